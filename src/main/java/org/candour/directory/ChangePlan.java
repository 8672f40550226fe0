package org.candour.directory;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;

/**
 * What a wish comes to, weighed against the directory as it stands: every service that moves, ends, begins or is
 * followed.
 *
 * @param wish what was asked for
 * @param problems why it cannot be done; then nothing else is said
 * @param subject the service of the wish, where there is one
 * @param places who stands under whom from then on; below nought is one of {@code fresh}
 * @param closed services that end
 * @param reopened services that are open again
 * @param fresh the names of services that begin, under the parent of the subject
 * @param heirs who goes on in whose place
 * @param ground the versions of everything that it was weighed against
 */
public record ChangePlan(ChangeRequest wish, Problems problems, @Nullable Node subject, List<NewPlace> places,
    List<Long> closed, List<Long> reopened, List<String> fresh, List<Heir> heirs, List<String> ground) {

  /**
   * A service as a change finds it.
   *
   * @param id its number
   * @param region the id of its region
   * @param kind of service, as a code
   * @param organisation whether it is one by itself
   * @param name in the language of its region
   * @param openedOn its first day, where that is known
   * @param closedOn the day from which it is closed; null while it is open
   * @param parent under whom it stands; null at the top
   * @param since the day from which it stands there; null at the top
   * @param revision raised by every change; one weighed on an older one is not done
   */
  public record Node(long id, String region, String kind, boolean organisation, String name,
      @Nullable LocalDate openedOn, @Nullable LocalDate closedOn, @Nullable Long parent, @Nullable LocalDate since,
      int revision) {

    boolean open(LocalDate today) {
      return closedOn == null || closedOn.isAfter(today);
    }
  }

  /** Where a service goes; at the top without a parent. */
  public record NewPlace(long service, @Nullable Long parent) {}

  /** Who goes on where another ended; below nought is one of {@code fresh}. */
  public record Heir(long service, long successor) {}

  static ChangePlan refused(ChangeRequest wish, @Nullable Node subject, Problems problems) {
    return new ChangePlan(wish, problems, subject, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** The existing service under which a place lies, where one that begins stands between. */
  public @Nullable Long anchor(@Nullable Long parent) {
    return parent != null && parent < 0 ? (subject == null ? null : subject.parent()) : parent;
  }

  /** What somebody has seen when they have seen this plan; another as soon as anything in it is another. */
  public String seen() {
    String all = wish.kind().code() + wish.service() + wish.effective() + wish.name() + places + closed + reopened
        + fresh + heirs + ground;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(SecretToken.hash(all));
  }
}
