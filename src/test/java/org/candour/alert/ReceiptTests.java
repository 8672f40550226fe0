package org.candour.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.candour.TestHouse;
import org.candour.people.Authors;
import org.candour.regions.Regions;
import org.candour.shared.CrisisLine;
import org.candour.shared.RegionId;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.junit.jupiter.api.Test;

class ReceiptTests {

  private final TestHouse house = TestHouse.get();

  @Test
  void theReceiptNamesTheRegionsOwnNumbers() {
    RegionId region = new RegionId("uk-scotland");
    String address = UUID.randomUUID() + "@receipt.example";
    long author = house.bean(Authors.class).reach(address, null);
    house.bean(Stories.class).submit(new NewStory(region, "en", author, true, "patient", "larkspurq", "A title",
        "It was good.", List.of(), List.of(), "somewhere", false, "web"));
    house.settle();
    String letter = TestHouse.text(house.mailTo(address).getFirst());
    assertThat(house.bean(Regions.class).get(region).crisis()).isNotEmpty().extracting(CrisisLine::number)
        .allSatisfy(n -> assertThat(letter).contains(n + ":"));
  }
}
