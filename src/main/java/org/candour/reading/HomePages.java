package org.candour.reading;

import java.util.List;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.look.Page;
import org.candour.reading.StoryView.ChangeView;
import org.candour.shared.Open;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Controller;
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
  Page home(RegionId region) {
    StoryQuery all = StoryQuery.all(region);
    StoryQuery answered = all.withProgress("answered");
    StoryQuery made = all.withProgress("made");
    return new HomePage(store.cards(store.newest(region, 6)), store.changes(finding.find(made.changed(), 4).ids()),
        new CountsView(finding.count(all), finding.count(answered), finding.count(made)));
  }

  /** The newest stories, the newest changes, and how many there are. */
  record HomePage(List<StoryCardView> newest, List<ChangeView> changes, CountsView counts) implements Page {}
}
