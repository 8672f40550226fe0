package org.candour.regions;

import org.candour.shared.RegionId;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.springframework.stereotype.Component;

/** The sentences that a region speaks, for letters: their reader is not there to say which language they want. */
@Component
public class RegionSentences {

  private final Regions regions;
  private final SentenceLanguages languages;

  RegionSentences(Regions regions, SentenceLanguages languages) {
    this.regions = regions;
    this.languages = languages;
  }

  /** Those of a region, in its first language. */
  public Sentences of(RegionId region) {
    return languages.in(regions.get(region).language());
  }
}
