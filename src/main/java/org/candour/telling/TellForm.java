package org.candour.telling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.candour.directory.Region;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.story.Story;
import org.candour.story.Tag;
import org.jspecify.annotations.Nullable;

/** What was typed on one page of telling: kept in the draft whatever it is, and checked. */
record TellForm(Step step, Map<String, String> typed, Region region) {

  static final List<String> ROLES = List.of("patient", "parent", "relative", "carer", "friend", "advocate", "staff");

  private static final Set<String> ROLE_SET = Set.copyOf(ROLES);
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()\",;:\\\\\\[\\]]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}{2,24}");
  private static final Pattern POSTCODE = Pattern.compile("(?:GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?(?:\\d[ABD-HJLNP-UW-Z]{2})?)");
  /** The longest care journey that is still one story. */
  static final int MOST_SERVICES = 12;
  private static final int TAGS = 400;
  private static final int SERVICE_WORDS = 500;
  private static final int NAME = 30;

  private String text(String field) {
    return typed.getOrDefault(field, "");
  }

  String line(String field) {
    return PlainText.line(text(field));
  }

  /** A page of a draft as it is kept, with nothing typed. */
  static TellForm stored(Step step, Region region) {
    return new TellForm(step, Map.of(), region);
  }

  /** What was typed here, as the draft takes it; null where there is nothing to keep. */
  @Nullable Answer answer(Draft draft) {
    return switch (step) {
      case STORY -> new Answer.Words(PlainText.cut(line("title"), Story.LONGEST_TITLE * 4), PlainText.cut(PlainText.of(text("body")), Story.MOST_CHARACTERS));
      case TAGS -> new Answer.Keywords(PlainText.cut(line("good"), TAGS * 2), PlainText.cut(line("improve"), TAGS * 2),
          PlainText.cut(line("feel"), TAGS * 2));
      case SERVICES -> new Answer.Places(services(draft), PlainText.cut(PlainText.of(text("words")), SERVICE_WORDS * 4));
      case ROLE -> new Answer.Role(ROLE_SET.contains(text("role")) ? text("role") : null);
      case NAME -> new Answer.Name(PlainText.cut(line("name"), NAME * 4));
      // What is no address cannot be handed on.
      case CONTACT -> problems(draft).any() ? null : new Answer.Contact(line("address"), line("postcode").toUpperCase(Locale.ROOT));
      case SAFE -> new Answer.Safe(yesNo("safe"));
      case ONGOING -> new Answer.Ongoing(yesNo("ongoing"));
      case CHECK -> null;
    };
  }

  /** What is wrong on this page. */
  Problems problems(Draft draft) {
    Problems problems = Problems.none();
    switch (step) {
      case STORY -> story(draft, problems);
      case TAGS -> tooLong(problems, Map.of("good", draft.good(), "improve", draft.improve(), "feel", draft.feel()));
      case SERVICES -> service(draft, problems);
      case ROLE -> wanted(problems, "role", draft.role() != null);
      case NAME -> name(draft, problems);
      case CONTACT -> contact(problems);
      case SAFE -> wanted(problems, "safe", draft.mailOk() != null);
      case ONGOING -> wanted(problems, "ongoing", draft.ongoing() != null);
      case CHECK -> { }
    }
    return problems;
  }

  private void story(Draft draft, Problems problems) {
    int words = PlainText.words(draft.body());
    if (draft.title().length() > Story.LONGEST_TITLE) {
      problems.add("title", "telling.tell.title-long", Story.LONGEST_TITLE);
    }
    if (!hasLetters(draft.body())) {
      problems.add("body", draft.body().isBlank() ? "telling.tell.body-empty" : "telling.tell.body-no-words");
    } else if (words > region.acceptedWords() || text("body").length() > Story.MOST_CHARACTERS) {
      problems.add("body", "telling.tell.body-long", region.acceptedWords(), Math.max(1, words - region.acceptedWords()));
    }
  }

  private static void tooLong(Problems problems, Map<String, String> fields) {
    for (String field : List.of("good", "improve", "feel")) {
      if (fields.getOrDefault(field, "").length() > TAGS) {
        problems.add(field, "telling.tell.tags-long", TAGS);
      } else if (Tag.tooLong(fields.getOrDefault(field, ""))) {
        problems.add(field, "telling.tell.tag-long");
      }
    }
  }

  private static void service(Draft draft, Problems problems) {
    if (draft.services().isEmpty() && draft.serviceWords().isBlank()) {
      problems.add("q", "telling.tell.services-none");
    }
    if (draft.serviceWords().length() > SERVICE_WORDS) {
      problems.add("words", "telling.tell.services-long", SERVICE_WORDS);
    }
  }

  private static void wanted(Problems problems, String field, boolean given) {
    if (!given) {
      problems.add(field, "telling.tell." + field + "-none");
    }
  }

  private static void name(Draft draft, Problems problems) {
    if (draft.screenName().isBlank()) {
      problems.add("name", "telling.name.none");
    } else if (draft.screenName().length() > NAME) {
      problems.add("name", "telling.name.long", NAME);
    } else if (draft.screenName().contains("@")) {
      problems.add("name", "telling.name.is-address");
    }
  }

  private void contact(Problems problems) {
    String address = line("address");
    if (!address.isEmpty() && (address.length() > 254 || !ADDRESS.matcher(address).matches())) {
      problems.add("address", "telling.tell.address-wrong");
    }
    String postcode = line("postcode").toUpperCase(Locale.ROOT);
    if (!postcode.isEmpty() && !POSTCODE.matcher(postcode).matches()) {
      problems.add("postcode", "telling.tell.postcode-wrong");
    }
  }

  private List<Long> services(Draft draft) {
    List<Long> chosen = new ArrayList<>(draft.services());
    number("add").filter(id -> !chosen.contains(id) && chosen.size() < MOST_SERVICES).ifPresent(chosen::add);
    number("remove").ifPresent(chosen::remove);
    number("up").ifPresent(id -> move(chosen, id, -1));
    number("down").ifPresent(id -> move(chosen, id, 1));
    return chosen;
  }

  private static void move(List<Long> chosen, Long which, int by) {
    int from = chosen.indexOf(which);
    int to = from + by;
    if (from >= 0 && to >= 0 && to < chosen.size()) {
      Collections.swap(chosen, from, to);
    }
  }

  private Optional<Long> number(String field) {
    return text(field).matches("\\d{1,18}") ? Optional.of(Long.valueOf(text(field))) : Optional.empty();
  }

  private @Nullable Boolean yesNo(String field) {
    return switch (text(field)) {
      case "yes" -> Boolean.TRUE;
      case "no" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static boolean hasLetters(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }
}
