package org.candour.moderation;

import org.candour.blog.Comments;
import org.candour.blog.Posts;
import org.candour.response.LeftAnswers;
import org.candour.response.Response;
import org.candour.response.Responses;
import org.candour.story.Stories;
import org.springframework.stereotype.Component;

/** Reads what a review is about. */
@Component
class DeskItems {

  private final Stories stories;
  private final Responses responses;
  private final LeftAnswers leftAnswers;
  private final Posts posts;
  private final Comments comments;

  DeskItems(Stories stories, Responses responses, LeftAnswers leftAnswers, Posts posts, Comments comments) {
    this.stories = stories;
    this.responses = responses;
    this.leftAnswers = leftAnswers;
    this.posts = posts;
    this.comments = comments;
  }

  DeskItem of(Review review) {
    long subject = review.subject();
    return switch (review.kind()) {
      case "story" -> new DeskItem.OfStory(stories.get(subject), stories.aside(subject), stories.tags(subject),
          stories.services(subject));
      case "comment" -> new DeskItem.OfComment(comments.get(subject), comments.isLeft(subject));
      case "post" -> new DeskItem.OfPost(posts.get(subject), posts.isLeft(subject));
      default -> {
        Response response = responses.get(subject);
        yield new DeskItem.OfResponse(response, stories.get(response.story()),
            response.answers() == null ? null : responses.get(response.answers()), leftAnswers.isLeft(response));
      }
    };
  }
}
