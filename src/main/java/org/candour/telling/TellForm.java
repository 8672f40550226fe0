package org.candour.telling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candour.directory.RegionQuestions.RatingQuestion;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.story.Story;
import org.candour.story.StoryDetailRules;
import org.candour.written.Postcodes;
import org.jspecify.annotations.Nullable;

/**
 * What was typed on one page of telling: taken into the draft whatever it is, except what is none of the choices.
 *
 * @param questions what the region asks about each service
 */
record TellForm(TellStep step, Map<String, String> typed, List<RatingQuestion> questions) {

  static final List<String> ROLES = List.of("patient", "parent", "relative", "carer", "friend", "advocate", "staff");

  private static final Set<String> ROLE_SET = Set.copyOf(ROLES);
  private static final Set<String> CONSENTS = Set.of("yes", "cannot", "mine");
  private static final Set<String> TIMES = Set.of("now", "month", "half", "year", "years", "longer");
  private static final Set<String> COMPLAINTS = Set.of("no", "might", "yes");
  private static final Set<String> KNOWN = Set.of("yes", "perhaps", "no");
  private static final Set<String> PUBLISH = Set.copyOf(StoryDetailRules.PUBLISH);
  /**
   * Longer than any limit, so that what is too long comes back with the error as it was typed, whichever way its author
   * turns.
   */
  private static final int KEPT = 20_000;
  private static final Pattern AGE = Pattern.compile("[0-9-]{1,10}");

  /** What is on a page with nothing typed. */
  static TellForm of(TellStep step, Map<String, String> typed) {
    return new TellForm(step, typed, List.of());
  }

  private String text(String field) {
    return typed.getOrDefault(field, "");
  }

  String line(String field) {
    return PlainText.line(text(field));
  }

  private String words(String field) {
    return PlainText.cut(PlainText.of(text(field)), KEPT);
  }

  private String kept(String field) {
    return PlainText.cut(line(field), KEPT);
  }

  private @Nullable String one(String field, Set<String> of) {
    return of.contains(text(field)) ? text(field) : null;
  }

  /** What was typed here, as the draft takes it; null where there is nothing to keep. */
  @Nullable
  TellAnswer answer(Draft draft) {
    return switch (step) {
      // A form without its field, cut off on the way or of another kind, takes nothing away.
      case STORY -> !has("body")
          ? null
          : new TellAnswer.Words(kept("title"), PlainText.cut(PlainText.of(text("body")), Story.MOST_CHARACTERS),
              isLooked());
      case TAGS ->
        !has("good", "improve", "feel") ? null : new TellAnswer.Keywords(kept("good"), kept("improve"), kept("feel"));
      case SERVICES -> new TellAnswer.ChosenServices(services(draft), words("words"));
      case WHEN -> new TellAnswer.When(one("happened", TIMES));
      case ROLE -> new TellAnswer.Role(one("role", ROLE_SET), one("consent", CONSENTS));
      case RATINGS -> new TellAnswer.Ratings(ratings(draft));
      case WISHES -> !has("hopes", "hear") ? null : new TellAnswer.Wishes(words("hopes"), kept("hear"));
      case COMPLAINT -> new TellAnswer.Complaint(one("complaint", COMPLAINTS));
      case NAME ->
        new TellAnswer.Name(PlainText.cut(line(line("choose").isEmpty() ? "name" : "choose"), TellRules.NAME * 4));
      // What is no address cannot be handed on.
      case CONTACT -> contact().any()
          ? null
          : new TellAnswer.Contact(line("address"), Postcodes.kept(line("postcode")).toUpperCase(Locale.ROOT));
      case SAFE -> new TellAnswer.Safe(yesNo("safe"));
      case AGE -> new TellAnswer.Age(AGE.matcher(text("age")).matches() ? text("age") : null);
      case KNOWN -> new TellAnswer.Known(one("known", KNOWN));
      case PUBLISH -> new TellAnswer.Publish(one("publish", PUBLISH), PlainText.cut(line("leave-on"), 40));
      case LOOK, CHECK -> null;
    };
  }

  /** What is wrong with what was typed, and could not be taken into the draft. */
  Problems contact() {
    return step == TellStep.CONTACT
        ? TellRules.contact(line("address"), line("postcode").toUpperCase(Locale.ROOT))
        : Problems.none();
  }

  /** Whether the field is filled that people do not see. */
  boolean isMachine() {
    return !text("web-page").isBlank();
  }

  /** Whether script showed while it was written what the words could show. */
  boolean isLooked() {
    return text("looked").equals("yes");
  }

  /** Whether the page that was sent showed already what is to be said about this screen name, or these words. */
  boolean isAdvised(String name) {
    return line("advised").equals(name);
  }

  /** Whether its author says that these are their own words. */
  boolean isOwnWords() {
    return text("mine").equals("yes");
  }

  /** Whether more was typed than is ever kept. */
  boolean tooLongToKeep() {
    return step == TellStep.STORY && text("body").length() > Story.MOST_CHARACTERS;
  }

  private boolean has(String... fields) {
    return Stream.of(fields).anyMatch(typed::containsKey);
  }

  private @Nullable Boolean yesNo(String field) {
    return text(field).equals("yes") ? Boolean.TRUE : text(field).equals("no") ? Boolean.FALSE : null;
  }

  private Map<String, String> ratings(Draft draft) {
    Map<String, String> codes = new TreeMap<>();
    for (long service : draft.places().services()) {
      for (RatingQuestion question : questions) {
        String code = text("rate." + service + "." + question.code());
        if (question.takes(code)) {
          codes.put(service + "." + question.code(), code);
        }
      }
    }
    return codes;
  }

  private List<Long> services(Draft draft) {
    List<Long> chosen = new ArrayList<>(draft.places().services());
    number("add").filter(id -> !chosen.contains(id) && chosen.size() < TellRules.SERVICES).ifPresent(chosen::add);
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
}
