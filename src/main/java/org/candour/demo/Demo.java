package org.candour.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.candour.jobs.StartupJob;
import org.candour.mail.Outbox;
import org.candour.response.Responses;
import org.candour.shared.HouseClock;
import org.candour.story.StoryRelease;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demo: made on the first start over an empty database, marked in it, and nowhere else. */
@Component
@Order(0)
public class Demo implements StartupJob {

  /** Opens every account of the demo. */
  public static final String PASSWORD = "a-quiet-room-for-voices";
  /** Who may be tried: what they are, and their address. */
  public static final Map<String, String> ACCOUNTS = accounts();

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final boolean wanted;
  private final DemoWorld world;
  private final DemoMark mark;
  private final HouseClock clock;
  private final StoryRelease stories;
  private final Responses responses;
  private final Outbox outbox;

  Demo(@Value("#{${candour.demo:false} and not ${candour.empty:false}}") boolean wanted, DemoWorld world, DemoMark mark,
      HouseClock clock, StoryRelease stories, Responses responses, Outbox outbox) {
    this.wanted = wanted;
    this.world = world;
    this.mark = mark;
    this.clock = clock;
    this.stories = stories;
    this.responses = responses;
    this.outbox = outbox;
  }

  private static Map<String, String> accounts() {
    Map<String, String> accounts = new LinkedHashMap<>();
    accounts.put("chief nurse, administrator", "amara.okafor@fenwick.example");
    accounts.put("ward sister, responder", "ruth.hallam@fenwick.example");
    accounts.put("moderator", "priya.raman@candour.example");
    accounts.put("safeguarding lead", "ingrid.solberg@candour.example");
    accounts.put("commissioner's member", "daniel.whitcombe@marshland.example");
    accounts.put("operator", "oonagh.brennan@candour.example");
    return accounts;
  }

  /** A demo is served when it is whole: never empty, never without its banner. */
  @Override
  public void beforeServing() {
    mark.wind(clock);
    if (wanted) {
      world.make();
    }
  }

  /** Moves the demo's clock forward and remembers how far. */
  void move(Duration by) {
    clock.moveBy(by);
    mark.keep("clock", clock.ahead().toString());
    catchUp();
  }

  /**
   * What is due by now happens before the next page is shown, so that whoever moved the clock finds the letters there.
   */
  private void catchUp() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    do {
      stories.due(100).forEach(stories::release);
      responses.due(100).forEach(responses::toDesk);
      outbox.sendDue();
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    } while (mark.busy(clock.instant()) && System.nanoTime() < until);
  }
}
