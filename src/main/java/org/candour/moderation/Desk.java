package org.candour.moderation;

import java.util.ArrayList;
import java.util.List;
import org.candour.blog.CommentSubmitted;
import org.candour.blog.Posts;
import org.candour.response.ResponseSubmitted;
import org.candour.response.Responses;
import org.candour.screening.Screening;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StorySubmitted;
import org.candour.story.StoryWithdrawn;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What comes to the desk. Each listener reads the thing again and may run twice. */
@Component
class Desk {

  private final Reviews reviews;
  private final Stories stories;
  private final Responses responses;
  private final Posts posts;
  private final Screening screening;

  Desk(Reviews reviews, Stories stories, Responses responses, Posts posts, Screening screening) {
    this.reviews = reviews;
    this.stories = stories;
    this.responses = responses;
    this.posts = posts;
    this.screening = screening;
  }

  @ApplicationModuleListener
  void on(StorySubmitted event) {
    Story story = stories.get(event.story());
    List<String> flags = new ArrayList<>(screening.flags(story.title() + "\n" + story.body()));
    boolean pinned = !flags.isEmpty();
    if (story.ongoing()) {
      flags.add("ongoing");
    }
    reviews.open("story", story.id(), story.region(), pinned || story.ongoing(), flags);
  }

  /** What its author took back needs no decision any more. */
  @ApplicationModuleListener
  void on(StoryWithdrawn event) {
    reviews.close("story", event.story());
  }

  @ApplicationModuleListener
  void on(ResponseSubmitted event) {
    var response = responses.get(event.response());
    List<String> flags = screening.flags(response.body());
    String region = stories.get(response.story()).region();
    reviews.open(response.isReply() ? "reply" : "response", response.id(), region, response.isReply() && !flags.isEmpty(), flags);
  }

  @ApplicationModuleListener
  void on(CommentSubmitted event) {
    var comment = posts.comment(event.comment());
    List<String> flags = screening.flags(comment.body());
    reviews.open("comment", comment.id(), comment.region(), !flags.isEmpty(), flags);
  }
}
