package org.candour.praise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candour.access.MemberList;
import org.candour.access.MemberList.Member;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.mail.Letter;
import org.candour.mail.LetterSent;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.regions.RegionSentences;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Sentences;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEnded;
import org.candour.story.StoryStatus;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passes an author's words on to a colleague, and counts each time. Who got them is nobody's business but theirs. */
@Component
public class Praise implements RecipientAddresses {

  private static final String OCCASION = "praise";
  private static final String KIND = "praised";
  /** More of one name than this are not shown: more of the name is. */
  private static final int FOUND = 12;

  private final PraiseStore store;
  private final Stories stories;
  private final Services services;
  private final Rights rights;
  private final MemberList members;
  private final People people;
  private final Subscriptions subscriptions;
  private final Outbox outbox;
  private final RegionSentences sentences;
  private final MailSettings mail;
  private final Audit audit;

  Praise(PraiseStore store, Stories stories, Services services, Rights rights, MemberList members, People people,
      Subscriptions subscriptions, Outbox outbox, RegionSentences sentences, MailSettings mail, Audit audit) {
    this.store = store;
    this.stories = stories;
    this.services = services;
    this.rights = rights;
    this.members = members;
    this.people = people;
    this.subscriptions = subscriptions;
    this.outbox = outbox;
    this.sentences = sentences;
    this.mail = mail;
    this.audit = audit;
  }

  /** A colleague to whom words may be passed on, as colleagues see them. */
  public record PraiseCandidate(long person, String name, String jobTitle) {}

  /**
   * Those who were found by a name.
   *
   * @param more whether there are others: a longer part of the name finds them
   */
  public record PraiseCandidates(List<PraiseCandidate> found, boolean more) {

    public static final PraiseCandidates NONE = new PraiseCandidates(List.of(), false);
  }

  /**
   * What is to be passed on, and to whom.
   *
   * @param passage as {@link PraisedStory#passage} gave it
   * @param line of one's own; may be empty
   * @param to the number of the colleague
   * @param once by which sending it twice is one act
   */
  public record PraiseWish(String passage, String line, long to, String once) {}

  /** What became of it. */
  public enum PraiseResult { DONE, SAME_AGAIN, NOT_THERE }

  /** What a member's own roles reach; what an emergency opened is there to be read, and not to be passed on. */
  private StoryReach reach(long person, long subscription) {
    return new StoryReach(rights.reach(person, subscription, Right.READ_SCOPE).parts(), List.of());
  }

  /** A story whose words this member may pass on now. */
  public Optional<PraisedStory> story(Caller.Person by, long story) {
    return store.story(reach(by.id(), by.subscription()), story);
  }

  /** Where the story happened, by name. */
  public List<String> about(long story) {
    return services.byIds(stories.services(story)).stream().map(Service::fullName).toList();
  }

  /** Colleagues of this name whose sight reaches the story. */
  public PraiseCandidates find(Caller.Person by, long story, String name) {
    if (name.isBlank()) {
      return PraiseCandidates.NONE;
    }
    var slice = members.named(by.subscription(), name);
    List<Member> like = slice.items().stream().filter(m -> m.person() != by.id() && !m.frozen()).toList();
    var reaching = store.reaching(by.subscription(), story, like.stream().map(Member::person).toList());
    List<PraiseCandidate> found =
        like.stream().filter(m -> reaching.contains(m.person())).map(Praise::colleague).toList();
    return new PraiseCandidates(found.stream().limit(FOUND).toList(), found.size() > FOUND || slice.hasMore());
  }

  private static PraiseCandidate colleague(Member member) {
    return new PraiseCandidate(member.person(), member.name(), member.jobTitle());
  }

  /** One colleague whose sight reaches the story. */
  public Optional<PraiseCandidate> colleague(Caller.Person by, long story, long person) {
    return person == by.id() || !store.reaching(by.subscription(), story, List.of(person)).contains(person)
        ? Optional.empty()
        : members.one(by.subscription(), person).filter(m -> !m.frozen()).map(Praise::colleague);
  }

  /**
   * Sends a passage to a colleague with a line of one's own.
   *
   * @throws NotFound where the story is not public any more or not in reach
   */
  @Transactional
  public PraiseResult send(Caller.Person by, long story, PraiseWish wish) {
    String passage = wish.passage();
    PraisedStory praised = held(by, story);
    if (store.sentOnce(by.id(), wish.once())) {
      return PraiseResult.DONE;
    }
    if (praised.passage(passage).isEmpty() || colleague(by, story, wish.to()).isEmpty()) {
      return PraiseResult.NOT_THERE;
    }
    Optional<Long> id = store.add(by, story, wish.to(), passage, wish.once());
    if (id.isEmpty()) {
      return PraiseResult.SAME_AGAIN;
    }
    outbox.add(List.of(letter(by, praised, passage, wish.line(), id.get())));
    audit.record(by, Act.of("praise-passed-on", "story", story).because("letter"));
    return PraiseResult.DONE;
  }

  /**
   * Notes that a passage is printed for somebody. For whom is known to nobody but who prints it.
   *
   * @throws NotFound where the story is not public any more or not in reach
   */
  @Transactional
  public PraiseResult print(Caller.Person by, long story, String passage, String once) {
    if (held(by, story).passage(passage).isEmpty()) {
      return PraiseResult.NOT_THERE;
    }
    if (store.add(by, story, null, passage, once).isPresent()) {
      audit.record(by, Act.of("praise-passed-on", "story", story).because("print"));
    }
    return PraiseResult.DONE;
  }

  /** Cannot be taken off before this is done: what takes it off finds what was written down. */
  private PraisedStory held(Caller.Person by, long story) {
    return stories.whilePublic(story).flatMap(held -> story(by, held.id()))
        .orElseThrow(() -> new NotFound("story " + story + " is not in reach"));
  }

  private Letter letter(Caller.Person by, PraisedStory story, String passage, String line, long id) {
    RegionId region = new RegionId(story.region());
    Sentences words = sentences.of(region);
    PersonAccount from = people.byId(by.id()).orElseThrow();
    String holder = subscriptions.byId(by.subscription()).orElseThrow().holder();
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(words.say("praise.letter.lead", from.name(), holder, String.join("; ", about(story.id()))));
    paragraphs.add("“" + passage + "”");
    paragraphs.add(words.say(story.isPart(passage) ? "praise.letter.part" : "praise.letter.whole", story.screenName()));
    if (!line.isEmpty()) {
      paragraphs.add(words.say("praise.letter.line", from.name()) + "\n" + line);
    }
    return Letter.about(OCCASION, OCCASION, id).to(new Recipient(KIND, id), region).onBehalfOf(by.subscription())
        .saying(words.say("praise.letter.subject", from.name()), paragraphs)
        .leadingTo(words.say("praise.letter.action"), mail.address() + "/" + story.region() + "/stories/" + story.id())
        .footer(words.say("praise.letter.footer"))
        .quoting(List.of(new Letter.Quote("“" + passage + "”", story.language())));
  }

  /** Asked when the letter leaves: the words still stand in public, and the colleague may still read them here. */
  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return !recipient.kind().equals(KIND)
        ? Optional.empty()
        : store.open(recipient.id())
            .filter(p -> store.reaching(p.subscription(), p.story(), List.of(p.recipient())).contains(p.recipient()))
            .flatMap(p -> people.byId(p.recipient())).map(PersonAccount::address);
  }

  @ApplicationModuleListener
  void on(LetterSent event) {
    if (event.occasion().equals(OCCASION)) {
      store.passed(event.subject());
    }
  }

  @ApplicationModuleListener
  void on(StoryEnded event) {
    Story story = stories.get(event.story());
    if (story.status() != StoryStatus.PUBLISHED) {
      store.takeBack(event.story()).forEach(id -> outbox.cancel(OCCASION, OCCASION, id));
    }
  }

  /**
   * How often an author's words were passed on to a member of staff, by letters that left and pages that were printed.
   */
  public int passedOn(long story) {
    return store.passedOn(story);
  }

  /** How often one organisation did, letters on their way among them. */
  public int passedOn(long story, long subscription) {
    return store.passedOn(story, subscription);
  }
}
