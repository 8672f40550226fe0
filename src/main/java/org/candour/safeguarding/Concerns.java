package org.candour.safeguarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.accounts.PlatformRoles;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.directory.Regions;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: an author raises a concern, who looks after concerns takes each step. */
@Component
public class Concerns {

  private static final int PAGE = 50;
  private static final String CONCERN =
      "select id, story, region, kind, words, speak, state, revision, opened_at from concern";

  private final JdbcClient sql;
  private final Stories stories;
  private final PlatformRoles roles;
  private final Outbox outbox;
  private final SentenceLanguages languages;
  private final Regions regions;
  private final MailSettings mail;
  private final Audit audit;
  private final Clock clock;

  Concerns(JdbcClient sql, Stories stories, PlatformRoles roles, Outbox outbox, SentenceLanguages languages,
      Regions regions, MailSettings mail, Audit audit, Clock clock) {
    this.sql = sql;
    this.stories = stories;
    this.roles = roles;
    this.outbox = outbox;
    this.languages = languages;
    this.regions = regions;
    this.mail = mail;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * An author says that something is wrong. Who looks after concerns is written to in the same transaction. The same
   * form sent again raises nothing new.
   *
   * @throws NotFound where the story is another's
   */
  @Transactional
  public void raise(Caller.Author by, long story, String kind, String words, boolean speak, String once) {
    Story own = stories.own(by, story);
    Optional<Long> raised = sql.sql("""
        insert into concern (story, region, kind, words, speak, opened_at, once)
        values (:story, :region, :kind, :words, :speak, :now, :once)
        on conflict (story, once) do nothing returning id""").param("story", story).param("region", own.region())
        .param("kind", kind).param("words", words).param("speak", speak).param("now", Timestamp.from(clock.instant()))
        .param("once", once).query(Long.class).optional();
    raised.ifPresent(id -> {
      audit.record(by, Act.of("concern-raised", "concern", id).because(kind));
      tell(id, new RegionId(own.region()));
    });
  }

  /**
   * Neutral: that something waits, and nothing of what it is. Where nobody has the right, operators are asked to give
   * it to somebody.
   */
  private void tell(long concern, RegionId region) {
    List<Long> leads = roles.holding(Right.SAFEGUARD, region);
    boolean nobody = leads.isEmpty();
    Sentences words = languages.in(regions.get(region).language());
    String key = nobody ? "safeguarding.letter.nobody" : "safeguarding.letter.waits";
    outbox.add((nobody ? roles.holding(Right.OPERATE, region) : leads).stream()
        .map(person -> Letter.about("concern-raised", "concern", concern).to(Recipient.person(person), region)
            .saying(words.say("safeguarding.letter.subject"), List.of(words.say(key)))
            .leadingTo(words.say("safeguarding.letter.action"),
                mail.address() + "/" + region + (nobody ? "/operate/people" : "/desk/concerns/" + concern))
            .footer(words.say("safeguarding.letter.footer")))
        .toList());
  }

  /** What the author of a story raised, with what they are told about it: the newest first. Ask only for its author. */
  public List<Concern> ofStory(long story) {
    return sql.sql(CONCERN + " where story = ? order by opened_at desc, id desc limit 50").param(story)
        .query(Concern.class).list();
  }

  Slice<Concern> list(RegionId region, boolean closed, int page) {
    List<Concern> items = sql
        .sql(CONCERN + " where region = ? and (state = 'closed') = ? order by "
            + (closed ? "opened_at desc, id desc" : "(state = 'open') desc, opened_at, id") + " limit ? offset ?")
        .params(region.value(), closed, PAGE, (page - 1L) * PAGE).query(Concern.class).list();
    long total = sql.sql("select count(*) from concern where region = ? and (state = 'closed') = ?")
        .params(region.value(), closed).query(Long.class).single();
    return new Slice<>(items, page, PAGE, total);
  }

  /**
   * One concern, in a region where the caller looks after concerns.
   *
   * @throws NotFound for anybody else
   */
  Concern get(Caller by, long id) {
    return sql.sql(CONCERN + " where id = ?").param(id).query(Concern.class).optional()
        .filter(c -> by.mayIn(Right.SAFEGUARD, new RegionId(c.region())))
        .orElseThrow(() -> new NotFound("concern " + id));
  }

  /** What was done, the first first. */
  public List<Concern.ConcernStep> steps(long concern) {
    return sql.sql("""
        select t.id, coalesce((select m.name from staff_person m where m.id = t.person), '') as person_name, t.act,
          t.done, t.note, t.at
        from concern_step t where t.concern = ? order by t.id""").param(concern).query(Concern.ConcernStep.class)
        .list();
  }

  /**
   * Somebody looks at it, notes what was done, or closes it.
   *
   * @throws Stale where somebody else was faster, or it is closed
   */
  @Transactional
  void step(Caller.Person by, long id, int revision, String act, String done, String note) {
    Concern concern = get(by, id);
    // Who notes something has looked at it.
    String state = act.equals("noted") ? "looked" : act;
    Instant now = clock.instant();
    int moved = sql
        .sql(
            "update concern set state = ?, revision = revision + 1 where id = ? and revision = ? and state <> 'closed'")
        .params(state, id, revision).update();
    if (moved == 0) {
      throw new Stale(concern + " was changed by somebody else");
    }
    sql.sql("insert into concern_step (concern, person, act, done, note, at) values (?, ?, ?, ?, ?, ?)")
        .params(id, by.id(), act, done, note, Timestamp.from(now)).update();
    audit.record(by, Act.of("concern-" + act, "concern", id).because(concern.kind()).fromTo(concern.state(), state));
  }
}
