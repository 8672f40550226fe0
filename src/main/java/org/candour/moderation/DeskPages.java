package org.candour.moderation;

import java.util.List;
import java.util.Optional;
import org.candour.decision.DecisionAct;
import org.candour.decision.Reason;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.moderation.DeskView.DeskState;
import org.candour.moderation.DeskView.UntagForm;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.tagging.PublicTags;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One item of the desk, and its decision. */
@Controller
class DeskPages {

  private final Reviews reviews;
  private final DeskItems items;
  private final DeskView view;
  private final Objections objections;
  private final Services services;
  private final TitleProposals titles;

  DeskPages(Reviews reviews, DeskItems items, DeskView view, Objections objections, Services services,
      TitleProposals titles) {
    this.reviews = reviews;
    this.items = items;
    this.view = view;
    this.objections = objections;
    this.services = services;
    this.titles = titles;
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @GetMapping("/desk/{id}")
  Page item(@PathVariable long id, @RequestParam(defaultValue = "") String words, Caller.Person caller, Shell shell) {
    Review review = reviews.get(caller, id);
    Optional<String> another = reviews.markViewing(caller, review);
    DeskItem item = items.of(review);
    DeskForm form = item.form(review.revision());
    if (item instanceof DeskItem.OfStory && item.open() && item.title().isBlank()) {
      form = form.titled(titles.propose(item.body(), services.byIds(form.services()), shell));
    }
    Optional<String> proposed = objections.open(review)
        .filter(o -> words.equals("proposed") && o.act().equals(Objections.REPHRASED) && item.open())
        .map(Objections.Objection::words);
    String refusal = objections.refusal(caller, review);
    String warning = !refusal.isEmpty() ? refusal : another.map(name -> "looking:" + name).orElse("");
    return view
        .page(DeskState.of(review, item, proposed.isPresent() ? form.withBody(proposed.get()) : form).warned(warning));
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/decision")
  Page decide(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller) {
    Review review = reviews.get(caller, id);
    DeskItem item = items.of(review);
    DeskForm any = DeskForm.of(typed, item);
    DeskForm form = any.in(services.byIds(any.services()).stream().map(Service::id).toList());
    String query = PlainText.line(Optional.ofNullable(typed.getFirst("q")).orElse(""));
    DeskState state = DeskState.of(review, item, form).looking(query);
    if ((form.act() == DecisionAct.SAVE && !query.isBlank()) || typed.containsKey("find") || typed.containsKey("add")
        || typed.containsKey("remove")) {
      return view.page(state);
    }
    if (form.revision() != review.revision()) {
      return stale(caller, review, form);
    }
    String refusal = objections.refusal(caller, review);
    if (!refusal.isEmpty()) {
      return view.page(state.warned(refusal)).with(409);
    }
    Problems problems = problems(form, item, typed.getFirst("title-seen"));
    return problems.any() ? view.page(state.wrong(problems)) : decide(caller, review, item, form);
  }

  private static Problems problems(DeskForm form, DeskItem item, @Nullable String seen) {
    Problems problems = form.problems(item);
    String left = form.leftInTitle(item);
    // Whoever has looked at the title and leaves it says so; a second press alone is none.
    if (!left.isEmpty() && !form.title().equals(seen)) {
      problems.add("title", "moderation.desk.title-holds", left);
    }
    return problems;
  }

  private Page decide(Caller.Person caller, Review review, DeskItem item, DeskForm form) {
    long id = review.id();
    try {
      reviews.decide(caller, new Reviews.SeenReview(id, form.revision(), form.subjectRevision()), form.edit(item),
          form.decision());
      boolean published = form.act() == DecisionAct.PUBLISH && review.kind().equals("story");
      String done = published ? "publish-story" : form.act().code();
      return Page.redirect(
          form.act() == DecisionAct.SAVE ? "/desk/" + id + "?said=desk" : "/desk?done=" + done + "&item=" + id);
    } catch (Stale e) {
      return stale(caller, reviews.get(caller, id), form);
    }
  }

  /** The item as the other left it; what this moderator typed stands above it, to be copied. */
  private Page stale(Caller.Person caller, Review now, DeskForm typed) {
    DeskItem item = items.of(now);
    // Where nothing was changed, it is the story or the post that went; the page says so by itself.
    List<ReviewStep> steps = reviews.steps(now.id());
    boolean own = now.revision() != typed.revision() && !steps.isEmpty() && steps.getLast().person() == caller.id();
    String stale = own ? "stale-own" : "stale";
    boolean hung = item.hangs() && now.revision() == typed.revision() && item.revision() == typed.subjectRevision();
    return view
        .page(DeskState.of(now, item, item.form(now.revision())).warned(hung ? "" : stale).kept(typed.kept(item)))
        .with(409);
  }

  /** What staff say of a story in public: a tag is taken off with a reason, or may be said again. */
  @Controller
  static class StaffTagPages {

    private final Reviews reviews;
    private final DeskItems items;
    private final DeskView view;
    private final PublicTags tags;

    StaffTagPages(Reviews reviews, DeskItems items, DeskView view, PublicTags tags) {
      this.reviews = reviews;
      this.items = items;
      this.view = view;
      this.tags = tags;
    }

    @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
    @PostMapping("/desk/{id}/staff-tags")
    Page untag(@PathVariable long id, @RequestParam(name = "staff-tag", defaultValue = "0") String tag,
        @RequestParam(name = "tag-reason", defaultValue = "") String why, @RequestParam(defaultValue = "") String again,
        Caller.Person caller) {
      Review review = reviews.get(caller, id);
      DeskItem item = items.of(review);
      if (again.matches("\\d{1,18}")) {
        tags.allowAgain(caller, review.subject(), Long.parseLong(again));
        return Page.redirect("/desk/" + id + "?said=tag-again");
      }
      long chosen = tag.matches("\\d{1,18}") ? Long.parseLong(tag) : 0;
      Optional<Reason> reason = Reason.of(why).filter(Reason.forUntag()::contains);
      Problems problems = Problems.none();
      if (tags.all(review.subject()).stream().noneMatch(t -> t.id() == chosen)) {
        problems.add("staff-tag", "moderation.desk.staff-tags-none");
      }
      if (reason.isEmpty()) {
        problems.add("tag-reason", "moderation.desk.reason-none");
      }
      if (problems.any() || !(item instanceof DeskItem.OfStory)) {
        return view.page(DeskState.of(review, item, item.form(review.revision())).wrong(problems),
            new UntagForm(tag, why));
      }
      reviews.untag(caller, review, chosen, reason.orElseThrow());
      return Page.redirect("/desk/" + id + "?said=tag-off");
    }
  }
}
