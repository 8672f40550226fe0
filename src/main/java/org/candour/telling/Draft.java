package org.candour.telling;

import java.util.List;
import org.candour.shared.RegionId;
import org.candour.story.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A story while it is being told. Address and postcode are not here: they went straight to {@code accounts}.
 *
 * @param token  the secret that finds it; only its hash is stored
 * @param story  the story it became, once sent
 * @param looked whether the author has seen what the privacy check finds in these words
 */
record Draft(String token, RegionId region, String language, boolean sharedDevice, @Nullable Long author, @Nullable Boolean mailOk,
    String title, String body, String good, String improve, String feel, List<Long> services, String serviceWords,
    @Nullable String role, String screenName, @Nullable Boolean ongoing, @Nullable Long story, @Nullable String cardNumber,
    @Nullable String cardWords, boolean looked) {

  /** What leaving this site quickly must forget: only what is told on a device that others use too. */
  @Nullable String forgottenByLeaving() {
    return sharedDevice ? token : null;
  }

  List<Tag> tags() {
    return java.util.stream.Stream.of(Tag.of("good", good), Tag.of("improve", improve), Tag.of("feel", feel))
        .flatMap(List::stream).toList();
  }

  @Override
  public String toString() {
    return "Draft";
  }
}
