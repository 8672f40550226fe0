package org.candour.telling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.inviting.Invitation;
import org.candour.inviting.Invitations;
import org.candour.look.Page;
import org.candour.lookup.ServicePicker;
import org.candour.questions.Draft;
import org.candour.regions.Region;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.shared.ViewRule;
import org.candour.telling.DraftDevices.NewDraft;
import org.candour.telling.DraftDevices.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where telling begins: whose device it is. */
@Controller
class TellStartPages {

  private final Drafts drafts;
  private final DraftDevices devices;
  private final Invitations invitations;
  private final ServicePicker picker;
  private final TellLimits limits;
  private final TellView view;

  TellStartPages(Drafts drafts, DraftDevices devices, Invitations invitations, ServicePicker picker, TellLimits limits,
      TellView view) {
    this.drafts = drafts;
    this.devices = devices;
    this.invitations = invitations;
    this.picker = picker;
    this.limits = limits;
    this.view = view;
  }

  /** What was typed at the door. */
  private record StartForm(Map<String, String> typed) {

    String text(String field) {
      return typed.getOrDefault(field, "");
    }

    boolean isOwn() {
      return text("device").equals("own");
    }

    boolean isShared() {
      return text("device").equals("shared");
    }

    /** On an own device. */
    String code() {
      return PlainText.line(text("code"));
    }

    /** The code of the service that it is about. */
    String service() {
      return PlainText.line(text("service"));
    }
  }

  @Open
  @GetMapping("/tell")
  Page start(HttpServletRequest request, Shell shell, @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String link) {
    Optional<Draft> unfinished = TellCookie.draft(request, drafts).filter(d -> d.sent() == null && !d.body().isBlank());
    Optional<Invitation> invited = invitations.working(link, shell.region());
    invited.filter(i -> ViewRule.counts(request.getMethod(), request::getHeader)).ifPresent(invitations::opened);
    return TellPage.fresh(PlainText.line(service), view.region(shell.region())).invited(invited, link)
        .unfinished(unfinished.map(d -> d.path(d.going())).orElse(null));
  }

  @Open
  @PostMapping("/tell")
  Page begin(@RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response,
      Shell shell) {
    StartForm form = new StartForm(typed);
    Optional<Draft> before = drafts.find(form.text("draft")).filter(d -> d.sent() == null && !devices.isLocked(d));
    Problems problems = form.isOwn() ? DraftDevices.problems(form.code()) : Problems.none();
    // Whoever began a story here and types its code means that one; whoever types another is asked before it is out of
    // reach.
    Optional<Draft> begun = before.isPresent() || !form.isOwn() || !form.text("anew").isEmpty() || problems.any()
        ? Optional.empty()
        : TellCookie.draft(request, drafts).filter(d -> d.sent() == null);
    Optional<Opening> opening = begun.map(d -> devices.open(d, form.code()));
    if (opening.filter(o -> o == Opening.OPEN).isPresent()) {
      Draft draft = drafts.find(begun.orElseThrow().token()).orElseThrow();
      return view.page(draft.going(), draft, shell);
    }
    opening.ifPresent(o -> problems.add("code", o == Opening.OFTEN ? "telling.code.often" : "telling.tell.code-other"));
    check(form, before.isPresent(), request, problems);
    if (problems.any()) {
      Page again = again(form, before, begun.isPresent(), problems, shell);
      return opening.filter(o -> o == Opening.OFTEN).isPresent() ? again.with(429) : again;
    }
    Draft draft = begin(form, before, shell);
    remember(draft, form.isOwn(), request, response);
    return view.page(draft.going(), draft, shell);
  }

  private void check(StartForm form, boolean goesOn, HttpServletRequest request, Problems problems) {
    if (!form.isOwn() && !form.isShared()) {
      problems.add("device", "telling.tell.device-none");
    } else if (!goesOn && !problems.any() && !limits.mayBegin(Network.of(request))) {
      problems.add("device", "telling.tell.often");
    }
  }

  private Page again(StartForm form, Optional<Draft> before, boolean another, Problems problems, Shell shell) {
    Region here = view.region(shell.region());
    TellPage page = before.map(d -> TellPage.goingOn(d, here)).orElseGet(() -> TellPage.fresh("", here));
    Optional<Invitation> invited = invitations.working(form.text("link"), shell.region());
    return page.invited(invited, form.text("link")).again(form, another, problems).unkept();
  }

  /** The story goes on with another answer to whose device it is, or begins. */
  private Draft begin(StartForm form, Optional<Draft> before, Shell shell) {
    @Nullable String own = form.isOwn() ? form.code() : null;
    Optional<Invitation> invited = invitations.working(form.text("link"), shell.region());
    List<Long> about =
        invited.map(i -> picker.kept(i.services(), List.of())).orElseGet(() -> picker.byCode(form.service()));
    return before.flatMap(d -> devices.device(d.token(), own)).orElseGet(
        () -> devices.begin(new NewDraft(shell.region(), shell.words().language(), invited.orElse(null), about), own));
  }

  private static void remember(Draft draft, boolean own, HttpServletRequest request, HttpServletResponse response) {
    if (own) {
      TellCookie.give(request, response, draft.token());
    } else if (TellCookie.isOf(request, draft.token())) {
      TellCookie.take(request, response);
    }
  }

  /**
   * The door of telling.
   *
   * @param problems what is wrong with what was typed
   * @param unfinished where the draft goes on that this device knows; null for none
   * @param going a draft that came back to this question; null for none
   * @param service the code of the service that it is about; may be empty
   * @param device what was answered; may be empty
   * @param another whether a story was begun here that the typed code does not open
   * @param invited who asks for this story; null for nobody
   * @param linkGone whether a link was followed whose owner asks no more, which stops nobody from telling
   * @param withoutScreen how to tell by letter or telephone
   */
  record TellPage(Problems problems, @Nullable String unfinished, @Nullable Draft going, String service, String device,
      boolean another, @Nullable Invitation invited, boolean linkGone,
      Region.WithoutScreen withoutScreen) implements Page {

    /** For somebody who has said nothing yet. */
    static TellPage fresh(String service, Region here) {
      return new TellPage(Problems.none(), null, null, service, "", false, null, false, here.withoutScreen());
    }

    /** For a draft that came back to this question. */
    static TellPage goingOn(Draft draft, Region here) {
      return new TellPage(Problems.none(), null, draft, "", "", false, null, false, here.withoutScreen());
    }

    TellPage invited(Optional<Invitation> by, String link) {
      return new TellPage(problems, unfinished, going, service, device, another, by.orElse(null),
          by.isEmpty() && !link.isBlank(), withoutScreen);
    }

    TellPage unfinished(@Nullable String where) {
      return new TellPage(problems, where, going, service, device, another, invited, linkGone, withoutScreen);
    }

    private TellPage again(StartForm form, boolean begun, Problems wrong) {
      return new TellPage(wrong, unfinished, going, form.service(), form.text("device"), begun, invited, linkGone,
          withoutScreen);
    }
  }
}
