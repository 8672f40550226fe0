package org.candour.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.candour.Browserless;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.regions.ComplaintSteps;
import org.candour.regions.Regions;
import org.junit.jupiter.api.Test;

/** Where to complain is the region's own, and near where somebody may need it. */
class ComplaintTests {

  private final TestHouse house = TestHouse.get();
  private final Browserless nobody = Browserless.as("nobody");

  @Test
  void eachRegionSaysWhereToBeginHowLongThereIsWhoHelpsAndWhoDecides() {
    house.bean(Regions.class).all()
        .forEach(region -> assertThat(house.bean(ComplaintSteps.class).in(region.id(), region.language()))
            .extracting(ComplaintSteps.ComplaintStep::kind).as(region.name()).containsAll(ComplaintSteps.KINDS));
    assertThat(nobody.get("/uk-england/help/complaint").body()).contains("Where to complain: England")
        .contains("Twelve months").contains("href=\"tel:03450154033\"")
        .doesNotContain("Scottish Public Services Ombudsman");
    assertThat(nobody.get("/uk-scotland/help/complaint").body()).contains("Where to complain: Scotland")
        .contains("Six months").contains("Scottish Public Services Ombudsman")
        .doesNotContain("Parliamentary and Health");
  }

  @Test
  void aStoryLeadsThere() {
    Scene scene = Scene.published("Who decides", "I would like to know.");
    assertThat(nobody.get("/stories/" + scene.story).body()).contains("/help/complaint");
    assertThat(scene.author().get("/mine/stories/" + scene.story).body()).contains("/help/complaint");
  }
}
