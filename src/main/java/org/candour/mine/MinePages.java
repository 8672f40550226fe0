package org.candour.mine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.look.Page;
import org.candour.outcome.Outcomes;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where an author's stories are: what was changed and why, who has read them, what was answered. */
@Controller
class MinePages {

  private final Stories stories;
  private final AuthorVersions versions;
  private final StatusLine status;
  private final Outcomes outcomes;
  private final AuthorStoryView view;

  MinePages(Stories stories, AuthorVersions versions, StatusLine status, Outcomes outcomes, AuthorStoryView view) {
    this.stories = stories;
    this.versions = versions;
    this.status = status;
    this.outcomes = outcomes;
    this.view = view;
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine")
  Page all(Caller.Author caller, Shell shell) {
    List<Story> own = stories.byAuthor(caller.id());
    Map<Long, StatusLine.StatusText> stand = own.stream().filter(s -> s.status() != StoryStatus.PUBLISHED)
        .collect(Collectors.toMap(Story::id, s -> status.of(s, shell)));
    Predicate<Story> asked =
        s -> Optional.ofNullable(stand.get(s.id())).filter(StatusLine.StatusText::asks).isPresent();
    // What goes on only when its author answers comes first.
    List<Story> shown = Stream.concat(own.stream().filter(asked), own.stream().filter(asked.negate())).toList();
    return new MinePage(shown, stand, versions.titles(own),
        outcomes.unsaid(own.stream().filter(s -> s.status() == StoryStatus.PUBLISHED).map(Story::id).toList()));
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}")
  Page one(@PathVariable long id, Caller.Author caller, Shell shell) {
    return view.page(stories.own(caller, id), shell);
  }

  /**
   * All of an author's stories.
   *
   * @param stories in the order in which they are shown
   * @param stand where those stand that are not public, by their numbers
   * @param titles as the author may know them, by their numbers
   * @param unsaid those of which the author has not said whether an answer helped
   */
  record MinePage(List<Story> stories, Map<Long, StatusLine.StatusText> stand, Map<Long, String> titles,
      Set<Long> unsaid) implements Page {}
}
