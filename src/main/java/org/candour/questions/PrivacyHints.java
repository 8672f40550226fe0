package org.candour.questions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.people.Authors;
import org.candour.screening.PrivacyCheck;
import org.candour.screening.PrivacyFind;
import org.springframework.stereotype.Component;

/** What in a draft could show who somebody is, for the author alone. It is found anew each time and kept nowhere. */
@Component
public class PrivacyHints {

  private final PrivacyCheck privacy;
  private final Services services;
  private final Authors authors;

  PrivacyHints(PrivacyCheck privacy, Services services, Authors authors) {
    this.privacy = privacy;
    this.services = services;
    this.authors = authors;
  }

  /** The same words are named once. */
  public record Noticed(String words, PrivacyFind find, int times) {}

  /** Whether there is something that the author has not seen yet. */
  public boolean wanted(Draft draft) {
    return !StoryQuestion.of(draft).looked() && !at(draft).isEmpty();
  }

  public List<Noticed> at(Draft draft) {
    return in(draft, List.of(draft.title(), draft.body()));
  }

  /** The same in what is said beside the story. */
  List<Noticed> beside(String said, Draft draft) {
    return said.isEmpty() ? List.of() : in(draft, List.of(said));
  }

  /** Whether words beside the story show something that the page has not said yet, and no script while writing. */
  boolean hasAdvice(TellForm form, String said, Draft draft) {
    return !form.isLooked() && !form.isAdvised(said) && !beside(said, draft).isEmpty();
  }

  private List<Noticed> in(Draft draft, List<String> texts) {
    String known = known(draft);
    Map<String, List<Noticed>> same = new LinkedHashMap<>();
    for (String text : texts) {
      for (PrivacyFind find : privacy.find(text, known)) {
        String words = find.in(text);
        same.computeIfAbsent(find.kind() + " " + words.toLowerCase(Locale.ROOT), k -> new ArrayList<>())
            .add(new Noticed(words, find, 1));
      }
    }
    return same.values().stream().map(all -> new Noticed(all.getFirst().words, all.getFirst().find, all.size()))
        .toList();
  }

  /** Names of the services that the story is about: no people. */
  String known(Draft draft) {
    return services.byIds(draft.services()).stream().map(Service::fullName).collect(Collectors.joining(" "));
  }

  /** What is to be thought over about its screen name. */
  List<String> advice(Draft draft) {
    String address = Optional.ofNullable(draft.author()).flatMap(authors::addressOf).orElse("");
    return NameQuestion.of(draft).screenName().isEmpty()
        ? List.of()
        : privacy.adviseOnName(NameQuestion.of(draft).screenName(), address, draft.body());
  }

  String gendered(Draft draft) {
    return privacy.gendered(draft.body());
  }
}
