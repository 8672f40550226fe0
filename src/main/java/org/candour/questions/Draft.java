package org.candour.questions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * A story while it is being told: the answers so far. Address and postcode are not here: they went straight to
 * {@code accounts}.
 *
 * @param token the secret that finds it; only its hash is stored
 * @param region where it is told
 * @param language of the page when it was begun
 * @param sharedDevice whether others use the device too
 * @param route how it comes to us, as in {@link org.candour.story.Provenance}
 * @param startedAt when it was begun
 * @param touchedAt when something was last kept
 * @param machine whether something was filled in that people do not see
 * @param lock how it is kept from others who use the same device; null on one that is shared anyway
 * @param invitation the link by which its author came, or null
 * @param author the number of whoever tells it; null before they said how to reach them
 * @param answers what the questions were answered with
 * @param aid who else has to do with it
 * @param at the page that its author had before them last; null before the first
 * @param sent what it became; null while it is being told
 */
public record Draft(String token, RegionId region, String language, boolean sharedDevice, String route,
    Instant startedAt, Instant touchedAt, boolean machine, @Nullable Lock lock, @Nullable Long invitation,
    @Nullable Long author, Answers answers, Aid aid, @Nullable TellStep at, @Nullable Sent sent) {

  /** After so long without a word, an own device asks for the code. */
  public static final Duration LOCKS = Duration.ofMinutes(15);

  /** How long before it locks a page says so, where script can. */
  public static final Duration WARNS = Duration.ofMinutes(2);

  private static final char TURNED = '.';
  /** An author goes back a page now and then, or to the card that they were shown; after so long it is hardly them. */
  private static final Duration LEFT = Duration.ofMinutes(15);

  /**
   * A draft on somebody's own device.
   *
   * @param codeHash of the code that its author chose
   * @param lockedAt since when it wants the code
   * @param deviceKey what is typed there is kept under this key, which only an opened page is given
   */
  public record Lock(String codeHash, @Nullable Instant lockedAt, String deviceKey) {}

  /**
   * Whoever writes it down for its author, or helps.
   *
   * @param number by which they find it; its token opens nothing while somebody keeps it
   * @param keeper in whose hands it is; null where its author has it
   * @param receivedOn when the letter or call came that is written down
   * @param subscription whose staff help, or helped until it was handed over
   */
  public record Aid(long number, @Nullable Long keeper, @Nullable LocalDate receivedOn, @Nullable Long subscription) {

    public boolean isKept() {
      return keeper != null;
    }

    public boolean isHelped() {
      return subscription != null;
    }

    /** Whether it is written together with staff at this moment: what is the author's alone comes later. */
    public boolean isTogether() {
      return isKept() && isHelped();
    }
  }

  /** The story, and the card where there is no address that is safe to write to. */
  public record Sent(long story, @Nullable String cardNumber, @Nullable String cardWords) {}

  /** Answers by their types. */
  public record Answers(Map<Class<?>, Question.Answer> given) {

    /** The answer of the same type, or this one where there is none. */
    @SuppressWarnings("unchecked") // each answer stands under its own type
    <A extends Question.Answer> A of(A none) {
      return (A) given.getOrDefault(none.getClass(), none);
    }
  }

  /** The words themselves; empty while nothing was written. */
  public String body() {
    return StoryQuestion.of(this).body();
  }

  /** The title that its author gave it; may be empty. */
  public String title() {
    return StoryQuestion.of(this).title();
  }

  /** The services that it is about so far, in the order of the journey. */
  public List<Long> services() {
    return ServicesQuestion.of(this).services();
  }

  /** Whether letters to its author are safe; null before they said so. */
  public @Nullable Boolean mailOk() {
    return SafeQuestion.of(this).mailOk();
  }

  /** Whether this care is still going on. */
  public boolean ongoing() {
    return WhenQuestion.of(this).isNow();
  }

  /**
   * Where its author goes on. What staff helped to write is there: what is the author's alone begins with whether they
   * have complained.
   */
  public TellStep going() {
    return at != null ? at : aid.isHelped() ? TellStep.COMPLAINT : TellStep.STORY;
  }

  /** What the addresses of its pages begin with. */
  public String base() {
    return !aid.isKept() ? "/tell" : (aid.isHelped() ? "/work/help/" : "/desk/paper/") + aid.number();
  }

  /** What its sentences are called, where somebody keeps it. */
  public String kind() {
    return aid.isHelped() ? "help" : route;
  }

  public String path(TellStep step) {
    return base() + "/" + step.path();
  }

  /** What finds it from a page: nothing while somebody keeps it, who is known by who they are. */
  public String key() {
    return aid.isKept() ? "" : sharedDevice ? token + TURNED + turn() : token;
  }

  /** On a device that others use a page also says when it was made; what ends a visit there carries the token alone. */
  private String turn() {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, touchedAt), Character.MAX_RADIX);
  }

  /**
   * Whether a page with this key is one that its author has long left: a later one was made since, and nothing happened
   * on it for a while. Whoever opens such a page again, with the browser's way back, may be the next person at that
   * device.
   */
  public boolean isLeft(String key, Instant now) {
    int at = key.indexOf(TURNED);
    return sharedDevice && at >= 0 && !key.substring(at + 1).equals(turn()) && !touchedAt.plus(LEFT).isAfter(now);
  }

  /** The token that a page's key begins with. */
  public static String token(String key) {
    int at = key.indexOf(TURNED);
    return at < 0 ? key : key.substring(0, at);
  }

  @Override
  public String toString() {
    return "Draft";
  }
}
