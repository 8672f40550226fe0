package org.candour.alert;

import java.util.List;
import org.candour.TestHouse;
import org.candour.regions.Region;

/** What happens here when a story becomes public, for benchmarks that stand outside the room. */
public final class News {

  private News() {}

  /** Who is to be told of a story. */
  public static List<Long> listeners(TestHouse house, long story) {
    return house.bean(AlertRecipients.class).of(story).stream().map(AlertRecipients.Told::person).toList();
  }

  /** Puts a story on the lists of everybody who is to be told. Gives how many that are. */
  public static int tell(TestHouse house, long story, Region region) {
    List<AlertRecipients.Told> told = house.bean(AlertRecipients.class).of(story);
    house.bean(Digests.class).wait(story, told, region);
    return told.size();
  }
}
