package org.candour.story;

import java.util.List;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * A story while it is being told. Address and postcode are not here: they went straight to {@code accounts}.
 *
 * @param token  the secret that finds it; only its hash is stored
 * @param story  the story it became, once sent
 */
record Draft(String token, RegionId region, String language, boolean sharedDevice, @Nullable Long author, @Nullable Boolean mailOk,
    String title, String body, String good, String improve, String feel, List<Long> services, String serviceWords,
    @Nullable String role, String screenName, @Nullable Boolean ongoing, @Nullable Long story, @Nullable String cardNumber,
    @Nullable String cardWords) {

  Draft withStory(String newTitle, String newBody) {
    return new Draft(token, region, language, sharedDevice, author, mailOk, newTitle, newBody, good, improve, feel, services,
        serviceWords, role, screenName, ongoing, story, cardNumber, cardWords);
  }

  Draft withTags(String newGood, String newImprove, String newFeel) {
    return new Draft(token, region, language, sharedDevice, author, mailOk, title, body, newGood, newImprove, newFeel, services,
        serviceWords, role, screenName, ongoing, story, cardNumber, cardWords);
  }

  Draft withServices(List<Long> chosen, String words) {
    return new Draft(token, region, language, sharedDevice, author, mailOk, title, body, good, improve, feel, chosen,
        words, role, screenName, ongoing, story, cardNumber, cardWords);
  }

  Draft withRole(@Nullable String newRole) {
    return new Draft(token, region, language, sharedDevice, author, mailOk, title, body, good, improve, feel, services,
        serviceWords, newRole, screenName, ongoing, story, cardNumber, cardWords);
  }

  Draft withName(String name) {
    return new Draft(token, region, language, sharedDevice, author, mailOk, title, body, good, improve, feel, services,
        serviceWords, role, name, ongoing, story, cardNumber, cardWords);
  }

  Draft withContact(@Nullable Long newAuthor, @Nullable Boolean safe) {
    return new Draft(token, region, language, sharedDevice, newAuthor, safe, title, body, good, improve, feel, services,
        serviceWords, role, screenName, ongoing, story, cardNumber, cardWords);
  }

  Draft withOngoing(@Nullable Boolean still) {
    return new Draft(token, region, language, sharedDevice, author, mailOk, title, body, good, improve, feel, services,
        serviceWords, role, screenName, still, story, cardNumber, cardWords);
  }

  @Override
  public String toString() {
    return "Draft";
  }
}
