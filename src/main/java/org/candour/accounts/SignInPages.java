package org.candour.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in for persons: a password or a one-time link, then a second factor where the role asks for one. */
@Controller
class SignInPages {

  private static final Duration LINK = Duration.ofMinutes(15);

  private final People people;
  private final SignIn signIn;
  private final Links links;
  private final Outbox outbox;
  private final MailSettings mail;
  private final PasswordEncoder encoder;
  private final SecondFactor secondFactor;
  private final Limits limits;
  private final TransactionTemplate transaction;

  SignInPages(People people, SignIn signIn, Links links, Outbox outbox, MailSettings mail, PasswordEncoder encoder,
      SecondFactor secondFactor, Limits limits, TransactionTemplate transaction) {
    this.people = people;
    this.signIn = signIn;
    this.links = links;
    this.outbox = outbox;
    this.mail = mail;
    this.encoder = encoder;
    this.secondFactor = secondFactor;
    this.limits = limits;
    this.transaction = transaction;
  }

  @Open
  @GetMapping("/sign-in")
  String page(@RequestParam(defaultValue = "") String next, Model model) {
    return form("", next, Problems.none(), model);
  }

  @Open
  @PostMapping("/sign-in")
  String password(@RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next, HttpServletRequest request, HttpServletResponse response, Model model) {
    String key = address.strip().toLowerCase(java.util.Locale.ROOT);
    if (!limits.allow(Limit.SIGN_IN_ADDRESS, key) || !limits.allow(Limit.SIGN_IN_NETWORK, Network.of(request).value())) {
      response.setStatus(429);
      return form(address, next, Problems.none().add("address", "accounts.sign-in.often"), model);
    }
    Optional<Person> person = people.byAddress(address);
    // Unknown addresses take as long as wrong passwords, and read the same.
    boolean fits = encoder.matches(password, person.map(Person::passwordHash).orElse(Passwords.NOBODYS));
    if (!fits || person.isEmpty() || person.get().passwordHash() == null || person.get().frozenAt() != null) {
      return form(address, next, Problems.none().add("address", "accounts.sign-in.wrong"), model);
    }
    return enter(request, person.get(), next);
  }

  @Open
  @PostMapping("/sign-in/link")
  String sendLink(@RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String next,
      HttpServletRequest request, HttpServletResponse response, Shell shell, Model model) {
    String key = address.strip().toLowerCase(java.util.Locale.ROOT);
    if (!key.contains("@")) {
      return form(address, next, Problems.none().add("address", "accounts.sign-in.address-wrong"), model);
    }
    if (!limits.allow(Limit.LINK_NETWORK, Network.of(request).value())) {
      response.setStatus(429);
      return form(address, next, Problems.none().add("address", "accounts.sign-in.often"), model);
    }
    // Past the limit for one address nothing is sent, and the page says the same as always.
    if (limits.allow(Limit.LINK_ADDRESS, key)) {
      people.byAddress(address).filter(p -> p.frozenAt() == null)
          .ifPresent(p -> transaction.executeWithoutResult(status -> post(p, local(next), shell)));
    }
    return "accounts/link-sent";
  }

  private void post(Person person, String next, Shell shell) {
    Links.Made link = links.make(Recipient.person(person.id()), "sign-in", next, LINK);
    outbox.add(List.of(new Letter("sign-in-link", "link", link.id(), Recipient.person(person.id()), null, shell.region(),
        shell.say("accounts.letter.subject"), List.of(shell.say("accounts.letter.text")), shell.say("accounts.letter.action"),
        mail.address() + "/" + shell.region() + "/sign-in/link/" + link.token(), shell.say("accounts.letter.footer"))));
  }

  /** Shows a button. Mail programs that open links in advance spend nothing. */
  @Open
  @GetMapping("/sign-in/link/{token}")
  String link(@PathVariable String token, HttpServletResponse response, Model model) {
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("token", token).addAttribute("valid", links.look(token, "sign-in").isPresent());
    return "accounts/link";
  }

  @Open
  @PostMapping("/sign-in/link/{token}")
  String useLink(@PathVariable String token, HttpServletRequest request, Model model) {
    Optional<Links.Opened> opened = links.spend(token, "sign-in").filter(o -> o.personKind().equals("person"));
    Optional<Person> person = opened.flatMap(o -> people.byId(o.personId())).filter(p -> p.frozenAt() == null);
    if (person.isEmpty()) {
      model.addAttribute("token", token).addAttribute("valid", false);
      return "accounts/link";
    }
    return enter(request, person.get(), String.valueOf(opened.get().next()));
  }

  @Needs(value = Needs.PERSON, scope = Needs.Scope.OWN)
  @GetMapping("/sign-in/code")
  String code(Caller.Person caller, @RequestParam(defaultValue = "") String next, Model model) {
    return codePage(caller, next, Problems.none(), model);
  }

  @Needs(value = Needs.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/sign-in/code")
  String checkCode(Caller.Person caller, @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String secret,
      @RequestParam(defaultValue = "") String next, HttpServletRequest request, HttpServletResponse response, Model model) {
    Person person = people.byId(caller.id()).orElseThrow();
    if (!limits.allow(Limit.SIGN_IN_ADDRESS, "code " + caller.id())) {
      response.setStatus(429);
      return codePage(caller, next, Problems.none().add("code", "accounts.code.often"), model);
    }
    // A secret from the form counts only where none is set: nobody replaces another's second factor by signing in.
    String against = person.totpSecret() == null ? secret : person.totpSecret();
    if (!secondFactor.fits(against, code, person.id())) {
      model.addAttribute("secret", against);
      return codePage(caller, next, Problems.none().add("code", "accounts.code.wrong"), model);
    }
    if (person.totpSecret() == null) {
      people.setSecondFactor(caller, caller.id(), secret);
    }
    signIn.person(request, person, true);
    return "redirect:" + home(next, person);
  }

  @Open
  @PostMapping("/sign-out")
  String out(HttpServletRequest request) {
    signIn.out(request);
    return "redirect:/";
  }

  private String enter(HttpServletRequest request, Person person, String next) {
    boolean asks = people.grants(person.id()).stream().anyMatch(g -> People.SECOND_FACTOR.contains(g.role()));
    signIn.person(request, person, !asks);
    return asks ? "redirect:/sign-in/code?next=" + java.net.URLEncoder.encode(local(next), java.nio.charset.StandardCharsets.UTF_8)
        : "redirect:" + home(next, person);
  }

  private String home(String next, Person person) {
    String wanted = local(next);
    if (!wanted.equals("/")) {
      return wanted;
    }
    var roles = people.grants(person.id());
    return roles.stream().anyMatch(g -> g.rights().contains("moderate")) ? "/desk"
        : roles.stream().anyMatch(g -> g.rights().contains("read-scope")) ? "/work"
        : roles.stream().anyMatch(g -> g.rights().contains("operate") || g.rights().contains("support")) ? "/operate" : "/";
  }

  /** Only addresses inside the site: one slash, and no second that a browser reads as a host. */
  static String local(String next) {
    return next.matches("/(?![/\\\\])[\\w./?=&%+\\-]*") ? next : "/";
  }

  private static String form(String address, String next, Problems problems, Model model) {
    model.addAttribute("address", address).addAttribute("next", next).addAttribute("problems", problems);
    return "accounts/sign-in";
  }

  private String codePage(Caller.Person caller, String next, Problems problems, Model model) {
    Person person = people.byId(caller.id()).orElseThrow();
    boolean enrolled = person.totpSecret() != null;
    Object shown = model.getAttribute("secret");
    String secret = enrolled ? "" : shown instanceof String again && !again.isEmpty() ? again : secondFactor.fresh();
    model.addAttribute("enrolled", enrolled).addAttribute("secret", secret).addAttribute("next", next).addAttribute("problems", problems)
        .addAttribute("picture", enrolled ? "" : secondFactor.picture(person, secret));
    return "accounts/code";
  }
}
