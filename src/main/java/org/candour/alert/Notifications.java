package org.candour.alert;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.candour.access.Covers;
import org.candour.blog.Post;
import org.candour.blog.Posts;
import org.candour.decision.DecisionAct;
import org.candour.mail.Letter;
import org.candour.mail.LetterDropped;
import org.candour.mail.LetterSent;
import org.candour.mail.Outbox;
import org.candour.moderation.ReviewDecided;
import org.candour.moderation.ReviewStep;
import org.candour.moderation.Reviews;
import org.candour.people.AuthorLetters;
import org.candour.response.Response;
import org.candour.response.ResponsePublished;
import org.candour.response.ResponseRefused;
import org.candour.response.ResponseStatus;
import org.candour.response.Responses;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEnded;
import org.candour.story.StoryPublished;
import org.candour.story.StoryRated;
import org.candour.story.StoryRead;
import org.candour.story.StoryStatus;
import org.candour.story.StorySubmitted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What happened, told to those whom it concerns. Every listener reads again and may run twice: the ledger keeps it one
 * letter.
 */
@Component
class Notifications {

  /** What is written because a response or reply became public. */
  private static final List<String> ANSWERED =
      List.of("response-published", "change-planned", "change-made", "reply-published", "response-public");

  /**
   * What an author may do without. Everything else always comes: the receipt, questions, what waits for them, what went
   * wrong.
   */
  private static final Map<String, String> KINDS = Map.of("story-published", "published", "story-read", "read",
      "response-published", "answered", "change-planned", "planned", "change-made", "made");

  private final AlertDispatch telling;
  private final Digests digests;
  private final NotificationLetters letters;
  private final Outbox outbox;
  private final Stories stories;
  private final Responses responses;
  private final Reviews reviews;
  private final Posts posts;
  private final Audience audience;
  private final AuthorLetters authorLetters;

  Notifications(AlertDispatch telling, Digests digests, NotificationLetters letters, Outbox outbox, Stories stories,
      Responses responses, Reviews reviews, Posts posts, Audience audience, AuthorLetters authorLetters) {
    this.telling = telling;
    this.digests = digests;
    this.letters = letters;
    this.outbox = outbox;
    this.stories = stories;
    this.responses = responses;
    this.reviews = reviews;
    this.posts = posts;
    this.audience = audience;
    this.authorLetters = authorLetters;
  }

  @ApplicationModuleListener
  void on(StorySubmitted event) {
    tellAuthor("story-received", "story", event.story(), stories.get(event.story()));
  }

  @ApplicationModuleListener
  void on(StoryPublished event) {
    stories.whilePublic(event.story()).ifPresent(story -> {
      telling.tell(story);
      tellAuthor("story-published", "story", story.id(), story);
    });
  }

  @ApplicationModuleListener
  void on(Alerts.AlertAdded event) {
    telling.missed(event.alert(), event.person());
  }

  @ApplicationModuleListener
  void on(Covers.Ended event) {
    telling.ended(event);
  }

  @ApplicationModuleListener
  void on(LetterSent event) {
    if (event.occasion().equals("digest") && event.subscription() != null) {
      digests.stories(event.subject()).forEach(story -> audience.told(story, event.subscription()));
    }
    if (event.occasion().equals("story-alert") && event.subscription() != null) {
      audience.told(event.subject(), event.subscription());
    }
  }

  /** A digest that held what its reader may not be told of any more is written anew, from what they may. */
  @ApplicationModuleListener
  void on(LetterDropped event) {
    if (event.occasion().equals("digest")) {
      digests.writeAnew(event.subject());
    }
    if (event.occasion().equals("story-alert") && event.subscription() != null) {
      telling.instead(event.subject(), event.person(), event.subscription());
    }
  }

  @ApplicationModuleListener
  void on(Digests.Untold event) {
    telling.instead(event.story(), event.person(), event.subscription());
  }

  /** Whoever is told only of what is as serious as it is now has not heard of it yet. */
  @ApplicationModuleListener
  void on(StoryRated event) {
    stories.whilePublic(event.story()).ifPresent(telling::rated);
  }

  /** Letters that have not left are taken back; who was told already learns that the story is gone. */
  @ApplicationModuleListener
  void on(StoryEnded event) {
    Story story = stories.get(event.story());
    if (story.status() == StoryStatus.PUBLISHED) {
      return;
    }
    List.of("story-alert", "story-published", "story-read")
        .forEach(occasion -> outbox.cancel(occasion, "story", story.id()));
    responses.ofStory(story.id()).forEach(this::takeBack);
    outbox.add(
        Stream.concat(outbox.sentTo("story-alert", "story", story.id()).stream(), digests.takeOff(story.id()).stream())
            .distinct().map(person -> letters.staff("story-ended", "story", story.id(), person, null, event.region(),
                "/stories/" + story.id()))
            .toList());
    if (event.how().equals("pulled")) {
      tellAuthor("story-pulled", "story", story.id(), story);
    }
  }

  private void takeBack(Response response) {
    ANSWERED.forEach(occasion -> outbox.cancel(occasion, "response", response.id()));
  }

  @ApplicationModuleListener
  void on(StoryRead event) {
    stories.whilePublic(event.story()).ifPresent(story -> tellAuthor("story-read", "story", story.id(), story));
  }

  @ApplicationModuleListener
  void on(ReviewDecided event) {
    if (event.is("story", DecisionAct.HOLD)) {
      // Only who is asked something reads of a question.
      boolean asked = reviews.step(event.review(), event.step()).filter(ReviewStep::isQuestion).isPresent();
      tellAuthor(asked ? "story-asked" : "story-held", "step", event.step(), stories.get(event.subject()));
    }
    if (event.is("story", DecisionAct.PUBLISH)) {
      Story story = stories.get(event.subject());
      if (story.waitsForAuthor() && story.status() == StoryStatus.APPROVED) {
        tellAuthor("story-waits-" + story.waitsFor(), "step", event.step(), story);
      }
    }
    if (event.is("story", DecisionAct.REJECT)) {
      tellAuthor("story-rejected", "step", event.step(), stories.get(event.subject()));
    }
    if (event.is("story", DecisionAct.KEEP)) {
      tellAuthor("story-kept", "step", event.step(), stories.get(event.subject()));
    }
    if (event.is("reply", DecisionAct.REJECT)) {
      tellAuthor("reply-rejected", "step", event.step(), stories.get(responses.get(event.subject()).story()));
    }
    if (event.kind().equals("post") && !event.is("post", DecisionAct.HOLD)) {
      Post post = posts.get(event.subject());
      outbox.add(List.of(letters.staff(event.is("post", DecisionAct.PUBLISH) ? "post-public" : "post-refused", "step",
          event.step(), post.person(), post.subscription(), post.region(), "/work/posts")));
    }
  }

  @ApplicationModuleListener
  void on(ResponsePublished event) {
    Story story = stories.whilePublic(event.story()).orElse(null);
    Response response = responses.whilePublic(event.response()).orElse(null);
    if (story == null || response == null) {
      return;
    }
    if (response.isReply()) {
      List<Letter> toWriters =
          responses.ofStory(story.id()).stream().filter(r -> r.state().equals("published") && r.person() != null)
              .map(r -> letters.staff("reply-published", "response", response.id(), Objects.requireNonNull(r.person()),
                  r.subscription(), story.region(), "/" + response.id()))
              .toList();
      outbox.add(toWriters);
      return;
    }
    tellAuthor(response.changeState() == null ? "response-published" : "change-" + response.changeState(), "response",
        response.id(), story);
    long writer = Objects.requireNonNull(response.person());
    outbox.add(List.of(letters.staff("response-public", "response", response.id(), writer, response.subscription(),
        story.region(), "/" + response.id())));
  }

  /** Refused, or taken off again: letters about it that wait are taken back, and its writer learns why. */
  @ApplicationModuleListener
  void on(ResponseRefused event) {
    Response response = responses.get(event.response());
    if (response.status() == ResponseStatus.PUBLISHED) {
      return;
    }
    Story story = stories.get(response.story());
    takeBack(response);
    if (response.person() != null) {
      outbox.add(List.of(letters.staff("response-refused", "response", response.id(), response.person(),
          response.subscription(), story.region(), "/work/responses/" + response.id())));
    }
    if (response.status() == ResponseStatus.PULLED) {
      tellAuthor(response.isReply() ? "reply-pulled" : "response-pulled", "response", response.id(), story);
    }
  }

  private void tellAuthor(String occasion, String subjectKind, long subject, Story story) {
    if (story.mailOk() && authorLetters.wants(story.author(), KINDS.getOrDefault(occasion, ""))) {
      outbox.add(List.of(letters.author(occasion, subjectKind, subject, story)));
    }
  }
}
