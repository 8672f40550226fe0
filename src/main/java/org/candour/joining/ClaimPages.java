package org.candour.joining;

import java.util.List;
import java.util.Optional;
import org.candour.accounts.Subscription;
import org.candour.directory.Region;
import org.candour.directory.Regions;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.report.Cohort;
import org.candour.report.Figures;
import org.candour.report.Period;
import org.candour.report.Statistics;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What people say about a service, for who works there and has not joined; everybody may read it. And the stop of its
 * letters.
 */
@Controller
class ClaimPages {

  private static final int FOUND = 12;
  private static final int NEWEST = 5;

  private final Services services;
  private final ServiceSearch search;
  private final Regions regions;
  private final Statistics statistics;
  private final Figures figures;
  private final ServiceSubscriptions takingPart;
  private final HeadsUp headsUp;

  ClaimPages(Services services, ServiceSearch search, Regions regions, Statistics statistics, Figures figures,
      ServiceSubscriptions takingPart, HeadsUp headsUp) {
    this.services = services;
    this.search = search;
    this.regions = regions;
    this.statistics = statistics;
    this.figures = figures;
    this.takingPart = takingPart;
    this.headsUp = headsUp;
  }

  @Open
  @GetMapping("/organisations/look")
  String look(@RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "") String q, Shell shell,
      Model model) {
    if (service.isEmpty()) {
      String asked = PlainText.cut(PlainText.line(q), 100);
      model.addAttribute("q", asked).addAttribute("found",
          asked.isEmpty() ? List.of() : search.findCare(shell.region(), asked, FOUND));
      return "joining/lookFor";
    }
    Service of = services.byCode(service).orElseThrow(() -> new NotFound("service"));
    Region region = regions.get(new RegionId(of.region()));
    Cohort all = Cohort.ofService(of.id(), Period.ever(shell.today()), region.zone(), shell.today());
    model.addAttribute("service", of).addAttribute("figures", statistics.of(of, region.zone()))
        .addAttribute("stories", figures.newest(all, NEWEST))
        .addAttribute("joined", takingPart.ofItsOwn(of.id()).map(Subscription::holder).orElse(""))
        .addAttribute("commissioners", takingPart.commissioners(of.id()));
    return "joining/look";
  }

  /** Fetching it stops nothing: mail programs open links by themselves. */
  @Open
  @GetMapping("/organisations/heads-up/{token}")
  String contact(@PathVariable String token, Model model) {
    return page(token, model);
  }

  /** By a button, or by the mail program's own (RFC 8058), which brings no cookie. */
  @Open
  @PostMapping("/organisations/heads-up/{token}")
  String choose(@PathVariable String token, @RequestParam(defaultValue = "") String act, Model model) {
    HeadsUp.Contact contact = found(token).orElseThrow(() -> new NotFound("no contact"));
    if (act.equals("prove")) {
      headsUp.prove(contact);
    } else {
      headsUp.stop(contact);
    }
    return page(token, model);
  }

  private String page(String token, Model model) {
    HeadsUp.Contact contact = found(token).orElseThrow(() -> new NotFound("no contact"));
    model.addAttribute("contact", contact).addAttribute("token", token).addAttribute("service",
        services.byId(contact.service()).orElseThrow(() -> new NotFound("service")));
    return "joining/contact";
  }

  private Optional<HeadsUp.Contact> found(String token) {
    return token.matches("[A-Za-z0-9_-]{16,64}") ? headsUp.byToken(token) : Optional.empty();
  }
}
