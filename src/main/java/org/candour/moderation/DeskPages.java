package org.candour.moderation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.blog.Comment;
import org.candour.blog.Comments;
import org.candour.blog.Post;
import org.candour.blog.Posts;
import org.candour.decision.DecisionAct;
import org.candour.decision.Reason;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.response.LeftAnswers;
import org.candour.response.Response;
import org.candour.response.Responses;
import org.candour.screening.Screening;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryDetail;
import org.candour.story.StoryVersion;
import org.candour.tagging.PublicTags;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk: the queue, one item, the decision. */
@Controller
class DeskPages {

  private static final Set<String> DONE = Set.of("publish", "publish-story", "hold", "reject", "pull", "keep");

  private final Reviews reviews;
  private final Stories stories;
  private final Responses responses;
  private final LeftAnswers leftAnswers;
  private final Posts posts;
  private final Comments comments;
  private final Services services;
  private final ServiceSearch search;
  private final Screening screening;
  private final QueueStore queue;
  private final PublicTags publicTags;
  private final StoryDetailView asideView;
  private final Floods floods;
  private final Objections objections;
  private final TitleProposals titles;
  private final NamesakeCheck namesakes;

  DeskPages(Reviews reviews, Stories stories, Responses responses, LeftAnswers leftAnswers, Posts posts,
      Comments comments, Services services, ServiceSearch search, Screening screening, QueueStore queue,
      PublicTags publicTags, StoryDetailView asideView, Floods floods, Objections objections, TitleProposals titles,
      NamesakeCheck namesakes) {
    this.reviews = reviews;
    this.stories = stories;
    this.responses = responses;
    this.leftAnswers = leftAnswers;
    this.posts = posts;
    this.comments = comments;
    this.services = services;
    this.search = search;
    this.screening = screening;
    this.queue = queue;
    this.publicTags = publicTags;
    this.asideView = asideView;
    this.floods = floods;
    this.objections = objections;
    this.titles = titles;
    this.namesakes = namesakes;
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @GetMapping("/desk")
  String queue(Caller.Person caller, Shell shell, RegionId region, @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "0") long item, Model model) {
    var slice = reviews.waiting(region, Math.clamp(page, 1, 10_000));
    Map<Long, QueueStore.Face> faces = queue.faces(slice.items());
    Map<Long, String> signed =
        faces.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, face -> face.getValue().signed()));
    model.addAttribute("done", DONE.contains(done) ? done : "").addAttribute("item", item).addAttribute("slice", slice)
        .addAttribute("faces", faces).addAttribute("behind", floods.behind(slice.items()))
        .addAttribute("open", openBy(caller, shell.now(), slice.items())).addAttribute("decided", false)
        .addAttribute("namesakes", namesakes.among(slice.items(), signed));
    return "moderation/desk";
  }

  private static Map<Long, String> openBy(Caller.Person caller, Instant now, List<Review> items) {
    return items.stream().flatMap(r -> r.openBy(caller.id(), now).map(name -> Map.entry(r.id(), name)).stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @GetMapping("/desk/decided")
  String decided(RegionId region, @RequestParam(defaultValue = "1") int page, Model model) {
    var slice = reviews.decided(region, Math.clamp(page, 1, 10_000));
    model.addAttribute("done", "").addAttribute("item", 0L).addAttribute("slice", slice)
        .addAttribute("faces", queue.faces(slice.items())).addAttribute("behind", Map.of())
        .addAttribute("open", Map.of()).addAttribute("decided", true).addAttribute("namesakes", Set.of());
    return "moderation/desk";
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @GetMapping("/desk/{id}")
  String item(@PathVariable long id, @RequestParam(defaultValue = "") String words, Caller.Person caller, Shell shell,
      Model model) {
    Review review = reviews.get(caller, id);
    Optional<String> another = reviews.markViewing(caller, review);
    DeskItem item = read(review);
    DeskForm form = item.form(review.revision());
    if (item instanceof DeskItem.OfStory && item.open() && item.title().isBlank()) {
      form = form.titled(titles.propose(item.body(), services.byIds(form.services()), shell));
    }
    Optional<String> proposed = objections.open(review)
        .filter(o -> words.equals("proposed") && o.act().equals(Objections.REPHRASED) && item.open())
        .map(Objections.Objection::words);
    String refusal = objections.refusal(caller, review);
    String warning = !refusal.isEmpty() ? refusal : another.map(name -> "looking:" + name).orElse("");
    return show(review, item, proposed.isPresent() ? form.withBody(proposed.get()) : form, Problems.none(), warning, "",
        model);
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/decision")
  String decide(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      HttpServletResponse response, Model model) {
    Review review = reviews.get(caller, id);
    DeskItem item = read(review);
    DeskForm any = DeskForm.of(typed, item);
    DeskForm form = any.in(services.byIds(any.services()).stream().map(Service::id).toList());
    String query = PlainText.line(Optional.ofNullable(typed.getFirst("q")).orElse(""));
    if ((form.act() == DecisionAct.SAVE && !query.isBlank()) || typed.containsKey("find") || typed.containsKey("add")
        || typed.containsKey("remove")) {
      return show(review, item, form, Problems.none(), "", query, model);
    }
    if (form.revision() != review.revision()) {
      return stale(caller, review, item, form, response, model);
    }
    String refusal = objections.refusal(caller, review);
    if (!refusal.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return show(review, item, form, Problems.none(), refusal, query, model);
    }
    Problems problems = form.problems(item);
    String left = form.leftInTitle(item);
    // Whoever has looked at the title and leaves it says so; a second press alone is none.
    if (!left.isEmpty() && !form.title().equals(typed.getFirst("title-seen"))) {
      problems.add("title", "moderation.desk.title-holds", left);
    }
    if (problems.any()) {
      return show(review, item, form, problems, "", query, model);
    }
    try {
      reviews.decide(caller, new Reviews.SeenReview(id, form.revision(), form.subjectRevision()), form.edit(item),
          form.decision());
      boolean published = form.act() == DecisionAct.PUBLISH && review.kind().equals("story");
      String done = published ? "publish-story" : form.act().code();
      return form.act() == DecisionAct.SAVE
          ? "redirect:/desk/" + id + "?said=desk"
          : "redirect:/desk?done=" + done + "&item=" + id;
    } catch (Stale e) {
      Review now = reviews.get(caller, id);
      return stale(caller, now, read(now), form, response, model);
    }
  }

  /**
   * What staff say of a story in public: one tag is taken off with a reason, or what was taken off may be said again.
   */
  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/staff-tags")
  String untag(@PathVariable long id, @RequestParam(name = "staff-tag", defaultValue = "0") String tag,
      @RequestParam(name = "tag-reason", defaultValue = "") String why, @RequestParam(defaultValue = "") String again,
      Caller.Person caller, Model model) {
    Review review = reviews.get(caller, id);
    DeskItem item = read(review);
    if (again.matches("\\d{1,18}")) {
      publicTags.allowAgain(caller, review.subject(), Long.parseLong(again));
      return "redirect:/desk/" + id + "?said=tag-again";
    }
    long chosen = tag.matches("\\d{1,18}") ? Long.parseLong(tag) : 0;
    Optional<Reason> reason = Reason.of(why).filter(Reason.forUntag()::contains);
    Problems problems = Problems.none();
    if (publicTags.all(review.subject()).stream().noneMatch(t -> t.id() == chosen)) {
      problems.add("staff-tag", "moderation.desk.staff-tags-none");
    }
    if (reason.isEmpty()) {
      problems.add("tag-reason", "moderation.desk.reason-none");
    }
    if (problems.any() || !(item instanceof DeskItem.OfStory)) {
      model.addAttribute("staffTag", tag).addAttribute("tagReason", why);
      return show(review, item, item.form(review.revision()), problems, "", "", model);
    }
    reviews.untag(caller, review, chosen, reason.orElseThrow());
    return "redirect:/desk/" + id + "?said=tag-off";
  }

  /** The item as the other left it; what this moderator typed stands above it, to be copied. */
  private String stale(Caller.Person caller, Review now, DeskItem item, DeskForm typed, HttpServletResponse response,
      Model model) {
    response.setStatus(HttpServletResponse.SC_CONFLICT);
    model.addAttribute("kept", typed.kept(item));
    // Where nothing was changed, it is the story or the post that went; the page says so by itself.
    List<ReviewStep> steps = reviews.steps(now.id());
    boolean own = now.revision() != typed.revision() && !steps.isEmpty() && steps.getLast().person() == caller.id();
    String stale = own ? "stale-own" : "stale";
    boolean hung = item.hangs() && now.revision() == typed.revision() && item.revision() == typed.subjectRevision();
    return show(now, item, item.form(now.revision()), Problems.none(), hung ? "" : stale, "", model);
  }

  private DeskItem read(Review review) {
    long subject = review.subject();
    return switch (review.kind()) {
      case "story" -> new DeskItem.OfStory(stories.get(subject), stories.aside(subject), stories.tags(subject),
          stories.services(subject));
      case "comment" -> new DeskItem.OfComment(comments.get(subject), comments.isLeft(subject));
      case "post" -> new DeskItem.OfPost(posts.get(subject), posts.isLeft(subject));
      default -> {
        Response response = responses.get(subject);
        yield new DeskItem.OfResponse(response, stories.get(response.story()),
            response.answers() == null ? null : responses.get(response.answers()), leftAnswers.isLeft(response));
      }
    };
  }

  private String show(Review review, DeskItem item, DeskForm form, Problems problems, String warning, String query,
      Model model) {
    model.addAttribute("review", review).addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("warning", warning).addAttribute("steps", reviews.steps(review.id())).addAttribute("query", query)
        .addAttribute("item", item).addAttribute("namesake", !item.signed().isEmpty() && namesakes.is(item.signed()))
        .addAttribute("phrases", screening.phrases(item.title() + "\n" + item.body()))
        .addAttribute("found", query.isBlank() ? List.of() : search.find(new RegionId(review.region()), query, 12));
    switch (item) {
      case DeskItem.OfStory(Story story, StoryDetail aside, var tags, var filed) -> model.addAttribute("story", story)
          .addAttribute("versions", stories.versions(story.id()))
          .addAttribute("chosen", services.byIds(form.services())).addAttribute("staffTags", publicTags.all(story.id()))
          .addAttribute("takenOff", publicTags.allTakenOff(story.id()))
          .addAttribute("beside", asideView.of(story, aside))
          .addAttribute("objection", objections.open(review).orElse(null));
      case DeskItem.OfComment(Comment comment, boolean left) ->
        answer(comment.postTitle(), DeskItem.writer(comment.name(), comment.jobTitle(), comment.organisation()),
            comment.state(), "/blog/" + comment.post(), List.of(), model);
      case DeskItem.OfPost(Post post, boolean left) ->
        answer("", post.writerName(), post.state(), "/blog/" + post.id(), List.of(), model);
      case DeskItem.OfResponse of -> {
        Response response = of.response();
        answer(of.storyTitle(), of.writer(), response.state(), "/stories/" + response.story(),
            handedOver(responses.versions(response.id())), model);
        model.addAttribute("context", of.storyBody()).addAttribute("language", of.story().language());
      }
    }
    return item instanceof DeskItem.OfStory ? "moderation/desk-story" : "moderation/desk-answer";
  }

  /** What its writer handed over, and what moderators made of it; what the writer changed before is nobody else's. */
  private static List<StoryVersion> handedOver(List<StoryVersion> versions) {
    int own = 0;
    for (int i = 0; i < versions.size(); i++) {
      own = versions.get(i).reason() == null ? i : own;
    }
    return versions.subList(own, versions.size());
  }

  private static void answer(String about, String writer, String state, String link, List<StoryVersion> versions,
      Model model) {
    model.addAttribute("about", about).addAttribute("writer", writer).addAttribute("state", state)
        .addAttribute("link", link).addAttribute("versions", versions);
  }
}
