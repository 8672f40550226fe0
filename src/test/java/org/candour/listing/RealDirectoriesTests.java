package org.candour.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.launch.ErrandHouse;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;

/** The directories themselves, where this machine has them; they are not part of the project. */
class RealDirectoriesTests {

  private static final List<String[]> ALL =
      List.of(new String[]{"nhs-hospitals-england", "nhs-hospitals-england/hospitals.csv.gz"},
          new String[]{"ods-trusts", "ods-trusts/trusts.csv.gz"},
          new String[]{"ods-gp-practices", "ods-gp-practices/practices.csv.gz"},
          new String[]{"ods-gp-hierarchy", "ods-gp-practices/practice-hierarchy-2022-01.csv.gz"},
          new String[]{"nhs-scotland-hospitals", "nhs-scotland/hospitals.csv.gz"},
          new String[]{"nhs-scotland-boards", "nhs-scotland/boards-partnerships-councils.csv.gz"},
          new String[]{"scotland-care-services", "scotland-care-services/services.csv.gz"});

  private final DirectoryImport imports = ErrandHouse.get(DirectoryImport.class);
  private final Services services = ErrandHouse.get(Services.class);
  private final ServiceSearch search = ErrandHouse.get(ServiceSearch.class);

  @Test
  void readsThemAllAndChangesNothingTheSecondTime() {
    Path folder = Path.of(Optional.ofNullable(System.getenv("CANDOUR_SHARED")).orElse("../shared")).resolve("data");
    if (!Files.isDirectory(folder)) {
      System.out.println("RealDirectoriesTests: " + folder + " is not here, so the real directories were not read.");
      return;
    }
    for (String[] each : ALL) {
      ImportReport report = imports.run(each[0], List.of(folder.resolve(each[1])), System.out::println);
      assertThat(report.unreadable()).isEmpty();
      assertThat(report.refused()).isEmpty();
      assertThat(report.read()).isPositive();
    }
    for (String[] each : ALL) {
      ImportReport again = imports.run(each[0], List.of(folder.resolve(each[1])), line -> {});
      assertThat(List.of(again.added(), again.changed(), again.closed(), again.above(), again.placeholders()))
          .as(each[0]).containsOnly(0);
    }
    understood();
  }

  private void understood() {
    Service trust = services.byCode("ods-r0a").orElseThrow();
    assertThat(trust.name()).isEqualTo("Manchester University NHS Foundation Trust");
    assertThat(services.byCode("ods-rd3").orElseThrow().closedOn()).isNotNull();
    assertThat(services.byCode("ods-w91019").orElseThrow().region()).isEqualTo("uk-wales");
    List<Service> lineage = services.lineage(services.byCode("ods-a81001").orElseThrow().id());
    assertThat(lineage).extracting(Service::kind).containsExactly("area", "partnership", "commissioner", "network",
        "practice");
    assertThat(search.find(new RegionId("uk-england"), "the surgery wrenbury", 5).getFirst().code())
        .isEqualTo("ods-n81614");
    assertThat(search.find(new RegionId("uk-england"), "manchester royal infirmary", 5).getFirst().under())
        .isEqualTo(trust.name());
    assertThat(search.find(new RegionId("uk-scotland"), "royal infirmary edinburgh", 5).getFirst().under())
        .isEqualTo("NHS Lothian");
  }
}
