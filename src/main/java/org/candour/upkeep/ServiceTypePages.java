package org.candour.upkeep;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.candour.audit.LastChange;
import org.candour.directory.ServiceTypes;
import org.candour.directory.ServiceTypes.Type;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The kinds of services, in plain words, with what follows from being one. They hold in every region. */
@Controller
class ServiceTypePages {

  private final ServiceTypes types;
  private final LastChange lastChange;

  ServiceTypePages(ServiceTypes types, LastChange lastChange) {
    this.lastChange = lastChange;
    this.types = types;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/types")
  Page all(Shell shell) {
    return new TypesPage(types.all(shell.words().language()));
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/types/one")
  Page edit(@RequestParam(defaultValue = "") String kind, Shell shell) {
    Type type = kind.isEmpty()
        ? new Type("", "", "", "public", null, 0, 0)
        : types.known(kind, shell.words().language()).orElseThrow(() -> new NotFound("type"));
    return page(type, kind.isEmpty(), Problems.none());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/types/one")
  Page save(@RequestParam Map<String, String> typed, Caller.Person caller, Shell shell, HttpServletResponse answer) {
    String kind = PlainText.line(typed.getOrDefault("kind", ""));
    String interest = typed.getOrDefault("interest", "");
    String revision = typed.getOrDefault("revision", "0");
    boolean fresh = typed.containsKey("fresh");
    Type type = new Type(kind, PlainText.line(typed.getOrDefault("name", "")),
        PlainText.line(typed.getOrDefault("about", "")), typed.getOrDefault("route", ""),
        interest.isEmpty() ? null : interest, revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0, 0);
    Problems problems = problems(type);
    if (caller.grants().stream().noneMatch(g -> g.scopeKind().equals("all") && g.rights().contains(Right.OPERATE))) {
      problems.add("name", "upkeep.type.everywhere");
    }
    boolean known = types.known(kind, shell.words().language()).isPresent();
    if (fresh && known) {
      problems.add("kind", "upkeep.type.kind-there");
    } else if (!fresh && !known) {
      throw new NotFound("type");
    }
    if (problems.any()) {
      return page(type, fresh, problems);
    }
    try {
      types.describe(caller, type, shell.words().language());
      return Page.redirect("/operate/types?said=type");
    } catch (Stale e) {
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      int now = types.known(kind, shell.words().language()).map(Type::revision).orElse(0);
      Type seen = new Type(kind, type.name(), type.about(), type.moderationRoute(), type.publicInterest(), now, 0);
      return page(seen, fresh, problems.add("name",
          lastChange.stale(caller, LastChange.Thing.of("service-type", kind), "upkeep.contact.stale")));
    }
  }

  private static Problems problems(Type type) {
    Problems problems = Problems.none();
    if (!type.kind().matches("[a-z][a-z0-9-]{1,39}")) {
      problems.add("kind", "upkeep.type.kind-wrong");
    }
    if (type.name().codePoints().noneMatch(Character::isLetter) || type.name().length() > 80) {
      problems.add("name", "upkeep.type.name-wrong", 80);
    }
    if (type.about().length() > 300) {
      problems.add("about", "upkeep.type.about-long", 300);
    }
    if (!ServiceTypes.ROUTES.contains(type.moderationRoute())) {
      problems.add("route", "upkeep.type.route-none");
    }
    if (type.publicInterest() != null && !ServiceTypes.INTERESTS.contains(type.publicInterest())) {
      problems.add("interest", "upkeep.type.interest-wrong");
    }
    return problems;
  }

  private static Page page(Type type, boolean fresh, Problems problems) {
    return new TypePage(type, fresh, problems);
  }

  /** One kind of service. */
  record TypePage(Type type, boolean fresh, Problems problems) implements Page {}

  /** The kinds of services. */
  record TypesPage(List<ServiceTypes.Type> types) implements Page {}
}
