package org.candour.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.candour.directory.Service;
import org.candour.launch.ErrandHouse;
import org.candour.listing.DirectoryImport;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupTests {

  private static final RegionId ENGLAND = new RegionId("uk-england");
  private static final RegionId SCOTLAND = new RegionId("uk-scotland");

  private final ServiceSearch services = ErrandHouse.get(ServiceSearch.class);

  @BeforeAll
  static void aSmallDirectory(@TempDir Path folder) throws IOException {
    Path mapping = Files.writeString(folder.resolve("lookup.yaml"), """
        about: "made up"
        scheme: lookup
        region: [{when: {land: S}, is: uk-scotland}, {is: uk-england}]
        nodes:
          - {code: ref, name: title, kind: {column: kind, otherwise: practice}, town: town, postcode: post, closed: shut,
             parent: {code: above, kind: organisation}}
        """);
    Path rows = Files.writeString(folder.resolve("rows.csv"), """
        ref,title,kind,town,post,shut,above,land
        Z1,Zed Valley Trust,x,Quarrington,QX1 1AA,,,E
        P1,The Surgery,x,Quarrington,QX1 2AB,,,E
        P2,The Surgery,x,Netherfold,QX12 3CD,,Z1,E
        P3,The Surgery,x,Overfold,QX3 4EF,,,E
        P4,St Quill's Hospital,x,Overfold,QX3 4EG,,,E
        P5,Old Quarrington Surgery,x,Overfold,QX4 4EG,2020-01-01,,E
        P6,Brackenmoor Clinic,x,Overfold,QX5 4EG,,,E
        P7,Brackenmoor Clinic,x,Farness,QX6 4EG,,,S
        P8,Ward 90,x,Farfold,QX8 4EG,,,E
        P9,Ward 9 of many and a very long name,x,Farfold,QX8 4EG,,,E
        """);
    ErrandHouse.get(DirectoryImport.class).run(mapping.toString(), List.of(rows), line -> { });
  }

  @Test
  void findsTheRightOneOfManyByItsPlace() {
    assertThat(first("the surgery netherfold")).isEqualTo("lookup-p2");
    assertThat(first("The Surgery, Overfold")).isEqualTo("lookup-p3");
    assertThat(first("the surgery qx1 2ab")).isEqualTo("lookup-p1");
    assertThat(first("surgery QX34EF")).isEqualTo("lookup-p3");
    assertThat(first("surgery qx12")).isEqualTo("lookup-p2");
  }

  @Test
  void wholeWordsComeBeforeTheirBeginnings() {
    assertThat(first("ward 9 farfold")).isEqualTo("lookup-p9");
    assertThat(first("ward 90 farfold")).isEqualTo("lookup-p8");
  }

  @Test
  void doesNotTakeOneDistrictForAnother() {
    assertThat(found(ENGLAND, "qx1")).containsExactlyInAnyOrder("lookup-z1", "lookup-p1");
  }

  @Test
  void fallsBackToTheDistrictOfAPostcode() {
    assertThat(found(ENGLAND, "QX12 9ZZ")).containsExactly("lookup-p2");
  }

  @Test
  void findsByTheNameOfAParent() {
    assertThat(found(ENGLAND, "zed valley")).containsExactly("lookup-z1", "lookup-p2");
  }

  @Test
  void forgivesApostrophesAndSlips() {
    assertThat(first("st quills")).isEqualTo("lookup-p4");
    assertThat(first("saint quill")).isEqualTo("lookup-p4");
    assertThat(first("brakenmoor clinc")).isEqualTo("lookup-p6");
    assertThat(first("sugery nethrfold")).isEqualTo("lookup-p2");
  }

  @Test
  void putsTheOwnRegionFirstAndHidesTheClosed() {
    assertThat(found(ENGLAND, "brackenmoor")).containsExactly("lookup-p6", "lookup-p7");
    assertThat(found(SCOTLAND, "brackenmoor")).containsExactly("lookup-p7", "lookup-p6");
    assertThat(found(ENGLAND, "old quarrington")).doesNotContain("lookup-p5");
  }

  @Test
  void findsByCodeAndSurvivesAnything() {
    assertThat(first("p4 quill")).isEqualTo("lookup-p4");
    for (String typed : List.of("", "  ", "%", "_", "' or 1=1 --", "\\", "a", "🙂", "x ".repeat(500))) {
      assertThat(found(ENGLAND, typed)).hasSizeLessThanOrEqualTo(10);
    }
  }

  private String first(String typed) {
    return found(ENGLAND, typed).getFirst();
  }

  private List<String> found(RegionId region, String typed) {
    return services.find(region, typed, 10).stream().map(Service::code).toList();
  }
}
