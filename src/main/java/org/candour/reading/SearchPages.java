package org.candour.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding stories: every filter is in the address, so that a search can be shared and kept. */
@Controller
class SearchPages {

  private final Finding finding;
  private final ReadingStore store;
  private final Services services;

  SearchPages(Finding finding, ReadingStore store, Services services) {
    this.finding = finding;
    this.store = store;
    this.services = services;
  }

  @Open
  @GetMapping("/stories")
  String search(@RequestParam Map<String, String> typed, RegionId region, HttpServletRequest request, Model model) {
    StoryQuery query = StoryQuery.of(region, typed);
    Problems problems = StoryQuery.problems(typed);
    // A form sends its empty fields too; the address that people share has only what they chose.
    if (!problems.any() && typed.values().stream().anyMatch(String::isBlank)) {
      return "redirect:" + query.address();
    }
    Finding.Found found = problems.any() ? new Finding.Found(List.of(), 0) : finding.find(query);
    Optional<Service> service = query.service().isEmpty() ? Optional.empty() : services.byCode(query.service());
    model.addAttribute("query", query).addAttribute("typed", typed).addAttribute("problems", problems)
        .addAttribute("service", service)
        .addAttribute("found", new Slice<>(store.cards(found.ids()), query.page(), Finding.PER_PAGE, found.total()))
        .addAttribute("tags", problems.any() ? List.of() : finding.tags(query, 12));
    return "reading/stories";
  }
}
