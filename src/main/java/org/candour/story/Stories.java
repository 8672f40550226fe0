package org.candour.story;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.audit.StaffTrail;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: each act is one transaction, with its trail and its event in it. */
@Component
public class Stories {

  private final StoryStore store;
  private final StoryDetailStore asides;
  private final StoryLanguage languages;
  private final ReleaseTime release;
  private final Clock clock;
  private final Audit audit;
  private final PublicTrail trail;
  private final StaffTrail staffTrail;
  private final ApplicationEventPublisher events;

  Stories(StoryStore store, StoryDetailStore asides, StoryLanguage languages, ReleaseTime release, Clock clock,
      Audit audit, PublicTrail trail, StaffTrail staffTrail, ApplicationEventPublisher events) {
    this.store = store;
    this.asides = asides;
    this.languages = languages;
    this.release = release;
    this.clock = clock;
    this.audit = audit;
    this.trail = trail;
    this.staffTrail = staffTrail;
    this.events = events;
  }

  /** Takes a story in. Gives its number. */
  @Transactional
  public long submit(NewStory story) {
    Instant now = clock.instant();
    String language = languages.of(story);
    long id = store.insert(story, language, now);
    store.insertVersion(id, new StoryVersion(1, story.title(), story.body(), "author", now, null, null), language,
        story.author());
    store.setTags(id, story.tags());
    store.setServices(id, story.services());
    asides.insert(id, story.aside());
    Act sent = Act.of("story-submitted", "story", id).version(1);
    Long draft = story.provenance().draft();
    audit.record(new Caller.Author(story.author()), draft == null ? sent : sent.fromTo("draft " + draft, null));
    events.publishEvent(new StorySubmitted(id, story.region().value()));
    return id;
  }

  /**
   * Keeps what a moderator made of a story. A changed text becomes a new version; the author's own stays. Where it is
   * filed (services, tags) and how critical it is may be changed while everybody reads it, its words may not.
   *
   * @throws Stale when the story was changed since {@code revision}, or its words cannot be changed now
   */
  @Transactional
  public Story edit(Caller by, long id, int revision, StoryEdit edit) {
    Story story = locked(id);
    boolean words = !story.title().equals(edit.title()) || !story.body().equals(edit.body());
    if (story.revision() != revision || story.status() == StoryStatus.WITHDRAWN
        || (words && !story.status().wordsMayChange())) {
      throw new Stale(story + " was changed by somebody else");
    }
    if (words) {
      int number = story.version() + 1;
      store.insertVersion(id,
          new StoryVersion(number, edit.title(), edit.body(), "person", clock.instant(), edit.reason(), edit.note()),
          story.language(), by.person().orElseThrow().id());
      audit.record(by, Act.of("story-edited", "story", id).version(number).because(edit.reason()));
      if ("yes".equals(story.waitsFor())) {
        // They said yes to other words.
        store.free(id, null);
      }
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

  /**
   * Lets a story become public once the region's delay is over, and what its author wants it to wait for has come.
   * {@code decision} is the moderator's review step. Gives when it is public, or null while it waits for the author.
   */
  @Transactional
  public @Nullable Instant approve(Caller by, Story story, long decision) {
    Instant at = release.of(story);
    store.move(story, StoryStatus.APPROVED, decision, at);
    audit.record(by,
        Act.of("story-approved", "story", story.id()).version(story.version()).fromTo(story.state(), "approved"));
    return at;
  }

  /** The author says yes to how it reads now, or that they have left this care. A second time changes nothing. */
  @Transactional
  public void free(Caller.Author by, long id) {
    Story story = locked(id);
    if (story.author() != by.id()) {
      throw new NotFound("not this author's story");
    }
    if (story.waitsForAuthor() && (story.status() == StoryStatus.APPROVED || "left".equals(story.waitsFor()))) {
      store.free(id, clock.instant());
      if (story.status() == StoryStatus.APPROVED) {
        store.releaseAt(id, release.soonest(story));
      }
      audit.record(by, Act.of("story-freed", "story", id).version(story.version())
          .because(Objects.requireNonNull(story.waitsFor())));
    }
  }

  @Transactional
  public void hold(Caller by, Story story, String reason) {
    store.move(story, StoryStatus.HELD, null, null);
    audit.record(by, Act.of("story-held", "story", story.id()).because(reason).fromTo(story.state(), "held"));
  }

  @Transactional
  public void reject(Caller by, Story story, String reason) {
    store.move(story, StoryStatus.REJECTED, null, null);
    audit.record(by, Act.of("story-rejected", "story", story.id()).because(reason).fromTo(story.state(), "rejected"));
    if (story.publishedAt() != null) {
      // It had been public, and what hangs on it waited for it to come back.
      events.publishEvent(new StoryEnded(story.id(), story.region(), "rejected"));
    }
  }

  /**
   * Publishes what is due. Each by itself, so that one that cannot be does not hold up the rest. Gives what went
   * public.
   */
  public List<Long> due(int atMost) {
    return store.due(clock.instant(), atMost);
  }

  /** Publishes one approved story whose time has come. False where somebody was faster or it was pulled. */
  @Transactional
  public boolean release(long id) {
    Story story = locked(id);
    if (story.status() != StoryStatus.APPROVED || story.releaseAt() == null
        || story.releaseAt().isAfter(clock.instant())) {
      return false;
    }
    store.move(story, StoryStatus.PUBLISHED, null, null);
    store.publish(id, story.version(), clock.instant());
    audit.record(Caller.NOBODY,
        Act.of("story-published", "story", id).version(story.version()).because("decision-" + story.decision()));
    trail.changed("story", id);
    events.publishEvent(new StoryPublished(id, story.region(), story.version()));
    return true;
  }

  /** Takes a public story off, at once. {@code reason} is a code; the public sees it. */
  @Transactional
  public void pull(Caller by, Story story, String reason) {
    end(by, story, StoryStatus.PULLED, reason);
  }

  /** The author takes the story back, whatever its state. */
  @Transactional
  public void withdraw(Caller.Author by, long id) {
    Story story = locked(id);
    if (story.author() != by.id()) {
      throw new NotFound("not this author's story");
    }
    if (story.status() == StoryStatus.PUBLISHED) {
      end(by, story, StoryStatus.WITHDRAWN, "author");
    } else if (story.status() != StoryStatus.WITHDRAWN) {
      store.move(story, StoryStatus.WITHDRAWN, null, null);
      store.end(id, "author", clock.instant());
      audit.record(by, Act.of("story-withdrawn", "story", id).fromTo(story.state(), "withdrawn"));
    }
    events.publishEvent(new StoryWithdrawn(id));
  }

  private void end(Caller by, Story story, StoryStatus how, String reason) {
    store.move(story, how, null, null);
    store.end(story.id(), reason, clock.instant());
    audit.record(by,
        Act.of("story-" + how.code(), "story", story.id()).because(reason).fromTo(story.state(), how.code()));
    trail.changed("story", story.id());
    events.publishEvent(new StoryEnded(story.id(), story.region(), how.code()));
  }

  /**
   * The story as moderators see it.
   *
   * @throws NotFound where there is none
   */
  public Story get(long id) {
    return store.find(id).orElseThrow(() -> new NotFound("story " + id));
  }

  /**
   * The story while the public can read it. It cannot be taken off before the caller's transaction ends, so that what
   * is written down because of it stands there when the taking off looks for it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Story> whilePublic(long id) {
    return store.lock(id).filter(s -> s.status() == StoryStatus.PUBLISHED);
  }

  /** The story unless its author took it back, which cannot happen before the caller's transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Story> unlessWithdrawn(long id) {
    return store.lock(id).filter(s -> s.status() != StoryStatus.WITHDRAWN);
  }

  private Story locked(long id) {
    return store.lock(id).orElseThrow(() -> new NotFound("story " + id));
  }

  public List<StoryVersion> versions(long id) {
    return store.versions(id);
  }

  /** What the author said beside it: for moderators. */
  public StoryDetail aside(long id) {
    return asides.of(id);
  }

  public List<Tag> tags(long id) {
    return store.tags(id);
  }

  public List<Long> services(long id) {
    return store.services(id);
  }

  /** Those of these authors who have told nothing. */
  public List<Long> withoutStory(List<Long> authors) {
    return store.withoutStory(authors);
  }

  /** An author's own stories, newest first. */
  public List<Story> byAuthor(long author) {
    return store.byAuthor(author);
  }

  /** The author's own story, or nothing for anybody else. */
  public @Nullable Story own(long author, long id) {
    return store.find(id).filter(s -> s.author() == author).orElse(null);
  }
}
