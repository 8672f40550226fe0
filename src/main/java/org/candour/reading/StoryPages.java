package org.candour.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.directory.Service;
import org.candour.look.Page;
import org.candour.outcome.Outcomes;
import org.candour.reading.StoryView.LetterView;
import org.candour.reading.StoryView.ListenerView;
import org.candour.report.ViewCounts;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.candour.story.StoryDetails;
import org.candour.story.Tag;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One story with all that followed it, and the mark by which staff say that they have read it. */
@Controller
class StoryPages {

  private final ReadingStore store;
  private final Audience audience;
  private final Stories stories;
  private final StoryDetails asides;
  private final Subscriptions subscriptions;
  private final Rights rights;
  private final ViewCounts views;
  private final Outcomes outcomes;

  StoryPages(ReadingStore store, Audience audience, Stories stories, StoryDetails asides, Subscriptions subscriptions,
      Rights rights, ViewCounts views, Outcomes outcomes) {
    this.outcomes = outcomes;
    this.store = store;
    this.audience = audience;
    this.stories = stories;
    this.asides = asides;
    this.subscriptions = subscriptions;
    this.rights = rights;
    this.views = views;
  }

  @Open
  @GetMapping("/stories/{id}")
  Page story(@PathVariable long id, Caller caller, Shell shell, HttpServletRequest request) {
    Optional<StoryView> found = store.story(id);
    if (found.isEmpty()) {
      return PublicTrace.page("story", store.trace(id).orElseThrow(() -> new NotFound("story " + id)), shell);
    }
    List<LetterView> letters = store.letters(id);
    views.seen(request, "story", id);
    letters.forEach(letter -> views.seen(request, "response", letter.id()));
    return new StoryPage(found.get(), letters, store.letterTraces(id), store.services(id), store.tags(id),
        store.staffTags(id), store.audience(id), views.of("story", id), staff(id, caller), stories.isOwn(caller, id));
  }

  /**
   * What a member in scope may do with a story, and what its author said of the answers.
   *
   * @param organisation what the holder of their subscription is called
   * @param mayMark whether the subscription has not marked it as read yet
   * @param mayRespond whether they may answer it
   * @param hopes what its author would like to happen; empty for who may not answer
   * @param hearFrom whom its author would like to hear from; likewise
   * @param criticality 0 to 5; null for who may not see it, and where it has none
   * @param seen what its author said of the answers
   */
  record StaffView(String organisation, boolean mayMark, boolean mayRespond, String hopes, String hearFrom,
      @Nullable Integer criticality, Outcomes.Seen seen) {

    /** Whether an answer helped, as its author says; empty where nothing was said. */
    String helped(long response) {
      Outcomes.Help help = seen.helped().get(response);
      return help == null ? "" : help.helped();
    }
  }

  private Optional<StaffView> staff(long story, Caller caller) {
    Optional<Caller.Person> person = caller.person().filter(p -> p.subscription() != 0 && p.may(Right.READ_SCOPE));
    if (person.isEmpty() || !audience.covers(story, rights.reach(person.get(), Right.READ_SCOPE))) {
      return Optional.empty();
    }
    long subscription = person.get().subscription();
    boolean read = audience.of(story).stream().anyMatch(l -> l.subscription() == subscription && l.readAt() != null);
    String holder = subscriptions.byId(subscription).orElseThrow().holder();
    boolean mayRespond = audience.covers(story, rights.reach(person.get(), Right.RESPOND));
    // Authors were told that the staff who can answer see it.
    StoryDetails.Wishes wishes = asides.shown(story);
    return Optional.of(
        new StaffView(holder, !read, mayRespond, mayRespond ? wishes.hopes() : "", mayRespond ? wishes.hearFrom() : "",
            audience.covers(story, rights.reach(person.get(), Right.SEE_CRITICALITY))
                ? stories.get(story).criticality()
                : null,
            outcomes.seen(story)));
  }

  /** The mark is an act of its own: opening a page never makes it. */
  @Needs(Right.READ_SCOPE)
  @PostMapping("/stories/{id}/reading")
  Page read(@PathVariable long id, Caller.Person caller) {
    StoryReach reach = rights.reach(caller, Right.READ_SCOPE);
    if (!audience.covers(id, reach)) {
      throw new NotFound("story " + id + " is not in scope");
    }
    audience.read(id, caller, reach);
    return Page.redirect("/stories/" + id + "?said=read");
  }

  /**
   * One story with all that followed it.
   *
   * @param story that is read
   * @param letters the answers to it
   * @param traces what is left of answers that are gone
   * @param services that it is about
   * @param tags its author's
   * @param staffTags those of each organisation, by its name
   * @param audience who was told of it
   * @param views how often it was read
   * @param staff what the reader may do as a member of staff; empty for everybody else
   * @param own whether the reader is its author
   */
  record StoryPage(StoryView story, List<LetterView> letters, List<StoryView.LetterTrace> traces,
      List<Service> services, List<Tag> tags, Map<String, List<Tag>> staffTags, List<ListenerView> audience, long views,
      Optional<StaffView> staff, boolean own) implements Page {}
}
