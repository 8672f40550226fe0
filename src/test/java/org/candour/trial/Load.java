package org.candour.trial;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** People telling, moderating and answering at once; what the site acknowledged is written down here, outside it. */
final class Load {

  /** A story that the site said it has. */
  record Told(long id, String body, long service) {}

  private final Instance site;
  private final Stage stage;
  private final List<Long> subjects;
  private final List<String> comments;
  private final Map<Long, Told> told = new ConcurrentHashMap<>();
  private final Map<Long, Boolean> decided = new ConcurrentHashMap<>();
  private final Map<Long, Boolean> answered = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  Load(Instance site, Stage stage, List<Long> subjects, List<String> comments) {
    this.site = site;
    this.stage = stage;
    this.subjects = subjects;
    this.comments = comments;
  }

  Map<Long, Told> told() {
    return told;
  }

  Map<Long, Boolean> decided() {
    return decided;
  }

  Map<Long, Boolean> answered() {
    return answered;
  }

  /** Tells the next comment as a story about one of the services. Gives its number, 0 when all are told. */
  long tellNext(Person author) throws IOException {
    int at = next.getAndIncrement();
    if (at >= comments.size()) {
      return 0;
    }
    long service = subjects.get(at % subjects.size());
    String body = comments.get(at) + "\n\n(" + at + ")";
    long id = author.tell(stage.region(service), "Trial story " + at, body, service);
    if (id > 0) {
      told.put(id, new Told(id, body, service));
    }
    return id;
  }

  boolean allTold() {
    return next.get() >= comments.size();
  }

  /** Decides on open stories of the desk. Gives how many decisions were acknowledged. */
  int moderate(Person moderator, int atMost, int share, int shares) throws IOException, SQLException {
    int done = 0;
    try (Connection database = site.database(); var open = database.prepareStatement("""
            select r.id, r.revision, s.revision, s.id, v.title, v.body, s.region,
                   array(select service from story_service x where x.story = s.id order by x.position)
            from review r join story s on s.id = r.subject and r.kind = 'story' and r.state = 'open'
              and s.state = 'waiting'
            join story_version v on v.story = s.id and v.number = 1 where r.id % ? = ? order by r.id limit ?""")) {
      open.setInt(1, shares);
      open.setInt(2, share);
      open.setInt(3, atMost);
      var row = open.executeQuery();
      while (row.next()) {
        long story = row.getLong(4);
        Long[] services = (Long[]) row.getArray(8).getArray();
        Person.Answer answer = moderator.post(true, "/" + row.getString(7) + "/desk/" + row.getLong(1) + "/decision",
            "act", "publish", "revision", row.getInt(2), "subject-revision", row.getInt(3), "title", row.getString(5),
            "body", row.getString(6),
            // Milder than what waits for working hours: a trial may run on a Sunday.
            "services", services[0], "criticality", Math.floorMod(story, 3), "good", "trial");
        if (answer.status() == 302) {
          decided.put(story, true);
          done++;
        }
      }
    }
    return done;
  }

  /** Lets a responder answer a public story in scope and hand the answer over at once. */
  boolean answer(Person responder, Stage.Member member, Random random) throws IOException, SQLException {
    long story;
    try (Connection database = site.database()) {
      story = Stage.number(database, """
          select s.id from story s join story_service x on x.story = s.id
          join service_ancestor a on a.service = x.service join subscription_scope c on c.service = a.ancestor
            and c.subscription = ?
          where s.state = 'published' and not exists (select from response r
            where r.story = s.id and r.subscription = c.subscription)
          order by s.id offset ? limit 1""", member.subscription(), random.nextInt(4));
    }
    if (story == 0) {
      return false;
    }
    Person.Answer sent = responder.post(true, "/work/stories/" + story + "/response", "body",
        "Thank you. We talked about it today.", "change", story % 5 == 0 ? "made" : "none", "what",
        story % 5 == 0 ? "The chairs were moved." : "", "send", "1");
    if (sent.status() != 302 || !sent.location().contains("/work/responses/")) {
      return false;
    }
    long response = Long.parseLong(sent.location().replaceAll(".*/|\\?.*", ""));
    answered.put(response, true);
    responder.post(true, "/work/responses/" + response + "/sending");
    return true;
  }

  /** Publishes answers that wait at the desk. */
  int moderateAnswers(Person moderator) throws IOException, SQLException {
    int done = 0;
    try (Connection database = site.database(); var open = database.prepareStatement("""
            select r.id, r.revision, p.revision, v.body, r.region from review r join response p on p.id = r.subject
              and r.kind = 'response'
              and r.state = 'open' and p.state = 'waiting' join response_version v on v.response = p.id
                and v.number = 1 limit 50""")) {
      var row = open.executeQuery();
      while (row.next()) {
        done += moderator
            .post(true, "/" + row.getString(5) + "/desk/" + row.getLong(1) + "/decision", "act", "publish", "revision",
                row.getInt(2), "subject-revision", row.getInt(3), "body", row.getString(4), "keep-claim", "yes")
            .status() == 302 ? 1 : 0;
      }
    }
    return done;
  }
}
