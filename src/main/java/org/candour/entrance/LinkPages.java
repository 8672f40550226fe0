package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.candour.access.SignIn;
import org.candour.look.Page;
import org.candour.people.Authors;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.shared.Open;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where one-time links lead: one page and one way of spending for both lives, each with links of its own purpose. */
@Controller
class LinkPages {

  private final Links links;
  private final Authors authors;
  private final People people;
  private final SignIn signIn;
  private final Entrance entrance;
  private final KnownDevices devices;

  LinkPages(Links links, Authors authors, People people, SignIn signIn, Entrance entrance, KnownDevices devices) {
    this.authors = authors;
    this.links = links;
    this.people = people;
    this.signIn = signIn;
    this.entrance = entrance;
    this.devices = devices;
  }

  /** Shows a button. Mail programs that open links in advance spend nothing. */
  @Open
  @GetMapping({"/sign-in/link/{token}", "/mine/link/{token}"})
  Page look(@PathVariable String token, Shell shell, HttpServletResponse response) {
    String purpose = purpose(shell);
    return page(purpose, token, links.look(token, purpose).isPresent(), response);
  }

  @Open
  @PostMapping({"/sign-in/link/{token}", "/mine/link/{token}"})
  Page use(@PathVariable String token, Shell shell, HttpServletRequest request, HttpServletResponse response) {
    String purpose = purpose(shell);
    Optional<Links.OpenedLink> opened = links.spend(token, purpose);
    Optional<Page> inside =
        opened.flatMap(o -> purpose.equals("mine") ? author(o, request) : person(o, request, response));
    return inside.orElseGet(() -> page(purpose, token, false, response));
  }

  private Optional<Page> author(Links.OpenedLink opened, HttpServletRequest request) {
    if (!opened.personKind().equals("author")) {
      return Optional.empty();
    }
    authors.prove(opened.personId());
    signIn.author(request, opened.personId());
    return Optional.of(Page.redirect(Objects.requireNonNullElse(opened.next(), "/mine")));
  }

  private Optional<Page> person(Links.OpenedLink opened, HttpServletRequest request, HttpServletResponse response) {
    return Optional.of(opened).filter(o -> o.personKind().equals("person")).flatMap(o -> people.byId(o.personId()))
        .filter(p -> p.frozenAt() == null).map(p -> {
          if (!entrance.asksMore(p)) {
            devices.remember(request, response, p);
          }
          signIn.personByLink(request, p);
          return entrance.into(p, Objects.requireNonNullElse(opened.next(), ""));
        });
  }

  private static String purpose(Shell shell) {
    return shell.path().startsWith("/mine/") ? "mine" : "sign-in";
  }

  private static Page page(String purpose, String token, boolean valid, HttpServletResponse response) {
    // The address of this page is a secret until it is spent.
    response.setHeader("Referrer-Policy", "no-referrer");
    return new LinkPage(purpose, token, valid).unkept();
  }

  /**
   * The button.
   *
   * @param purpose {@code mine} for authors, {@code sign-in} for persons
   * @param token of the link
   * @param valid whether it opens anything
   */
  record LinkPage(String purpose, String token, boolean valid) implements Page {}
}
