package org.candour.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.candour.launch.ErrandHouse;
import org.candour.listing.DirectoryImport;
import org.candour.lookup.LookupRequest;
import org.candour.lookup.LookupResult;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlacesTests {

  private static final RegionId IRELAND = new RegionId("ireland");

  @TempDir private Path folder;

  @Test
  void theMiddleOfARoutingKeyIsThatOfItsServices() throws IOException {
    Path mapping = Files.writeString(folder.resolve("eir.yaml"), """
        about: "made up"
        scheme: placeseir
        region: [{is: ireland}]
        nodes: [{code: ref, name: title, kind: practice, town: town, postcode: post, latitude: lat, longitude: lon}]
        """);
    Path rows = Files.writeString(folder.resolve("eir.csv"), """
        ref,title,town,post,lat,lon
        1,Quillmoor Practice,Quillmoor,P99 AC12,52.10,-8.20
        2,Quillmoor Clinic,Quillmoor,P99 CD34,52.20,-8.40
        3,Quillmoor Chemist,Quillmoor East,P99 EF56,,
        """);
    ErrandHouse.get(DirectoryImport.class).run(mapping.toString(), List.of(rows), line -> {});
    Places places = new Places(new PlaceStore(ErrandHouse.get(JdbcClient.class)));
    for (String typed : List.of("P99 X2Y3", "p99x2y3", "P99")) {
      Places.Place place = places.find(IRELAND, typed).orElseThrow();
      assertThat(place.latitude()).as(typed).isCloseTo(52.15, within(0.001));
      assertThat(place.longitude()).as(typed).isCloseTo(-8.3, within(0.001));
    }
    assertThat(places.ofPostcode("P99 EF56")).map(Places.Place::name).contains("P99");
    assertThat(places.find(IRELAND, "P99 AC12").orElseThrow().latitude()).as("a service knows better").isCloseTo(52.10,
        within(0.001));
    assertThat(places.find(IRELAND, "Quillmoor East")).as("a town whose services know only their Eircode").isPresent();
    assertThat(places.find(IRELAND, "P98 X2Y3")).isEmpty();
    assertThat(places.ofPostcode("N1")).map(Places.Place::name).contains("N1");
    List<LookupResult> found = ErrandHouse.get(ServiceSearch.class).look(LookupRequest.in(IRELAND, "P99 X2Y3", 10));
    assertThat(found).hasSize(3).allMatch(f -> f.what().equals("P99"));
  }
}
