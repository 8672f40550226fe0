package org.candour.telling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.accounts.Authors;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.screening.PrivacyCheck;
import org.candour.screening.PrivacyFind;
import org.springframework.stereotype.Component;

/** What in a draft could show who somebody is, for the author alone. It is found anew each time and kept nowhere. */
@Component
class PrivacyHints {

  private final PrivacyCheck privacy;
  private final Services services;
  private final Authors authors;

  PrivacyHints(PrivacyCheck privacy, Services services, Authors authors) {
    this.privacy = privacy;
    this.services = services;
    this.authors = authors;
  }

  /** The same words are named once. */
  record Noticed(String words, PrivacyFind find, int times) {}

  /** Whether there is something that the author has not seen yet. */
  boolean wanted(Draft draft) {
    return !draft.words().looked() && !at(draft).isEmpty();
  }

  List<Noticed> at(Draft draft) {
    return in(draft, List.of(draft.words().title(), draft.words().body()));
  }

  /** The same in what is said beside the story; nothing on other pages. */
  List<Noticed> beside(TellStep step, Draft draft) {
    String said = draft.said(step);
    return said.isEmpty() ? List.of() : in(draft, List.of(said));
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
    return services.byIds(draft.places().services()).stream().map(Service::fullName).collect(Collectors.joining(" "));
  }

  /** What is to be thought over about its screen name. */
  List<String> advice(Draft draft) {
    String address = Optional.ofNullable(draft.author()).flatMap(authors::addressOf).orElse("");
    return draft.name().screenName().isEmpty()
        ? List.of()
        : privacy.adviseOnName(draft.name().screenName(), address, draft.words().body());
  }

  String gendered(Draft draft) {
    return privacy.gendered(draft.words().body());
  }
}
