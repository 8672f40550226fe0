package org.candour.story;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the room: stories as they come in and as they stand. What moderators decide is in {@link StoryDecisions},
 * when they become public in {@link StoryRelease}.
 */
@Component
public class Stories {

  private final StoryStore store;
  private final StoryDetailStore asides;
  private final StoryLanguage languages;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Stories(StoryStore store, StoryDetailStore asides, StoryLanguage languages, Clock clock, Audit audit,
      ApplicationEventPublisher events) {
    this.store = store;
    this.asides = asides;
    this.languages = languages;
    this.clock = clock;
    this.audit = audit;
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

  /**
   * The author's own story.
   *
   * @throws NotFound for anybody else
   */
  public Story own(Caller.Author by, long id) {
    return store.own(by, id);
  }

  /** Whether the caller is the author of this story. */
  public boolean isOwn(Caller caller, long id) {
    return caller.author().isPresent() && store.find(id).filter(s -> s.isBy(caller)).isPresent();
  }
}
