package org.candour.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.candour.directory.ChangeHistory;
import org.candour.directory.Service;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceFaces;
import org.candour.directory.ServiceFacts;
import org.candour.directory.ServiceTypes;
import org.candour.directory.Services;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.reading.HomePages.CountsView;
import org.candour.reading.StoryView.ChangeView;
import org.candour.report.ViewCounts;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Services: finding one, and what people say about it. Never a score. */
@Controller
class ServicePages {

  private static final int PAGE = 50;
  /** Of what fits somebody's words so many are shown, page by page; then more words help more than more pages. */
  private static final int FITTING = 200;
  private static final int BESIDE = 12;
  private static final int HISTORY = 12;

  private final Services services;
  private final ServiceSearch search;
  private final Finding finding;
  private final ReadingStore store;
  private final ViewCounts views;
  private final ServiceTypes types;
  private final ChangeHistory history;
  private final ServiceContacts contacts;
  private final ServiceFaces faces;
  private final ServiceRatings ratings;
  private final LevelPages levels;

  ServicePages(Services services, ServiceSearch search, Finding finding, ReadingStore store, ViewCounts views,
      ServiceTypes types, ChangeHistory history, ServiceContacts contacts, ServiceFaces faces, ServiceRatings ratings,
      LevelPages levels) {
    this.ratings = ratings;
    this.levels = levels;
    this.services = services;
    this.search = search;
    this.finding = finding;
    this.store = store;
    this.views = views;
    this.types = types;
    this.history = history;
    this.contacts = contacts;
    this.faces = faces;
  }

  /**
   * What a service is and was: where it is and when it is open, its kind, what it was called, what happened to it, who
   * goes on, whom to complain to, what was proposed, what its organisation shows.
   *
   * @param type what its kind means
   * @param formerNames names that it had
   * @param lines what happened to it
   * @param successors who goes on where it has closed; empty while it is open
   * @param complaints whom to complain to
   * @param proposed how many corrections were proposed, and what became of them
   * @param face what its organisation shows
   * @param particulars where it is and when it is open
   */
  record PastService(ServiceTypes.Type type, List<String> formerNames, List<ChangeHistory.Line> lines,
      List<Service> successors, List<ServiceContacts.ServiceContact> complaints, ReadingStore.Proposed proposed,
      ServiceFaces.ServiceFace face, ServiceFacts.Particulars particulars) {}

  @Open
  @GetMapping("/services")
  Page list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") String page, RegionId region) {
    String typed = PlainText.line(q);
    String words = typed.length() > 100 ? typed.substring(0, 100) : typed;
    return new ServicesPage(words, FITTING,
        words.isEmpty()
            ? services.organisations(region, number(page), PAGE)
            : fitting(search.find(region, words, FITTING), number(page)));
  }

  private static Slice<Service> fitting(List<Service> all, int page) {
    int shown = Math.min(page, Math.max(1, (all.size() + PAGE - 1) / PAGE));
    return new Slice<>(all.subList((shown - 1) * PAGE, Math.min(all.size(), shown * PAGE)), shown, PAGE, all.size());
  }

  @Open
  @GetMapping("/services/{code}")
  Page service(@PathVariable String code, @RequestParam(defaultValue = "1") String page, Shell shell,
      HttpServletRequest request) {
    Service service = services.byCode(code).orElseThrow(() -> new NotFound("service"));
    if (!service.code().equals(code)) {
      return Page.redirect("/services/" + service.code());
    }
    StoryQuery all = StoryQuery.all(shell.region()).inService(service.code());
    StoryQuery shown = all.onPage(number(page));
    Finding.FoundStories found = finding.find(shown);
    views.seen(request, "service", service.id());
    boolean first = shown.page() == 1;
    return new ServicePage(service, above(service), services.children(service.id(), 1, BESIDE),
        new Slice<>(store.cards(found.ids()), shown.page(), Finding.PER_PAGE, found.total()),
        new CountsView(found.total(), finding.count(all.withProgress("answered")),
            finding.count(all.withProgress("made"))),
        levels.of(service.id()), past(service, shell),
        first ? store.changes(finding.find(all.changed(), 4).ids()) : List.of(),
        first ? ratings.of(service, shell) : new ServiceRatings.Ratings(shell.today(), List.of()));
  }

  /** Everything directly below, and what is closed there. */
  @Open
  @GetMapping("/services/{code}/below")
  Page below(@PathVariable String code, @RequestParam(defaultValue = "1") String page) {
    Service service = services.byCode(code).orElseThrow(() -> new NotFound("service"));
    if (!service.code().equals(code)) {
      return Page.redirect("/services/" + service.code() + "/below");
    }
    return new BelowPage(service, services.lineage(service.id()), services.children(service.id(), number(page), PAGE),
        number(page) > 1 ? List.of() : services.closedBelow(service.id(), BESIDE));
  }

  private PastService past(Service service, Shell shell) {
    return new PastService(types.of(service.kind(), shell.words().language()), history.formerNames(service.id()),
        history.of(service.id(), HISTORY), service.closedOn() == null ? List.of() : history.successors(service.id()),
        contacts.of(List.of(service.id()), "complaints").getOrDefault(service.id(), List.of()),
        store.corrections(service.id()), faces.of(service.id()), store.particulars(service.id()));
  }

  private static int number(String page) {
    return page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
  }

  private List<Service> above(Service service) {
    return services.lineage(service.id()).stream().filter(s -> s.id() != service.id()).toList();
  }

  /** What was typed, how many are shown at most, and the services that fit it. */
  record ServicesPage(String q, int most, Slice<Service> found) implements Page {}

  /**
   * One service, and what people say about it.
   *
   * @param service that is read about
   * @param lineage the services above it
   * @param below the first of those directly below it
   * @param found its stories
   * @param counts how many they are
   * @param assessment where its organisation sees itself
   * @param past what it is and was
   * @param changes the newest that it made; none beside later pages
   * @param ratings what authors rated; none beside later pages
   */
  record ServicePage(Service service, List<Service> lineage, Slice<Service> below, Slice<StoryCardView> found,
      CountsView counts, Optional<LevelPages.AssessmentView> assessment, PastService past, List<ChangeView> changes,
      ServiceRatings.Ratings ratings) implements Page {}

  /** A service, those above it, those directly below it, and those that are closed there. */
  record BelowPage(Service service, List<Service> lineage, Slice<Service> below,
      List<Service> closed) implements Page {}
}
