package org.candour.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.blog.Posts;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.reading.PostView.CommentForm;
import org.candour.report.Views;
import org.candour.shared.Limits;
import org.candour.shared.Network;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.shared.Token;
import org.candour.texts.Markdown;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
  private final Posts posts;
  private final Services services;
  private final Markdown markdown;
  private final Views views;
  private final Limits limits;

  BlogPages(PostStore store, Posts posts, Services services, Markdown markdown, Views views, Limits limits) {
    this.store = store;
    this.posts = posts;
    this.services = services;
    this.markdown = markdown;
    this.views = views;
    this.limits = limits;
  }

  @Open
  @GetMapping("/blog")
  String list(@RequestParam(defaultValue = "1") String page, RegionId region, Model model) {
    int number = page.matches("\\d{1,5}") ? Math.clamp(Integer.parseInt(page), 1, 10_000) : 1;
    model.addAttribute("posts", new Slice<>(store.posts(region, number, PER_PAGE), number, PER_PAGE, store.count(region)));
    return "reading/blog";
  }

  @Open
  @GetMapping("/blog/{id}")
  String post(@PathVariable long id, Shell shell, HttpServletRequest request, Model model) {
    PostView post = store.post(id).orElseThrow(() -> new NotFound("post " + id));
    views.seen(request, "post", id);
    return show(post, new CommentForm("", "", Token.fresh()), Problems.none(), shell, model);
  }

  @Open
  @PostMapping("/blog/{id}/comments")
  String comment(@PathVariable long id, @RequestParam Map<String, String> typed, Shell shell,
      HttpServletRequest request, Model model) {
    PostView post = store.post(id).orElseThrow(() -> new NotFound("post " + id));
    String once = typed.getOrDefault("once", "");
    CommentForm form = new CommentForm(PlainText.line(typed.getOrDefault("name", "")),
        PlainText.of(typed.getOrDefault("body", "")), once.matches("[A-Za-z0-9_-]{16,64}") ? once : Token.fresh());
    // A field that people do not see: who fills it in is a machine, and is told what machines like to hear.
    if (!typed.getOrDefault("website", "").isBlank()) {
      return received(post, model);
    }
    Problems problems = problems(form);
    if (!problems.any() && !limits.allow(Limits.Limit.COMMENT_NETWORK, Network.of(request).value())) {
      problems.add("body", "reading.post.often");
    }
    if (problems.any()) {
      return show(post, form, problems, shell, model);
    }
    try {
      posts.comment(id, form.name(), form.body(), form.once());
    } catch (Stale closed) {
      return show(post, form, problems.add("body", "reading.post.closed-meanwhile"), shell, model);
    }
    return received(post, model);
  }

  private static Problems problems(CommentForm form) {
    Problems problems = Problems.none();
    if (form.name().isEmpty()) {
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

  private String show(PostView post, CommentForm form, Problems problems, Shell shell, Model model) {
    Optional<Service> about = Optional.ofNullable(post.organisation()).flatMap(services::byId);
    model.addAttribute("post", post).addAttribute("html", markdown.html(post.body(), shell.prefix())).addAttribute("about", about)
        .addAttribute("comments", post.comments() == 0 ? List.of() : store.comments(post.id()))
        .addAttribute("form", form).addAttribute("problems", problems).addAttribute("views", views.of("post", post.id()));
    return "reading/post";
  }

  private static String received(PostView post, Model model) {
    model.addAttribute("post", post);
    return "reading/commented";
  }
}
