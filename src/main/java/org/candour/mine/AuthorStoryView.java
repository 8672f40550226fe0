package org.candour.mine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candour.look.Page;
import org.candour.moderation.Objections.Objection;
import org.candour.moderation.Objections.ObjectionChoice;
import org.candour.moderation.ReviewStep;
import org.candour.moderation.VisibleSteps;
import org.candour.outcome.Outcomes;
import org.candour.praise.Praise;
import org.candour.regions.ComplaintSteps;
import org.candour.response.Response;
import org.candour.response.ResponseDrafts;
import org.candour.safeguarding.Concern;
import org.candour.safeguarding.Concerns;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.Shell;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.candour.story.StoryVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an author sees of one story. */
@Component
class AuthorStoryView {

  private final VisibleSteps steps;
  private final AuthorVersions versions;
  private final Timeline timeline;
  private final SubmittedDetails details;
  private final StatusLine status;
  private final Conversations conversations;

  AuthorStoryView(VisibleSteps steps, AuthorVersions versions, Timeline timeline, SubmittedDetails details,
      StatusLine status, Conversations conversations) {
    this.steps = steps;
    this.versions = versions;
    this.timeline = timeline;
    this.details = details;
    this.status = status;
    this.conversations = conversations;
  }

  /** What was typed on the page, kept whatever is wrong with it. */
  record Typed(String reply, String answer, String once, boolean shown) {

    static Typed nothing() {
      return new Typed("", "", SecretToken.fresh(), false);
    }
  }

  Page page(Story story, Shell shell) {
    return page(story, Typed.nothing(), Problems.none(), shell);
  }

  Page page(Story story, Typed typed, Problems problems, Shell shell) {
    VisibleSteps.News news = steps.of("story", story.id());
    ConversationView others = conversations.of(story, shell);
    SubmittedDetails.Said given = details.of(story, news.underway(), shell);
    return new StoryPage(story, versions.versions(story, news.version()), news.steps(),
        timeline.of(story, news.steps(), others.conversation, given.services(), shell), status.choice(story),
        status.said(story), given, status.of(story, shell), others, typed, problems);
  }

  /** What was said is said of a public story; a moderator has taken this one off meanwhile. */
  Page notPublic(Story story, String key, Shell shell) {
    return page(story, Typed.nothing(), Problems.none().add("way", key), shell).with(409);
  }

  /** What others said and did, and what the author said to that. */
  @Component
  static class Conversations {

    private final AuthorVersions versions;
    private final ResponseDrafts drafts;
    private final Outcomes outcomes;
    private final ComplaintSteps complaints;
    private final Concerns concerns;
    private final Praise praise;

    Conversations(AuthorVersions versions, ResponseDrafts drafts, Outcomes outcomes, ComplaintSteps complaints,
        Concerns concerns, Praise praise) {
      this.versions = versions;
      this.drafts = drafts;
      this.outcomes = outcomes;
      this.complaints = complaints;
      this.concerns = concerns;
      this.praise = praise;
    }

    private ConversationView of(Story story, Shell shell) {
      long id = story.id();
      List<Concern> raised = concerns.ofStory(id);
      return new ConversationView(versions.conversation(story), outcomes.of(id).orElse(null), outcomes.helped(id),
          complaints.in(new RegionId(story.region()), shell.words().language()), raised, notes(raised),
          praise.passedOn(id), story.status() == StoryStatus.PUBLISHED && drafts.isBeingWritten(id));
    }

    /** What the author is told of each concern, by its number. */
    private Map<Long, String> notes(List<Concern> raised) {
      Map<Long, String> notes = new HashMap<>();
      raised.forEach(c -> concerns.steps(c.id()).stream().map(Concern.ConcernStep::note).filter(n -> !n.isBlank())
          .forEach(n -> notes.put(c.id(), n)));
      return notes;
    }
  }

  /**
   * What others said and did.
   *
   * @param conversation public answers and the author's own replies
   * @param outcome how the matter stands; null where the author has not said
   * @param helped whether answers helped, by their numbers
   * @param complaints how to complain, step by step
   * @param concerns that the author raised
   * @param notes what they are told of them, by their numbers
   * @param passedOn how often their words were passed on to staff
   * @param beingWritten whether somebody writes an answer just now
   */
  record ConversationView(List<Response> conversation, Outcomes.@Nullable SaidOutcome outcome,
      Map<Long, Outcomes.Help> helped, List<ComplaintSteps.ComplaintStep> complaints, List<Concern> concerns,
      Map<Long, String> notes, int passedOn, boolean beingWritten) {}

  /**
   * One story.
   *
   * @param story itself
   * @param versions of its words that the author may see
   * @param steps what was done with it
   * @param way the timeline
   * @param choice what the author can say to the last decision
   * @param said what they said to decisions
   * @param given what they gave besides the words
   * @param standing where it stands
   * @param others what others said and did
   * @param typed what was typed on the page
   * @param problems what is wrong with that
   */
  record StoryPage(Story story, List<StoryVersion> versions, List<ReviewStep> steps, Timeline.Way way,
      ObjectionChoice choice, List<Objection> said, SubmittedDetails.Said given, StatusLine.StatusText standing,
      ConversationView others, Typed typed, Problems problems) implements Page {

    /** Whether there is an answer to reply to. */
    boolean mayReply() {
      return story.status() == StoryStatus.PUBLISHED && others.conversation.stream().anyMatch(r -> !r.isReply());
    }
  }
}
