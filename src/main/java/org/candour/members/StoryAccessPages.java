package org.candour.members;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.access.MemberList;
import org.candour.access.MemberList.Member;
import org.candour.access.Rights;
import org.candour.access.Roles;
import org.candour.access.Roles.Role;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.members.StoryAccessPages.Named;
import org.candour.members.StoryAccessStore.AskedEmergency;
import org.candour.members.StoryAccessStore.SightReason;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.story.Audience;
import org.candour.subscriptions.Subscriptions;
import org.candour.written.TypedNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Who can see this, and why?": of a story that there is, or of one that might be told about a service. */
@Controller
class StoryAccessPages {

  private static final int FOUND = 12;

  private final StoryAccessStore store;
  private final MemberList list;
  private final Roles roles;
  private final Rights rights;
  private final Audience audience;
  private final Subscriptions subscriptions;
  private final Services services;
  private final ServiceSearch search;

  StoryAccessPages(StoryAccessStore store, MemberList list, Roles roles, Rights rights, Audience audience,
      Subscriptions subscriptions, Services services, ServiceSearch search) {
    this.store = store;
    this.list = list;
    this.roles = roles;
    this.rights = rights;
    this.audience = audience;
    this.subscriptions = subscriptions;
    this.services = services;
    this.search = search;
  }

  /** The answer for one person who is named. */
  record Named(Member member, List<StoryAccessStore.Short> shortfalls) {}

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/sight")
  Page sight(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell) {
    Problems problems = Problems.none();
    AskedEmergency asked = asked(caller, typed, problems);
    Optional<Member> named = list.one(caller.subscription(), number(typed, "member"));
    int page = Math.clamp(number(typed, "page"), 1, 10_000);
    Slice<SightReason> why = asked == null
        ? new Slice<>(List.of(), 1, StoryAccessStore.PER_PAGE, 0)
        : store.reasons(caller.subscription(), asked, named.map(Member::person).orElse(null), page);
    Map<Long, List<SightReason>> byPerson = why.items().stream()
        .collect(Collectors.groupingBy(SightReason::person, LinkedHashMap::new, Collectors.toList()));
    List<Long> scope = subscriptions.scope(caller.subscription());
    String q = PlainText.cut(PlainText.line(typed.getOrDefault("q", "")), 120);
    return new SightPage(typed, problems, asked, why, byPerson,
        asked == null || asked.story() == 0
            || audience.covers(asked.story(), rights.reach(caller, Right.SEE_CRITICALITY)),
        asked == null ? List.of() : services.byIds(asked.services()),
        asked == null || asked.story() == 0 ? List.of() : store.opened(caller.subscription(), asked.story()),
        asked == null ? List.of() : store.others(caller.subscription(), asked),
        asked == null
            ? null
            : named
                .map(m -> new Named(m,
                    byPerson.isEmpty() ? store.shortfalls(caller.subscription(), m.person(), asked) : List.of()))
                .orElse(null),
        named.map(Member::name).orElse(null),
        roles.ofSubscriptions(shell.words().language()).stream().collect(Collectors.toMap(Role::id, Role::name)), q,
        q.isEmpty() ? List.of() : search.findBelow(scope, shell.region(), q, FOUND));
  }

  /** What is asked about; null where nothing is yet, or it lies beyond what this administrator looks after. */
  private @Nullable AskedEmergency asked(Caller.Person caller, Map<String, String> typed, Problems problems) {
    long service = number(typed, "service");
    if (service > 0 && subscriptions.covers(caller.subscription(), service)) {
      String criticality = typed.getOrDefault("criticality", "0");
      Optional<Service> found = services.byId(service);
      return new AskedEmergency(0, found.map(s -> List.of(s.id())).orElse(List.of()),
          criticality.matches("[0-5]") ? Integer.parseInt(criticality) : 0);
    }
    if (typed.getOrDefault("story", "").isBlank()) {
      return null;
    }
    long story = number(typed, "story");
    if (!audience.covers(story, rights.reach(caller, Right.ADMINISTER))) {
      problems.add("story", "members.sight.story-none");
      return null;
    }
    return store.of(story);
  }

  private static long number(Map<String, String> typed, String field) {
    return TypedNumbers.of(typed.getOrDefault(field, "")).orElse(0);
  }

  /**
   * Who can see what, and why.
   *
   * @param typed what was typed, by field
   * @param problems what is wrong with what was typed
   * @param asked the emergency opening that was asked for
   * @param slice a page of them
   * @param people why each of them sees it, by their numbers
   * @param seesCriticality whether the caller may know how critical stories are
   * @param about what it is about
   * @param opened those that are open just now
   * @param others that the caller could choose instead
   * @param named who is called so
   * @param only the one person who is asked about; empty for all
   * @param roles that can be given
   * @param q what was looked for; may be empty
   * @param found what was found
   */
  record SightPage(Map<String, String> typed, Problems problems, @Nullable AskedEmergency asked,
      Slice<SightReason> slice, Map<Long, List<SightReason>> people, boolean seesCriticality, List<Service> about,
      List<String> opened, List<String> others, @Nullable Named named, @Nullable String only, Map<String, String> roles,
      String q, List<Service> found) implements Page {}
}
