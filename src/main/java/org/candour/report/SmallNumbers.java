package org.candour.report;

/** How much may be said about so many stories. One rule for pages, files and programs. */
public enum SmallNumbers {

  /** "No stories in this period". */
  NOTHING(0),
  /** One to four: the stories themselves, no figures. */
  STORIES(1),
  /** Five to nine: "4 of 6", never a share. Eight of ten is anything from 49 to 94 %. */
  COUNTS(5),
  /** Ten to nineteen: a share with its interval, and nothing beside it. */
  SHARE(10),
  /** Twenty and more: may stand beside others of its kind. */
  COMPARISON(20);

  private final int from;

  SmallNumbers(int from) {
    this.from = from;
  }

  public static SmallNumbers of(long stories) {
    SmallNumbers shown = NOTHING;
    for (SmallNumbers each : values()) {
      shown = stories >= each.from ? each : shown;
    }
    return shown;
  }

  public boolean counts() {
    return compareTo(COUNTS) >= 0;
  }

  public boolean share() {
    return compareTo(SHARE) >= 0;
  }

  public boolean comparison() {
    return this == COMPARISON;
  }
}
