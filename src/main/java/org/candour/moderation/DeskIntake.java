package org.candour.moderation;

import java.util.ArrayList;
import java.util.List;
import org.candour.blog.Comment;
import org.candour.blog.CommentEnded;
import org.candour.blog.CommentSubmitted;
import org.candour.blog.Comments;
import org.candour.blog.Post;
import org.candour.blog.PostSubmitted;
import org.candour.blog.Posts;
import org.candour.response.Response;
import org.candour.response.ResponseEnded;
import org.candour.response.ResponseStatus;
import org.candour.response.ResponseSubmitted;
import org.candour.response.Responses;
import org.candour.screening.NameLikeness;
import org.candour.screening.Screening;
import org.candour.story.Stories;
import org.candour.story.StoryDetail;
import org.candour.story.StorySubmitted;
import org.candour.story.StoryWithdrawn;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What comes to the desk. Each listener reads the thing again and may run twice. */
@Component
class DeskIntake {

  private final Reviews reviews;
  private final Stories stories;
  private final Responses responses;
  private final Posts posts;
  private final Comments comments;
  private final Screening screening;
  private final NamesakeCheck namesakes;
  private final Floods floods;

  DeskIntake(Reviews reviews, Stories stories, Responses responses, Posts posts, Comments comments, Screening screening,
      NamesakeCheck namesakes, Floods floods) {
    this.reviews = reviews;
    this.stories = stories;
    this.responses = responses;
    this.posts = posts;
    this.comments = comments;
    this.screening = screening;
    this.namesakes = namesakes;
    this.floods = floods;
  }

  @ApplicationModuleListener
  void on(StorySubmitted event) {
    // Heard after the author took it back, it would open what nobody can decide.
    stories.unlessWithdrawn(event.story()).ifPresent(story -> {
      StoryDetail aside = stories.aside(story.id());
      List<String> flags = new ArrayList<>(
          screening.flags(story.title() + "\n" + story.body() + "\n" + aside.hopes() + "\n" + aside.hearFrom()));
      boolean pinned = !flags.isEmpty();
      if (story.ongoing()) {
        flags.add("ongoing");
      }
      if (aside.isRecognisable()) {
        flags.add("recognisable");
      }
      if (aside.machine()) {
        flags.add("machine");
      }
      flags.addAll(name(story.screenName()));
      reviews.open("story", story.id(), story.region(), pinned || story.ongoing() || aside.isRecognisable(), flags);
      floods.gather(story, aside.machine());
    });
  }

  /** What its author took back needs no decision any more. */
  @ApplicationModuleListener
  void on(StoryWithdrawn event) {
    reviews.close("story", event.story());
  }

  @ApplicationModuleListener
  void on(ResponseSubmitted event) {
    Response response = responses.get(event.response());
    if (response.status().mayBecome(ResponseStatus.PUBLISHED)) {
      List<String> flags = new ArrayList<>(screening.flags(response.body()));
      boolean pinned = response.isReply() && !flags.isEmpty();
      if (response.isReply()) {
        flags.addAll(name(response.writerName()));
      }
      reviews.open(response.isReply() ? "reply" : "response", response.id(), stories.get(response.story()).region(),
          pinned, flags);
    }
  }

  @ApplicationModuleListener
  void on(ResponseEnded event) {
    reviews.close(event.kind().equals("reply") ? "reply" : "response", event.response());
  }

  @ApplicationModuleListener
  void on(CommentEnded event) {
    reviews.close("comment", event.comment());
  }

  @ApplicationModuleListener
  void on(CommentSubmitted event) {
    Comment comment = comments.get(event.comment());
    List<String> flags = new ArrayList<>(screening.flags(comment.body()));
    boolean pinned = !flags.isEmpty();
    if (comment.person() == null) {
      flags.addAll(name(comment.name()));
      if (NameLikeness.saysAJob(comment.name())) {
        flags.add("staff-job");
      }
    }
    reviews.open("comment", comment.id(), comment.region(), pinned, flags);
  }

  /** Anybody may write any name; readers could take the words for those of the person who is called so. */
  private List<String> name(String typed) {
    return namesakes.is(typed) ? List.of(NamesakeCheck.FLAG) : List.of();
  }

  @ApplicationModuleListener
  void on(PostSubmitted event) {
    Post post = posts.get(event.post());
    reviews.open("post", post.id(), post.region(), false, screening.flags(post.title() + "\n" + post.body()));
  }
}
