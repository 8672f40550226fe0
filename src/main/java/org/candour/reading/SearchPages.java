package org.candour.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Services;
import org.candour.finding.Facet;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.look.Page;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
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
  Page search(@RequestParam MultiValueMap<String, String> typed, RegionId region) {
    StoryQuery query = StoryQuery.of(region, typed);
    Problems problems = StoryQuery.problems(typed.toSingleValueMap());
    // A form sends its empty fields too; the address that people share has only what they chose.
    if (!problems.any() && typed.values().stream().flatMap(List::stream).anyMatch(String::isBlank)) {
      return Page.redirect(query.address());
    }
    boolean asked = !problems.any();
    finding.unknown(query).all().forEach(p -> problems.add(p.field(), p.key(), p.args().toArray()));
    Finding.FoundStories found = asked ? finding.find(query) : Finding.FoundStories.NOTHING;
    boolean first = asked && query.page() == 1;
    return new StoriesPage(query, typed.toSingleValueMap(), problems, names(query),
        new Slice<>(store.cards(found.ids()), query.page(), Finding.PER_PAGE, found.total()), found.close(),
        asked ? finding.facets(query) : List.of(), first ? finding.didYouMean(query) : Optional.empty(),
        first ? finding.suggest(region, query.words()) : Finding.Suggestions.NONE);
  }

  /**
   * What may be meant by something half typed: a page of its own, of which a script shows the list while somebody
   * types.
   */
  @Open
  @GetMapping("/stories/suggestions")
  Page suggestions(@RequestParam(defaultValue = "") String words, RegionId region) {
    return new SuggestionsPage(words, finding.suggest(region, words), StoryQuery.of(region, Map.of()));
  }

  private Map<String, String> names(StoryQuery query) {
    Map<String, String> names = new HashMap<>();
    query.service().forEach(code -> services.byCode(code).ifPresent(s -> names.put(code, s.fullName())));
    return names;
  }

  /**
   * What was found, and the filters.
   *
   * @param query what is looked for
   * @param typed the fields as they were typed
   * @param problems what of them is wrong
   * @param services the names of the services that are looked in, by their codes
   * @param found the stories
   * @param close how many more come close
   * @param facets what the stories could be narrowed by
   * @param meant what may have been meant instead
   * @param suggestions what may be meant by the words
   */
  record StoriesPage(StoryQuery query, Map<String, String> typed, Problems problems, Map<String, String> services,
      Slice<StoryCardView> found, long close, List<Facet> facets, Optional<StoryQuery> meant,
      Finding.Suggestions suggestions) implements Page {}

  /** What was typed, what may be meant by it, and the search that it would narrow. */
  record SuggestionsPage(String words, Finding.Suggestions suggestions, StoryQuery query) implements Page {}
}
