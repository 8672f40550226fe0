package org.candour.joining;

import java.util.List;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.joining.HeadsUp.Contact;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.report.Cohort;
import org.candour.report.Figure;
import org.candour.report.FigureStory;
import org.candour.report.Figures;
import org.candour.report.Period;
import org.candour.report.Statistics;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscription;
import org.springframework.stereotype.Controller;
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
  Page look(@RequestParam(defaultValue = "") String service, @RequestParam(defaultValue = "") String q, Shell shell) {
    if (service.isEmpty()) {
      String asked = PlainText.cut(PlainText.line(q), 100);
      return new LookForPage(asked, asked.isEmpty() ? List.of() : search.findCare(shell.region(), asked, FOUND));
    }
    Service of = services.byCode(service).orElseThrow(() -> new NotFound("service"));
    Region region = regions.get(new RegionId(of.region()));
    Cohort all = Cohort.ofService(of.id(), Period.ever(shell.today()), region.zone(), shell.today());
    return new LookPage(of, statistics.of(of, region.zone()), figures.newest(all, NEWEST),
        takingPart.ofItsOwn(of.id()).map(Subscription::holder).orElse(""), takingPart.commissioners(of.id()));
  }

  /** Fetching it stops nothing: mail programs open links by themselves. */
  @Open
  @GetMapping("/organisations/heads-up/{token}")
  Page contact(@PathVariable String token) {
    return page(token);
  }

  /** By a button, or by the mail program's own (RFC 8058), which brings no cookie. */
  @Open
  @PostMapping("/organisations/heads-up/{token}")
  Page choose(@PathVariable String token, @RequestParam(defaultValue = "") String act) {
    HeadsUp.Contact contact = found(token).orElseThrow(() -> new NotFound("no contact"));
    if (act.equals("prove")) {
      headsUp.prove(contact);
    } else {
      headsUp.stop(contact);
    }
    return page(token);
  }

  private Page page(String token) {
    HeadsUp.Contact contact = found(token).orElseThrow(() -> new NotFound("no contact"));
    return new ContactPage(contact, services.byId(contact.service()).orElseThrow(() -> new NotFound("service")), token);
  }

  private Optional<HeadsUp.Contact> found(String token) {
    return token.matches("[A-Za-z0-9_-]{16,64}") ? headsUp.byToken(token) : Optional.empty();
  }

  /** The form. */
  record ContactPage(Contact contact, Service service, String token) implements Page {}

  /**
   * What an organisation sees before it joins.
   *
   * @param service which service
   * @param figures with their definitions
   * @param stories in their order
   * @param joined the organisation that takes part already; empty for none
   * @param commissioners who answer for it, by name
   */
  record LookPage(Service service, List<Figure> figures, List<FigureStory> stories, String joined,
      List<String> commissioners) implements Page {}

  /** Where somebody finds their organisation. */
  record LookForPage(String q, List<Service> found) implements Page {}
}
