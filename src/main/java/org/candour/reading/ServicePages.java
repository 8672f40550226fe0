package org.candour.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.reading.HomePages.CountsView;
import org.candour.report.Views;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Services: finding one, and what people say about it. Never a score. */
@Controller
class ServicePages {

  private static final int MOST_LISTED = 200;

  private final Services services;
  private final Finding finding;
  private final ReadingStore store;
  private final Views views;

  ServicePages(Services services, Finding finding, ReadingStore store, Views views) {
    this.services = services;
    this.finding = finding;
    this.store = store;
    this.views = views;
  }

  @Open
  @GetMapping("/services")
  String list(@RequestParam(defaultValue = "") String q, RegionId region, Model model) {
    String typed = PlainText.line(q);
    String words = typed.length() > 100 ? typed.substring(0, 100) : typed;
    List<Service> found = words.isEmpty() ? services.organisations(region, MOST_LISTED) : services.find(region, words, 50);
    model.addAttribute("q", words).addAttribute("found", found);
    return "reading/services";
  }

  @Open
  @GetMapping("/services/{code}")
  String service(@PathVariable String code, @RequestParam(defaultValue = "1") String page, RegionId region,
      HttpServletRequest request, Model model) {
    Service service = services.byCode(code).orElseThrow(() -> new NotFound("service"));
    if (!service.code().equals(code)) {
      return "redirect:/services/" + service.code();
    }
    StoryQuery all = StoryQuery.all(region).inService(service.code());
    StoryQuery shown = all.onPage(page.matches("\\d{1,5}") ? Integer.parseInt(page) : 1);
    Finding.Found found = finding.find(shown);
    views.seen(request, "service", service.id());
    model.addAttribute("service", service).addAttribute("lineage", above(service))
        .addAttribute("below", services.children(service.id(), MOST_LISTED))
        .addAttribute("found", new Slice<>(store.cards(found.ids()), shown.page(), Finding.PER_PAGE, found.total()))
        .addAttribute("counts", new CountsView(found.total(), finding.count(all.withProgress("answered")),
            finding.count(all.withProgress("made"))))
        .addAttribute("changes", shown.page() > 1 ? List.of() : store.changes(finding.find(all.changed(), 4).ids()));
    return "reading/service";
  }

  private List<Service> above(Service service) {
    return services.lineage(service.id()).stream().filter(s -> s.id() != service.id()).toList();
  }
}
