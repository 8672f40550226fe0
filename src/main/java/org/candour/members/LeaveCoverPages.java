package org.candour.members;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.access.Covers;
import org.candour.access.Covers.Absence;
import org.candour.access.Covers.CoverRefusal;
import org.candour.access.Covers.LeaveCover;
import org.candour.access.MemberList;
import org.candour.access.MemberList.Member;
import org.candour.access.Memberships;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Being away: somebody enters who stands in for them; an administrator may enter it for anybody. */
@Controller
class LeaveCoverPages {

  private static final int MOST_DAYS = 400;
  private static final int MOST = 100;

  private final Covers covers;
  private final Memberships members;
  private final MemberList list;

  LeaveCoverPages(Covers covers, Memberships members, MemberList list) {
    this.covers = covers;
    this.members = members;
    this.list = list;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/away")
  Page away(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell) {
    return page(caller, typed, Problems.none(), shell);
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/away")
  Page add(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell) {
    Problems problems = Problems.none();
    if (typed.containsKey("find")) {
      return page(caller, typed, problems, shell);
    }
    LocalDate from = day(typed, "from", problems);
    LocalDate to = day(typed, "to", problems);
    if (from != null && to != null
        && (to.isBefore(from) || to.isBefore(shell.today()) || to.isAfter(from.plusDays(MOST_DAYS)))) {
      problems.add("to", "members.away.to-wrong");
    }
    long absent = caller.may(Right.ADMINISTER) && number(typed, "absent") > 0 ? number(typed, "absent") : caller.id();
    long deputy = number(typed, "deputy");
    if (!members.has(caller.subscription(), absent)) {
      problems.add("absent", "members.away.absent-none");
    } else if (!members.looksAfter(caller, absent)) {
      problems.add("absent", "members.outcome.beyond");
    }
    if (deputy == absent || !members.has(caller.subscription(), deputy)) {
      problems.add("deputy", "members.away.deputy-none");
    }
    if (problems.any() || from == null || to == null) {
      return page(caller, typed, problems, shell);
    }
    Instant since = from.atStartOfDay(shell.zone()).toInstant();
    Absence wanted = new Absence(absent, deputy, since.isBefore(shell.now()) ? shell.now() : since,
        to.plusDays(1).atStartOfDay(shell.zone()).toInstant());
    covers.add(caller, wanted).ifPresent(refusal -> say(problems, refusal, deputy, caller, shell));
    return problems.any() ? page(caller, typed, problems, shell) : Page.redirect("/work/away?done=entered");
  }

  /**
   * Why a colleague cannot stand in is for administrators to know; when they are away, or for whom they stand in, all
   * may know.
   */
  private void say(Problems problems, CoverRefusal refusal, long deputy, Caller.Person caller, Shell shell) {
    String name = list.one(caller.subscription(), deputy).map(Member::name).orElse("");
    LeaveCover other = refusal.other();
    if (other == null) {
      problems.add("deputy", !caller.may(Right.ADMINISTER)
          ? "members.away.deputy-cannot"
          : refusal.why() == Covers.CoverProblem.FROZEN ? "members.away.deputy-frozen" : "members.away.deputy-no-right",
          name);
      return;
    }
    String from = shell.day(other.since());
    String to = shell.day(other.until().minusSeconds(1));
    switch (refusal.why()) {
      case AWAY -> problems.add("deputy", "members.away.deputy-away", name, from, to);
      case HAS_ONE -> problems.add("from", "members.away.has-one", other.deputyName(), other.absentName(), from, to);
      default -> problems.add("from", "members.away.stands-in", other.deputyName(), other.absentName(), from, to);
    }
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/away/{id}/end")
  Page end(@PathVariable long id, Caller.Person caller) {
    covers.end(caller, id);
    return Page.redirect("/work/away?done=ended");
  }

  private static @Nullable LocalDate day(Map<String, String> typed, String field, Problems problems) {
    LocalDate day = TypedDates.of(typed.getOrDefault(field, "")).orElse(null);
    if (day != null && day.getYear() > 1999 && day.getYear() < 2200) {
      return day;
    }
    problems.add(field, day == null ? TypedDates.FORM : "members.away.day-wrong");
    return null;
  }

  private static long number(Map<String, String> typed, String field) {
    String text = typed.getOrDefault(field, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private Page page(Caller.Person caller, Map<String, String> typed, Problems problems, Shell shell) {
    boolean administrator = caller.may(Right.ADMINISTER);
    long absent = administrator && number(typed, "absent") > 0 ? number(typed, "absent") : caller.id();
    String q = PlainText.cut(PlainText.line(typed.getOrDefault("q", "")), 120);
    List<Member> colleagues = q.isEmpty()
        ? List.of()
        : (administrator ? list.of(caller.subscription(), q, "", 1) : list.named(caller.subscription(), q)).items()
            .stream().filter(m -> !m.frozen() && m.person() != absent).limit(20).toList();
    List<LeaveCover> shown =
        administrator ? covers.all(caller.subscription(), MOST) : covers.of(caller.subscription(), caller.id());
    Set<Long> away = shown.stream().map(LeaveCover::absent).collect(Collectors.toSet());
    away.removeIf(person -> !members.looksAfter(caller, person));
    // Whom the caller stands in for is theirs to hand back.
    Set<Long> handed = shown.stream().filter(c -> c.deputy() == caller.id() && !away.contains(c.absent()))
        .map(LeaveCover::id).collect(Collectors.toSet());
    return new AwayPage(shown, away, handed, colleagues, list.one(caller.subscription(), number(typed, "deputy")),
        list.one(caller.subscription(), absent), typed, q, typed.getOrDefault("done", ""), problems);
  }

  /**
   * Who is away, and who stands in.
   *
   * @param covers who stands in for whom
   * @param own what is the caller's own
   * @param handed those that the caller can hand back
   * @param colleagues who could stand in
   * @param chosen what was chosen so far
   * @param absent who is away
   * @param typed what was typed, by field
   * @param q what was looked for; may be empty
   * @param done what has just been done; may be empty
   * @param problems what is wrong with what was typed
   */
  record AwayPage(List<LeaveCover> covers, Set<Long> own, Set<Long> handed, List<Member> colleagues,
      Optional<Member> chosen, Optional<Member> absent, Map<String, String> typed, String q, String done,
      Problems problems) implements Page {}
}
