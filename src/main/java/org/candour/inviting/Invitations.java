package org.candour.inviting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.directory.Services;
import org.candour.inviting.Invitation.Details;
import org.candour.inviting.InvitationStore.NewInvitation;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.SecretToken;
import org.candour.shared.Stale;
import org.candour.story.StoryPublished;
import org.candour.tagging.StaffTags;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: links, who may make them, what came of them. */
@Component
public class Invitations {

  /** Without letters and figures that look or sound like others. */
  private static final String LETTERS = "2345679acdefghjkmnpqrtwxyz";
  private static final int LENGTH = 9;

  private final InvitationStore store;
  private final Regions regions;
  private final Services directory;
  private final Rights rights;
  private final StaffTags tags;
  private final Audit audit;
  private final Clock clock;

  Invitations(InvitationStore store, Regions regions, Services directory, Rights rights, StaffTags tags, Audit audit,
      Clock clock) {
    this.store = store;
    this.regions = regions;
    this.directory = directory;
    this.rights = rights;
    this.tags = tags;
    this.audit = audit;
    this.clock = clock;
  }

  /** The link with this code, while it works. Capitals and blanks, as people type them from paper, do no harm. */
  public Optional<Invitation> working(String typed, RegionId region) {
    String code = plain(typed);
    return code.isEmpty() ? Optional.empty() : store.working(code, region, today(region));
  }

  /** In which region a link was made, whether it still works or not. */
  Optional<RegionId> region(String typed) {
    return Optional.of(plain(typed)).filter(c -> !c.isEmpty()).flatMap(store::region);
  }

  private static String plain(String typed) {
    String code = typed.length() > 40 ? "" : typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return code.matches("[a-z0-9]{" + LENGTH + "}") ? code : "";
  }

  /** Whether a link works today. */
  public boolean works(Invitation link) {
    return !store.working(List.of(link.id()), today(link.region())).isEmpty();
  }

  public Optional<Invitation> byId(long id) {
    return store.byId(id);
  }

  /** The link by which a story came. */
  public Optional<Invitation> ofStory(long story) {
    return store.ofStory(story);
  }

  /** Somebody, not a machine, opened it. */
  @Transactional
  public void opened(Invitation link) {
    store.count(link.id(), "opened", today(link.region()));
  }

  /** A story was begun by it. */
  @Transactional
  public void begun(Invitation link) {
    store.count(link.id(), "begun", today(link.region()));
  }

  /** A story that was begun by it was sent; in the transaction in which the story is made. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void sent(long link, long story, boolean recognisable) {
    store.came(link, story, recognisable);
    store.byId(link).ifPresent(i -> store.count(link, "sent", today(i.region())));
  }

  /** What an organisation calls its stories among colleagues is put on them when they are public, and only once. */
  @ApplicationModuleListener
  void on(StoryPublished event) {
    store.ofStory(event.story()).ifPresent(i -> {
      List<Long> stories = store.toTag(i.id());
      if (!stories.isEmpty()) {
        long maker = store.madeBy(i.id());
        stories.forEach(story -> tags.share(i.subscription(), maker, story, i.tags()));
      }
    });
  }

  /** A link of the caller's subscription; another's is not found. */
  Invitation own(Caller.Person caller, long id) {
    return store.byId(id).filter(i -> i.subscription() == caller.subscription())
        .orElseThrow(() -> new NotFound("invitation " + id));
  }

  /** The services below which the caller may invite. */
  List<Long> tops(Caller.Person caller) {
    return rights.reach(caller, Right.INVITE).tops();
  }

  /** Those of these services about which the caller may invite, in their order. */
  List<Long> within(Caller.Person caller, List<Long> services) {
    return directory.within(services, tops(caller));
  }

  /** Whether the caller may change or end it: where everything that it asks about is theirs. */
  boolean mayChange(Caller.Person caller, Invitation link) {
    return link.endedAt() == null && within(caller, link.services()).size() == link.services().size();
  }

  /** Makes a link; the same form makes one. Gives its number. */
  @Transactional
  long make(Caller.Person by, RegionId region, Details details, String once) {
    Optional<Long> before = store.once(by.subscription(), once);
    if (before.isPresent()) {
      return before.get();
    }
    for (int tries = 0; tries < 5; tries++) {
      Optional<Long> made = store.insert(by, region,
          new NewInvitation(SecretToken.drawn(LETTERS, LENGTH), details, once), clock.instant());
      if (made.isPresent()) {
        store.setServices(made.get(), details.services());
        audit.record(by, Act.of("invitation-made", "invitation", made.get()));
        return made.get();
      }
    }
    return store.once(by.subscription(), once).orElseThrow(() -> new Stale("this form was sent by somebody else"));
  }

  /**
   * Changes what a link says; what is printed still leads to it.
   *
   * @throws Stale where it was changed or ended meanwhile
   */
  @Transactional
  void change(Caller.Person by, Invitation link, int revision, Details details) {
    if (!store.update(link.id(), revision, details)) {
      throw new Stale("invitation " + link.id());
    }
    store.setServices(link.id(), details.services());
    audit.record(by, Act.of("invitation-changed", "invitation", link.id()));
  }

  /** From now on it leads to telling without it. Its stories keep it. */
  @Transactional
  void end(Caller.Person by, Invitation link) {
    if (store.end(link.id(), clock.instant())) {
      audit.record(by, Act.of("invitation-ended", "invitation", link.id()));
    }
  }

  private LocalDate today(RegionId region) {
    return LocalDate.ofInstant(clock.instant(), regions.get(region).zone());
  }
}
