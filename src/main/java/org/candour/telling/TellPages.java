package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Region;
import org.candour.directory.RegionQuestions;
import org.candour.directory.Regions;
import org.candour.shared.Limits;
import org.candour.shared.Network;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.TextSize;
import org.candour.telling.NextPage.Next;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Telling, one question a page. Each page carries the draft's token in its form; nothing typed is ever dropped. */
@Controller
class TellPages {

  private final Drafts drafts;
  private final Regions regions;
  private final RegionQuestions questions;
  private final QuestionRules way;
  private final TellView view;
  private final NextPage course;
  private final Limits limits;

  TellPages(Drafts drafts, Regions regions, RegionQuestions questions, QuestionRules way, TellView view,
      NextPage course, Limits limits) {
    this.drafts = drafts;
    this.regions = regions;
    this.questions = questions;
    this.way = way;
    this.view = view;
    this.course = course;
    this.limits = limits;
  }

  @Open
  @GetMapping("/tell/{step}")
  String page(@PathVariable String step, HttpServletRequest request, HttpServletResponse response, RegionId region,
      Model model) {
    TellStep at = TellStep.of(step).orElseThrow(() -> new NotFound("step " + step));
    Optional<Draft> remembered = TellCookie.read(request).flatMap(drafts::find).filter(d -> !d.sharedDevice());
    if (remembered.isEmpty()) {
      return "redirect:/tell";
    }
    Draft draft = remembered.get();
    if (drafts.isLocked(draft)) {
      drafts.lock(draft);
      return view.locked(draft, at.path(), Problems.none(), model, response);
    }
    if (draft.sent() != null) {
      return view.receipt(draft, model, response);
    }
    boolean toCheck = request.getParameter("check") != null;
    drafts.at(draft, toCheck ? TellStep.CHECK : at);
    return view.question(at, draft, regions.get(region), Problems.none(), Map.of(), toCheck, model, response);
  }

  @Open
  @PostMapping("/tell/{step}")
  String answer(@PathVariable String step, @RequestParam Map<String, String> typed, HttpServletRequest request,
      HttpServletResponse response, RegionId region, Model model) {
    TellStep at = TellStep.of(step).orElseThrow(() -> new NotFound("step " + step));
    Region here = regions.get(region);
    String token = typed.getOrDefault("draft", "");
    Optional<Draft> before = token.isEmpty()
        ? TellCookie.read(request).flatMap(drafts::find).filter(d -> !d.sharedDevice())
        : drafts.find(token);
    TellForm form = new TellForm(at, typed,
        before.map(d -> questions.ratings(d.region(), d.language())).orElse(java.util.List.of()));
    Optional<Draft> kept = before.flatMap(d -> drafts.keep(d.token(), form));
    if (kept.isEmpty()) {
      return view.lost(typed, model, response);
    }
    Draft draft = kept.get();
    // What was typed is kept, whoever sits there now; what comes next is shown to its author alone.
    if (mustUnlock(before.get(), typed)) {
      drafts.lock(draft);
      return view.locked(draft, at.path(), Problems.none(), model, response);
    }
    return draft.sent() != null
        ? view.receipt(draft, model, response)
        : next(at, form, draft, here, model, request, response);
  }

  /** Somebody may write for longer than a draft stays open without a word; the page knows when it was last used. */
  private boolean mustUnlock(Draft before, Map<String, String> typed) {
    boolean stillThere = typed.containsKey("draft") && typed.getOrDefault("idle", "").matches("\\d{1,3}")
        && Integer.parseInt(typed.getOrDefault("idle", "")) < Drafts.LOCKS.toSeconds();
    return drafts.isLocked(before) && !(stillThere && before.lock() != null && before.lock().lockedAt() == null);
  }

  private String next(TellStep at, TellForm form, Draft draft, Region here, Model model, HttpServletRequest request,
      HttpServletResponse response) {
    Map<String, String> typed = form.typed();
    if (typed.containsKey(TextSize.FIELD)) {
      TextSize.of(request).remember(request, response);
    }
    return switch (course.next(at, form, draft, here)) {
      case Next.Stay stay ->
        view.question(at, draft, here, stay.problems(), typed, typed.containsKey("back-to-check"), model, response);
      case Next.Turn turn -> turn(turn.to(), turn.toCheck(), draft, here, model, request, response);
      case Next.Send send -> send(draft, here, typed, model, request, response);
      case Next.Door door -> {
        response.setHeader("Cache-Control", "no-store");
        yield TellDevicePages.start(null, draft, "", here, Problems.none(), model);
      }
    };
  }

  /** Another page: by its address where the cookie finds the draft again, else at once, carrying the token on. */
  private String turn(TellStep to, boolean toCheck, Draft draft, Region here, Model model, HttpServletRequest request,
      HttpServletResponse response) {
    drafts.at(draft, toCheck ? TellStep.CHECK : to);
    boolean cookieWorks = !draft.sharedDevice() && TellCookie.read(request).filter(draft.token()::equals).isPresent();
    return cookieWorks
        ? "redirect:/tell/" + to.path() + (toCheck ? "?check=1" : "")
        : view.question(to, draft, here, Problems.none(), Map.of(), toCheck, model, response);
  }

  private String send(Draft draft, Region region, Map<String, String> typed, Model model, HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Drafts.Sending> sending = drafts.send(draft.token(), region, d -> often(d, request));
    if (sending.isEmpty()) {
      return view.lost(typed, model, response);
    }
    Drafts.Sending sent = sending.get();
    return sent.problems().any()
        ? view.question(sent.at(), sent.draft(), region, sent.problems(), typed, false, model, response)
        : view.receipt(sent.draft(), model, response);
  }

  /** Too many from one network, or with one address: that one may be somebody else's, who gets our letters. */
  private Problems often(Draft draft, HttpServletRequest request) {
    Problems problems = Problems.none();
    if (!limits.allow(Limits.Limit.TELL_NETWORK, Network.of(request).value())) {
      problems.add("send", "telling.tell.often");
    } else if (way.hasAddress(draft) && !limits.allow(Limits.Limit.TELL_AUTHOR, String.valueOf(draft.author()))) {
      problems.add("send", "telling.tell.often-address");
    }
    return problems;
  }
}
