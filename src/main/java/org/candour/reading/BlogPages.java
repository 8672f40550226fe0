package org.candour.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.candour.blog.Comments;
import org.candour.blog.Comments.Speaker;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.reading.PostView.CommentForm;
import org.candour.reading.PostView.CommentView;
import org.candour.report.ViewCounts;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Network;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.texts.Markdown;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Posts, and what readers say to them. A comment waits for a moderator. */
@Controller
class BlogPages {

  static final int MOST_WORDS = 500;
  static final int LONGEST_NAME = 60;
  private static final int MOST_CHARACTERS = 6_000;
  private static final int PER_PAGE = 20;

  private final PostStore store;
  private final Comments comments;
  private final Services services;
  private final Markdown markdown;
  private final ViewCounts views;
  private final Limits limits;

  BlogPages(PostStore store, Comments comments, Services services, Markdown markdown, ViewCounts views, Limits limits) {
    this.store = store;
    this.comments = comments;
    this.services = services;
    this.markdown = markdown;
    this.views = views;
    this.limits = limits;
  }

  @Open
  @GetMapping("/blog")
  Page list(@RequestParam(defaultValue = "1") String page, RegionId region) {
    int number = number(page);
    return new BlogPage(new Slice<>(store.posts(region, number, PER_PAGE), number, PER_PAGE, store.count(region)));
  }

  @Open
  @GetMapping("/blog/{id}")
  Page post(@PathVariable long id, @RequestParam(defaultValue = "1") String page, Shell shell,
      HttpServletRequest request, Caller caller) {
    Optional<PostView> post = store.post(id);
    if (post.isEmpty()) {
      return PublicTrace.page("post", store.trace(id).orElseThrow(() -> new NotFound("post " + id)), shell);
    }
    views.seen(request, "post", id);
    return show(post.get(), number(page), TypedComment.nothing(), caller, shell);
  }

  private static int number(String page) {
    return Math.min(Slice.page(page), 10_000);
  }

  @Open
  @PostMapping("/blog/{id}/comments")
  Page comment(@PathVariable long id, @RequestParam Map<String, String> typed, Shell shell, HttpServletRequest request,
      Caller caller) {
    Optional<PostView> there = store.post(id);
    if (there.isEmpty()) {
      return PublicTrace.page("post", store.trace(id).orElseThrow(() -> new NotFound("post " + id)), shell);
    }
    PostView post = there.get();
    CommentForm form = form(typed);
    Optional<Speaker> member = comments.member(caller);
    Problems problems = problems(form, member);
    // A field that people do not see. Machines fill it in, but some browsers do too: their people see it then, empty
    // again.
    if (!typed.getOrDefault("website", "").isBlank()) {
      problems.add("website", "reading.post.website-filled");
    }
    if (!problems.any() && !limits.allow(Limits.Limit.COMMENT_NETWORK, Network.of(request).value())) {
      problems.add("body", "reading.post.often");
    }
    if (problems.any()) {
      return show(post, 1, new TypedComment(form, problems), caller, shell);
    }
    try {
      comments.submit(caller, id, member.orElseGet(() -> Speaker.reader(form.name())), form.body(), form.once());
    } catch (Stale closed) {
      return show(post, 1, new TypedComment(form, problems.add("body", "reading.post.closed-meanwhile")), caller,
          shell);
    }
    return new CommentedPage(post);
  }

  private static CommentForm form(Map<String, String> typed) {
    return new CommentForm(PlainText.line(typed.getOrDefault("name", "")), PlainText.of(typed.getOrDefault("body", "")),
        SecretToken.kept(typed.getOrDefault("once", "")), typed.getOrDefault("as", ""));
  }

  private static Problems problems(CommentForm form, Optional<Speaker> member) {
    Problems problems = Problems.none();
    if (member.isPresent()) {
      // Who signed in or out in another window reads first under which name their words would stand.
      if (!form.as().equals(String.valueOf(member.get().person()))) {
        problems.add("body", "reading.post.as-member", member.get().name());
      }
    } else if (form.name().isEmpty()) {
      problems.add("name", "reading.post.name-none");
    } else if (form.name().length() > LONGEST_NAME) {
      problems.add("name", "reading.post.name-long", LONGEST_NAME);
    } else if (form.name().contains("@")) {
      problems.add("name", "reading.post.name-address");
    }
    int words = PlainText.words(form.body());
    if (words == 0) {
      problems.add("body", "reading.post.body-none");
    } else if (words > MOST_WORDS) {
      problems.add("body", "reading.post.body-long", MOST_WORDS, words - MOST_WORDS);
    } else if (form.body().length() > MOST_CHARACTERS) {
      problems.add("body", "reading.post.body-characters", MOST_CHARACTERS);
    }
    return problems;
  }

  /** A comment as it was typed so far, and what of it is wrong. */
  private record TypedComment(CommentForm form, Problems problems) {

    static TypedComment nothing() {
      return new TypedComment(new CommentForm("", "", SecretToken.fresh(), ""), Problems.none());
    }
  }

  private Page show(PostView post, int page, TypedComment typed, Caller caller, Shell shell) {
    Optional<Service> about = Optional.ofNullable(post.organisation()).flatMap(services::byId);
    return new PostPage(post, markdown.html(post.body(), shell.prefix()), about,
        new Slice<>(store.comments(post.id(), page), page, PostStore.COMMENTS, post.comments()), typed.form(),
        typed.problems(), views.of("post", post.id()), comments.member(caller));
  }

  /** Posts of a region, newest first. */
  record BlogPage(Slice<PostView> posts) implements Page {}

  /**
   * One post, and what readers say to it.
   *
   * @param post that is read
   * @param html its body
   * @param about the service whose post it is; empty for ours
   * @param comments what readers say
   * @param form what was typed so far
   * @param problems what of it is wrong
   * @param views how often it was read
   * @param member as whom the reader would speak; empty for who speaks under a name that they type
   */
  record PostPage(PostView post, String html, Optional<Service> about, Slice<CommentView> comments, CommentForm form,
      Problems problems, long views, Optional<Speaker> member) implements Page {}

  /** That a comment waits for a moderator. */
  record CommentedPage(PostView post) implements Page {}
}
