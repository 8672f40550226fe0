package org.candour.members;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.accounts.MemberList;
import org.candour.accounts.MemberList.Member;
import org.candour.accounts.Rights;
import org.candour.accounts.Roles;
import org.candour.accounts.Roles.Role;
import org.candour.accounts.Subscriptions;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
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
import org.candour.written.TypedNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
  String sight(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell, Model model) {
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
    model.addAttribute("typed", typed).addAttribute("problems", problems).addAttribute("asked", asked)
        .addAttribute("slice", why).addAttribute("only", named.map(Member::name).orElse(null))
        .addAttribute("people", byPerson)
        .addAttribute("seesCriticality",
            asked == null || asked.story() == 0
                || audience.covers(asked.story(), rights.reach(caller, Right.SEE_CRITICALITY)))
        .addAttribute("about", asked == null ? List.of() : services.byIds(asked.services()))
        .addAttribute("opened",
            asked == null || asked.story() == 0 ? List.of() : store.opened(caller.subscription(), asked.story()))
        .addAttribute("others", asked == null ? List.of() : store.others(caller.subscription(), asked))
        .addAttribute("named",
            asked == null
                ? null
                : named
                    .map(m -> new Named(m,
                        byPerson.isEmpty() ? store.shortfalls(caller.subscription(), m.person(), asked) : List.of()))
                    .orElse(null))
        .addAttribute("roles",
            roles.ofSubscriptions(shell.words().language()).stream().collect(Collectors.toMap(Role::id, Role::name)))
        .addAttribute("q", q)
        .addAttribute("found", q.isEmpty() ? List.of() : search.findBelow(scope, shell.region(), q, FOUND));
    return "members/sight";
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
}
