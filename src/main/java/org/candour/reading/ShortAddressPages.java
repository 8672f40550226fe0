package org.candour.reading;

import jakarta.servlet.http.HttpServletRequest;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Short and older addresses: each leads to the one that we use. */
@Controller
class ShortAddressPages {

  private final ReadingStore store;

  ShortAddressPages(ReadingStore store) {
    this.store = store;
  }

  /** Any public number: a story, an answer, a post, a comment. */
  @Open
  @GetMapping("/{id:\\d+}")
  View any(@PathVariable long id) {
    return to(store.address(id).orElseThrow(() -> new NotFound("number " + id)), HttpStatus.FOUND);
  }

  @Open
  @GetMapping("/opinions/{id:\\d+}")
  View opinion(@PathVariable long id) {
    return any(id);
  }

  @Open
  @GetMapping("/opinions")
  View opinions(HttpServletRequest request) {
    String query = request.getQueryString();
    return moved("/stories" + (query == null ? "" : "?" + query));
  }

  @Open
  @GetMapping("/tellyourstory")
  View tell() {
    return moved("/tell");
  }

  @Open
  @GetMapping("/blogposts/{id:\\d+}")
  View post(@PathVariable long id) {
    return any(id);
  }

  @Open
  @GetMapping("/blogposts")
  View posts() {
    return moved("/blog");
  }

  @Open
  @GetMapping({"/info", "/info/{page}"})
  View information(@PathVariable(required = false) @Nullable String page) {
    return moved(switch (page == null ? "" : page) {
      case "about" -> "/about";
      case "contact", "contact-us" -> "/contact";
      case "privacy" -> "/help/privacy";
      case "policy", "moderation" -> "/help/policy";
      case "accessibility" -> "/help/accessibility";
      case "complaint", "complaints" -> "/help/complaint";
      case "organisations", "subscriptions", "services", "staff" -> "/organisations";
      default -> "/help";
    });
  }

  private static View moved(String path) {
    return to(path, HttpStatus.MOVED_PERMANENTLY);
  }

  private static View to(String path, HttpStatus status) {
    RedirectView view = new RedirectView(path, true);
    view.setStatusCode(status);
    view.setExposeModelAttributes(false);
    view.setExpandUriTemplateVariables(false);
    return view;
  }
}
