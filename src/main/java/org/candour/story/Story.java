package org.candour.story;

import java.time.Instant;
import java.time.LocalDate;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A story as moderators see it: its newest version and where it stands.
 *
 * @param id its public number
 * @param region the id of the region where it was told; it never changes
 * @param language of title and body
 * @param author the number of whoever told it
 * @param mailOk whether letters to them are safe
 * @param role of whoever told it, as a code such as {@code patient}
 * @param screenName what they want to be called
 * @param ongoing whether the care was still going on
 * @param serviceWords what was written of a service that was not found; may be empty
 * @param route how it came to us, as in {@link Provenance}
 * @param state a code of {@link StoryStatus}
 * @param revision raised by every act; a decision made on an older one overwrites nothing
 * @param version the newest version's number; 1 is what the author wrote
 * @param shownVersion the one that everybody reads; null where none is public
 * @param title of the newest version
 * @param body of the newest version, plain text
 * @param criticality 0 to 5; null before a moderator chose it
 * @param submittedAt when it was sent
 * @param releaseAt when it becomes public; null where no time is set
 * @param publishedAt since when it is public; null before
 * @param decision the review step that a timed release carries
 * @param endedWhy why it is not public, as a code; null while it is or may be
 * @param endedAt since when it is not; likewise
 * @param progress a code of {@link Progress}
 * @param waitsFor what publishing waits for: the author's {@code yes}, or that they have {@code left} this care
 * @param leaveOn the day from which it need not wait any more, or null
 * @param freeAt when the author said so
 * @param receivedOn when the letter or call came that was written down
 * @param keyedBy who of the team wrote it down
 * @param helpedBy the organisation whose staff helped to tell it
 */
public record Story(long id, String region, String language, long author, boolean mailOk, String role,
    String screenName, boolean ongoing, String serviceWords, String route, String state, int revision, int version,
    @Nullable Integer shownVersion, String title, String body, @Nullable Integer criticality, Instant submittedAt,
    @Nullable Instant releaseAt, @Nullable Instant publishedAt, @Nullable Long decision, @Nullable String endedWhy,
    @Nullable Instant endedAt, String progress, @Nullable String waitsFor, @Nullable LocalDate leaveOn,
    @Nullable Instant freeAt, @Nullable LocalDate receivedOn, @Nullable Long keyedBy, @Nullable String helpedBy) {

  /** What the text of a story holds at most, in characters; more than anybody writes, less than would harm us. */
  public static final int MOST_CHARACTERS = 300_000;
  public static final int LONGEST_TITLE = 120;

  /** Whether it may not be public yet although a moderator decided that it may. */
  public boolean waitsForAuthor() {
    return waitsFor != null && freeAt == null;
  }

  /** Whether the caller is whoever told it. */
  boolean isBy(Caller caller) {
    return caller.author().filter(by -> by.id() == author).isPresent();
  }

  public StoryStatus status() {
    return StoryStatus.of(state);
  }

  @Override
  public String toString() {
    return "Story " + id;
  }
}
