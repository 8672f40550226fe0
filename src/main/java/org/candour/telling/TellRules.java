package org.candour.telling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.candour.directory.Region;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.story.Story;
import org.candour.story.StoryDetailRules;
import org.candour.story.Tag;
import org.candour.written.Postcodes;
import org.jspecify.annotations.Nullable;

/** What each page of telling wants, and how much it takes. */
final class TellRules {

  static final int TAGS = 400;
  static final int SERVICES = 12;
  static final int SERVICE_WORDS = 500;
  static final int NAME = 30;
  static final int SHORTEST_CODE = 4;
  static final int LONGEST_CODE = 40;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()\",;:\\\\\\[\\]]{1,64}@"
      + "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,20}(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,59})");
  private static final Pattern POSTCODE =
      Pattern.compile("(?:GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?(?:\\d[ABD-HJLNP-UW-Z]{2})?|"
          + "(?:[AC-FHKNPRTV-Y]\\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4})");

  private TellRules() {}

  /** What is wrong with the answers of one page as they are kept. */
  static Problems problems(TellStep step, Draft draft, Region region, Clock clock) {
    Problems problems = Problems.none();
    switch (step) {
      case STORY -> story(draft.words(), region, problems);
      case TAGS -> tags(problems, Map.of("good", draft.keywords().good(), "improve", draft.keywords().improve(), "feel",
          draft.keywords().feel()));
      case SERVICES -> services(draft.places(), problems);
      case WHEN -> when(draft.when(), region, problems);
      case ROLE -> role(draft.role(), problems);
      case WISHES -> StoryDetailRules.wishes(draft.wishes().hopes(), draft.wishes().hearFrom(), problems);
      case NAME -> name(draft.name().screenName(), problems);
      case SAFE -> wanted(problems, "safe", draft.mailOk());
      case KNOWN -> wanted(problems, "known", draft.known().known());
      case PUBLISH -> publish(draft, LocalDate.ofInstant(clock.instant(), region.zone()), problems);
      case LOOK, RATINGS, COMPLAINT, CONTACT, AGE, CHECK -> {}
    }
    return problems;
  }

  private static void story(TellAnswer.Words typed, Region region, Problems problems) {
    int words = PlainText.words(typed.body());
    if (typed.title().length() > Story.LONGEST_TITLE) {
      problems.add("title", "telling.tell.title-long", Story.LONGEST_TITLE);
    }
    if (typed.body().codePoints().noneMatch(Character::isLetter)) {
      problems.add("body", typed.body().isBlank() ? "telling.tell.body-empty" : "telling.tell.body-no-words");
    } else if (words > region.acceptedWords()) {
      problems.add("body", "telling.tell.body-long", region.acceptedWords(), words - region.acceptedWords());
    }
  }

  private static void tags(Problems problems, Map<String, String> fields) {
    for (String field : List.of("good", "improve", "feel")) {
      if (fields.getOrDefault(field, "").length() > TAGS) {
        problems.add(field, "telling.tell.tags-long", TAGS);
      } else if (Tag.tooLong(fields.getOrDefault(field, ""))) {
        problems.add(field, "telling.tell.tag-long");
      }
    }
  }

  private static void services(TellAnswer.ChosenServices places, Problems problems) {
    if (places.services().isEmpty() && places.words().isBlank()) {
      problems.add("q", "telling.tell.services-none");
    }
    if (places.words().length() > SERVICE_WORDS) {
      problems.add("words", "telling.tell.services-long", SERVICE_WORDS);
    }
  }

  private static void when(TellAnswer.When when, Region region, Problems problems) {
    wanted(problems, "happened", when.happened());
    if ("longer".equals(when.happened())) {
      problems.add("happened", "telling.tell.happened-longer", region.yearsBack());
    }
  }

  /** Whether this role speaks of another person's care. */
  static boolean isForSomebody(@Nullable String role) {
    return role != null && !role.equals("patient") && !role.equals("staff");
  }

  private static void role(TellAnswer.Role role, Problems problems) {
    wanted(problems, "role", role.role());
    if (isForSomebody(role.role())) {
      wanted(problems, "consent", role.consent());
    }
  }

  private static void name(String name, Problems problems) {
    if (name.isBlank()) {
      problems.add("name", "telling.name.none");
    } else if (name.length() > NAME) {
      problems.add("name", "telling.name.long", NAME);
    } else if (name.contains("@")) {
      problems.add("name", "telling.name.is-address");
    }
  }

  static Problems contact(String address, String postcode) {
    Problems problems = Problems.none();
    if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
      problems.add("address", "telling.tell.address-wrong");
    } else if (!address.isEmpty() && !EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "telling.tell.address-wrong"));
    }
    if (!postcode.isEmpty() && !POSTCODE.matcher(Postcodes.kept(postcode)).matches()) {
      problems.add("postcode", "telling.tell.postcode-wrong");
    }
    return problems;
  }

  private static void publish(Draft draft, LocalDate today, Problems problems) {
    TellAnswer.Publish publish = draft.publish();
    wanted(problems, "publish", publish.when());
    if ("left".equals(publish.when())) {
      StoryDetailRules.leaving(publish.leaveOn(), today, problems);
    }
  }

  /** Of an own device: long enough that nobody guesses it in the few tries there are. */
  static Problems code(String code) {
    Problems problems = Problems.none();
    if (code.isBlank()) {
      problems.add("code", "telling.code.none", SHORTEST_CODE);
    } else if (code.length() < SHORTEST_CODE || code.length() > LONGEST_CODE) {
      problems.add("code", "telling.code.length", SHORTEST_CODE, LONGEST_CODE);
    }
    return problems;
  }

  private static void wanted(Problems problems, String field, @Nullable Object given) {
    if (Objects.isNull(given)) {
      problems.add(field, "telling.tell." + field + "-none");
    }
  }
}
