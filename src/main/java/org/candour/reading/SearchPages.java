package org.candour.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Services;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
  String search(@RequestParam MultiValueMap<String, String> typed, RegionId region, Model model) {
    StoryQuery query = StoryQuery.of(region, typed);
    Problems problems = StoryQuery.problems(typed.toSingleValueMap());
    // A form sends its empty fields too; the address that people share has only what they chose.
    if (!problems.any() && typed.values().stream().flatMap(List::stream).anyMatch(String::isBlank)) {
      return "redirect:" + query.address();
    }
    boolean asked = !problems.any();
    finding.unknown(query).all().forEach(p -> problems.add(p.field(), p.key(), p.args().toArray()));
    Finding.FoundStories found = asked ? finding.find(query) : Finding.FoundStories.NOTHING;
    boolean first = asked && query.page() == 1;
    model.addAttribute("query", query).addAttribute("typed", typed.toSingleValueMap())
        .addAttribute("problems", problems).addAttribute("services", names(query)).addAttribute("close", found.close())
        .addAttribute("found", new Slice<>(store.cards(found.ids()), query.page(), Finding.PER_PAGE, found.total()))
        .addAttribute("facets", asked ? finding.facets(query) : List.of())
        .addAttribute("meant", first ? finding.didYouMean(query) : Optional.empty())
        .addAttribute("suggestions", first ? finding.suggest(region, query.words()) : Finding.Suggestions.NONE);
    return "reading/stories";
  }

  /**
   * What may be meant by something half typed: a page of its own, of which a script shows the list while somebody
   * types.
   */
  @Open
  @GetMapping("/stories/suggestions")
  String suggestions(@RequestParam(defaultValue = "") String words, RegionId region, Model model) {
    model.addAttribute("words", words).addAttribute("suggestions", finding.suggest(region, words)).addAttribute("query",
        StoryQuery.of(region, Map.of()));
    return "reading/suggestions";
  }

  private Map<String, String> names(StoryQuery query) {
    Map<String, String> names = new HashMap<>();
    query.service().forEach(code -> services.byCode(code).ifPresent(s -> names.put(code, s.fullName())));
    return names;
  }
}
