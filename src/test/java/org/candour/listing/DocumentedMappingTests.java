package org.candour.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.candour.directory.Service;
import org.candour.directory.ServiceFacts;
import org.candour.launch.ErrandHouse;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The example of the documentation, taken from there. */
class DocumentedMappingTests {

  @TempDir private Path folder;

  @Test
  void theCareHomesOfTheDocumentationSayTheirTownOnce() throws IOException {
    String docs = Files.readString(Path.of("docs/directories.md"));
    String sample = docs.substring(docs.indexOf("about: \"Care homes of our county\""));
    Path mapping = Files.writeString(folder.resolve("homes.yaml"), sample.substring(0, sample.indexOf("```")));
    Path rows = Files.writeString(folder.resolve("homes.csv"), """
        Home,Provider,Address
        Documented Larches,Documented Days Ltd,"12 Mill Lane, Quarrelby, LN1 4ZQ"
        """);
    ErrandHouse.get(DirectoryImport.class).run(mapping.toString(), List.of(rows), line -> {});
    Service home =
        ErrandHouse.get(ServiceSearch.class).find(new RegionId("uk-england"), "documented larches", 1).getFirst();
    String address =
        ErrandHouse.get(JdbcClient.class).sql("select address from public_service_particulars where service = ?")
            .param(home.id()).query(String.class).single();
    assertThat(address).isEqualTo("12 Mill Lane");
    assertThat(home.town()).isEqualTo("Quarrelby");
  }

  @Test
  void whatTheAddressSaysAlreadyStandsOnThePageOnce() {
    assertThat(where("12 Mill Lane, Lowdyke, LN1 4ZQ")).containsExactly("12 Mill Lane", "Lowdyke", "Lincolnshire",
        "LN1 4ZQ");
    assertThat(where("12 Mill Lane\nLOWDYKE LN1 4ZQ")).containsExactly("12 Mill Lane", "Lowdyke", "Lincolnshire",
        "LN1 4ZQ");
    assertThat(where("3 Lowdyke Road")).containsExactly("3 Lowdyke Road", "Lowdyke", "Lincolnshire", "LN1 4ZQ");
  }

  private static List<String> where(String address) {
    return new ServiceFacts.Particulars(address, "Lincolnshire", null, null, null).where("Lowdyke", "LN1 4ZQ");
  }
}
