package org.candour.reading;

import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.shared.Open;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class HomePages {

  private final Finding finding;
  private final ReadingStore store;

  HomePages(Finding finding, ReadingStore store) {
    this.finding = finding;
    this.store = store;
  }

  /** What the home page counts; each number is the length of a list that it opens. */
  record CountsView(long told, long answered, long made) {}

  @Open
  @GetMapping("/")
  String home(RegionId region, Model model) {
    StoryQuery all = StoryQuery.all(region);
    StoryQuery answered = all.withProgress("answered");
    StoryQuery made = all.withProgress("made");
    model.addAttribute("newest", store.cards(store.newest(region, 6)))
        .addAttribute("changes", store.changes(finding.find(made.changed(), 4).ids()))
        .addAttribute("counts", new CountsView(finding.count(all), finding.count(answered), finding.count(made)));
    return "reading/home";
  }
}
