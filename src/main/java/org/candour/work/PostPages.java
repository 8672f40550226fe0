package org.candour.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.blog.Post;
import org.candour.blog.Posts;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.moderation.ReviewStep;
import org.candour.moderation.VisibleSteps;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.candour.texts.Markdown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A member's own posts: written, looked at, sent to a moderator; later closed to comments and opened again. */
@Controller
class PostPages {

  private static final int MOST = 100;

  private final Posts posts;
  private final Subscriptions subscriptions;
  private final Services services;
  private final Markdown markdown;
  private final VisibleSteps told;

  PostPages(Posts posts, Subscriptions subscriptions, Services services, Markdown markdown, VisibleSteps told) {
    this.posts = posts;
    this.subscriptions = subscriptions;
    this.services = services;
    this.markdown = markdown;
    this.told = told;
  }

  @Needs(Right.POST)
  @GetMapping("/work/posts")
  Page posts(Caller.Person caller, @RequestParam(required = false) @Nullable String sent) {
    return page(caller, PostForm.empty(), "", sent != null, Problems.none());
  }

  @Needs(Right.POST)
  @PostMapping("/work/posts")
  Page write(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell) {
    PostForm form = PostForm.of(typed);
    Problems problems = form.problems();
    if (problems.any() || !typed.containsKey("send")) {
      return page(caller, form, problems.any() ? "" : markdown.html(form.body(), shell.prefix()), false, problems);
    }
    Optional<Service> organisation = organisation(caller);
    posts.submit(caller, new Posts.NewPost(organisation.map(o -> new RegionId(o.region())).orElse(shell.region()),
        shell.words().language(), form.type(), form.title(), form.body(), organisation.map(Service::id).orElse(null)),
        form.once());
    return Page.redirect("/work/posts?sent");
  }

  @Needs(Right.POST)
  @PostMapping("/work/posts/{id}/closing")
  Page close(@PathVariable long id, Caller.Person caller) {
    posts.close(caller, id, true);
    return Page.redirect("/work/posts?said=post-closed");
  }

  @Needs(Right.POST)
  @PostMapping("/work/posts/{id}/opening")
  Page open(@PathVariable long id, Caller.Person caller) {
    posts.close(caller, id, false);
    return Page.redirect("/work/posts?said=post-opened");
  }

  private Optional<Service> organisation(Caller.Person caller) {
    return subscriptions.byId(caller.subscription()).map(Subscription::holderService).flatMap(services::byId);
  }

  /** A post with what the moderator says to its writer. */
  record Own(Post post, String note) {}

  private List<Own> told(List<Post> own) {
    return own.stream().map(post -> {
      List<ReviewStep> steps = post.endedWhy() == null ? List.of() : told.of("post", post.id()).steps();
      return new Own(post, steps.isEmpty() ? "" : steps.getLast().note());
    }).toList();
  }

  private Page page(Caller.Person caller, PostForm form, String preview, boolean sent, Problems problems) {
    return new PostsPage(form, problems, preview, told(posts.of(caller, MOST)), sent,
        organisation(caller).map(Service::name)
            .orElseGet(() -> subscriptions.byId(caller.subscription()).map(Subscription::holder).orElse("")));
  }

  /**
   * The own posts.
   *
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param preview what would change
   * @param own what is the caller's own
   * @param sent whether one was sent just now
   * @param holder the organisation
   */
  record PostsPage(PostForm form, Problems problems, String preview, List<PostPages.Own> own, boolean sent,
      String holder) implements Page {}
}
