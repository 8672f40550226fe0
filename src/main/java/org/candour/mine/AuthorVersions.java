package org.candour.mine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candour.moderation.VisibleSteps;
import org.candour.response.Response;
import org.candour.response.Responses;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An author's texts as far as the author knows them: not what a moderator is still working on. */
@Component
class AuthorVersions {

  private final Stories stories;
  private final Responses responses;
  private final VisibleSteps told;

  AuthorVersions(Stories stories, Responses responses, VisibleSteps told) {
    this.stories = stories;
    this.responses = responses;
    this.told = told;
  }

  /** The author's own version, and those that a moderator has decided on. */
  List<StoryVersion> versions(Story story, int decided) {
    return upTo(decided, story.shownVersion(), stories.versions(story.id()));
  }

  /** The titles of these stories by number. */
  Map<Long, String> titles(List<Story> all) {
    Map<Long, Integer> decided = told.versions("story", all.stream().map(Story::id).toList());
    Map<Long, String> titles = new HashMap<>();
    for (Story story : all) {
      int version = decided.getOrDefault(story.id(), 0);
      titles.put(story.id(),
          version == story.version()
              ? story.title()
              : Objects.requireNonNullElse(versions(story, version).getLast().title(), ""));
    }
    return titles;
  }

  /** Public answers, and the author's own replies as the author knows them. */
  List<Response> conversation(Story story) {
    return responses.ofStory(story.id()).stream().filter(r -> r.state().equals("published") || r.isReply())
        .map(r -> !r.isReply() || r.version() == 1
            ? r
            : r.withBody(Objects.requireNonNullElse(
                upTo(told.of("reply", r.id()).version(), r.shownVersion(), responses.versions(r.id())).getLast().body(),
                "")))
        .toList();
  }

  private static List<StoryVersion> upTo(int decided, @Nullable Integer shown, List<StoryVersion> all) {
    int last = Math.max(1, Math.max(decided, shown == null ? 0 : shown));
    return all.stream().filter(v -> v.number() <= last).toList();
  }
}
