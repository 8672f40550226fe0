package org.candour.story;

import static org.candour.decision.DecisionAct.PULL;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.audit.StaffTrail;
import org.candour.decision.Decidable;
import org.candour.decision.Decision;
import org.candour.decision.Edit;
import org.candour.decision.Subject;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a story: what moderators make of it and decide, and its author's taking it back. */
@Component
public class StoryDecisions implements Decidable {

  private final StoryStore store;
  private final StoryRelease release;
  private final Clock clock;
  private final Audit audit;
  private final PublicTrail trail;
  private final StaffTrail staffTrail;
  private final ApplicationEventPublisher events;

  StoryDecisions(StoryStore store, StoryRelease release, Clock clock, Audit audit, PublicTrail trail,
      StaffTrail staffTrail, ApplicationEventPublisher events) {
    this.store = store;
    this.release = release;
    this.clock = clock;
    this.audit = audit;
    this.trail = trail;
    this.staffTrail = staffTrail;
    this.events = events;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("story");
  }

  @Override
  public Subject subject(long id) {
    return subject(store.find(id).orElseThrow(() -> new NotFound("story " + id)));
  }

  private Subject subject(Story story) {
    return new Subject(story.id(), story.version(), story.status() == StoryStatus.PUBLISHED, story.criticality(),
        List.of(store.services(story.id()), Set.copyOf(store.tags(story.id()))));
  }

  @Override
  @Transactional
  public Subject edit(Caller.Person by, long id, int revision, Edit edit) {
    return subject(revise(by, id, revision, (StoryEdit) edit));
  }

  @Override
  @Transactional
  public boolean decide(Caller.Person by, long id, Edit edit, Decision decision, long step) {
    Story story = store.find(id).orElseThrow(() -> new NotFound("story " + id));
    switch (decision.act()) {
      case PUBLISH -> release.approve(by, story, step);
      case HOLD -> hold(by, story, decision.why());
      case REJECT -> reject(by, story, decision.why());
      case PULL -> pull(by, story, decision.why());
      case SAVE, KEEP -> {}
    }
    // Pulled in its delay a story waits for another decision; pulled from the public it needs none.
    return decision.act().settles() && !(decision.act() == PULL && story.status() == StoryStatus.APPROVED);
  }

  /**
   * Keeps what a moderator made of a story. A changed text becomes a new version; the author's own stays. Where it is
   * filed (services, tags) and how critical it is may be changed while everybody reads it, its words may not.
   */
  private Story revise(Caller by, long id, int revision, StoryEdit edit) {
    Story story = locked(id);
    boolean words = !story.title().equals(edit.title()) || !story.body().equals(edit.body());
    if (story.revision() != revision || story.status() == StoryStatus.WITHDRAWN
        || (words && !story.status().wordsMayChange())) {
      throw new Stale(story + " was changed by somebody else");
    }
    if (words) {
      rewrite(by, story, edit);
    }
    boolean filed = file(by, story, edit);
    boolean rated = !Objects.equals(story.criticality(), edit.criticality());
    if (rated) {
      store.setCriticality(id, edit.criticality());
      staffTrail.changed("story", id);
      audit.record(by, Act.of("criticality-set", "story", id).fromTo(story.criticality(), edit.criticality()));
    }
    if (filed && story.status() == StoryStatus.PUBLISHED) {
      trail.changed("story", id);
      // Who listens at the place where it stands now has not heard of it yet.
      events.publishEvent(new StoryPublished(id, story.region(), story.version()));
    } else if (rated && story.status() == StoryStatus.PUBLISHED) {
      events.publishEvent(new StoryRated(id));
    }
    return locked(id);
  }

  private void rewrite(Caller by, Story story, StoryEdit edit) {
    int number = story.version() + 1;
    store.insertVersion(story.id(),
        new StoryVersion(number, edit.title(), edit.body(), "person", clock.instant(), edit.reason(), edit.note()),
        story.language(), by.person().orElseThrow().id());
    audit.record(by, Act.of("story-edited", "story", story.id()).version(number).because(edit.reason()));
    release.follow(story, number);
    if ("yes".equals(story.waitsFor())) {
      // They said yes to other words.
      store.free(story.id(), null);
    }
  }

  /**
   * Services by number; of tags, which are the author's words, only how many there are. True where anything changed.
   */
  private boolean file(Caller by, Story story, StoryEdit edit) {
    List<Long> services = store.services(story.id());
    List<Tag> tags = store.tags(story.id());
    boolean moved = !services.equals(edit.services());
    boolean tagged = !Set.copyOf(tags).equals(Set.copyOf(edit.tags()));
    if (moved) {
      store.setServices(story.id(), edit.services());
      audit.record(by, Act.of("story-filed", "story", story.id()).fromTo(services, edit.services()));
    }
    if (tagged) {
      store.setTags(story.id(), edit.tags());
      audit.record(by, Act.of("story-tagged", "story", story.id()).fromTo(tags.size(), edit.tags().size()));
    }
    return moved || tagged;
  }

  /** Puts the decision off. Held already: only the reason and the note are new. */
  @Transactional
  public void hold(Caller by, Story story, String reason) {
    if (story.status() != StoryStatus.HELD) {
      move(story, StoryStatus.HELD);
      audit.record(by, Act.of("story-held", "story", story.id()).because(reason).fromTo(story.state(), "held"));
    }
  }

  private void reject(Caller by, Story story, String reason) {
    move(story, StoryStatus.REJECTED);
    audit.record(by, Act.of("story-rejected", "story", story.id()).because(reason).fromTo(story.state(), "rejected"));
    if (story.publishedAt() != null) {
      // It had been public, and what hangs on it waited for it to come back.
      events.publishEvent(new StoryEnded(story.id(), story.region(), "rejected"));
    }
  }

  /** Takes a story off, at once. Before its delay is over nobody has seen it: it goes back to being held. */
  private void pull(Caller by, Story story, String reason) {
    if (story.status() == StoryStatus.APPROVED) {
      hold(by, story, reason);
    } else {
      end(by, story, StoryStatus.PULLED, reason);
    }
  }

  /** The author takes the story back, whatever its state. */
  @Transactional
  public void withdraw(Caller.Author by, long id) {
    Story story = store.lockOwn(by, id);
    if (story.status() == StoryStatus.PUBLISHED) {
      end(by, story, StoryStatus.WITHDRAWN, "author");
    } else if (story.status() != StoryStatus.WITHDRAWN) {
      move(story, StoryStatus.WITHDRAWN);
      store.end(id, "author", clock.instant());
      audit.record(by, Act.of("story-withdrawn", "story", id).fromTo(story.state(), "withdrawn"));
    }
    events.publishEvent(new StoryWithdrawn(id));
  }

  /** Whatever becomes of it, it does not become public by itself any more. */
  private void move(Story story, StoryStatus to) {
    store.move(story, to, null);
    release.stop(story);
  }

  private void end(Caller by, Story story, StoryStatus how, String reason) {
    move(story, how);
    store.end(story.id(), reason, clock.instant());
    audit.record(by,
        Act.of("story-" + how.code(), "story", story.id()).because(reason).fromTo(story.state(), how.code()));
    trail.changed("story", story.id());
    events.publishEvent(new StoryEnded(story.id(), story.region(), how.code()));
  }

  private Story locked(long id) {
    return store.lock(id).orElseThrow(() -> new NotFound("story " + id));
  }
}
