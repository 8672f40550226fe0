package org.candour.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk: what waits, and what was decided. */
@Controller
class QueuePages {

  private static final Set<String> DONE = Set.of("publish", "publish-story", "hold", "reject", "pull", "keep");
  private static final int MOST_PAGES = 10_000;

  private final Reviews reviews;
  private final QueueStore queue;
  private final Floods floods;
  private final NamesakeCheck namesakes;

  QueuePages(Reviews reviews, QueueStore queue, Floods floods, NamesakeCheck namesakes) {
    this.reviews = reviews;
    this.queue = queue;
    this.floods = floods;
    this.namesakes = namesakes;
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @GetMapping("/desk")
  Page queue(Caller.Person caller, Shell shell, @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "0") long item) {
    Slice<Review> slice = reviews.waiting(shell.region(), Math.clamp(page, 1, MOST_PAGES));
    Map<Long, QueueStore.Face> faces = queue.faces(slice.items());
    Map<Long, String> signed =
        faces.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, face -> face.getValue().signed()));
    return new DeskPage(slice, faces, floods.behind(slice.items()), openBy(caller, shell.now(), slice.items()), false,
        DONE.contains(done) ? done : "", item, namesakes.among(slice.items(), signed));
  }

  private static Map<Long, String> openBy(Caller.Person caller, Instant now, List<Review> items) {
    return items.stream().flatMap(r -> r.openBy(caller.id(), now).map(name -> Map.entry(r.id(), name)).stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @GetMapping("/desk/decided")
  Page decided(RegionId region, @RequestParam(defaultValue = "1") int page) {
    Slice<Review> slice = reviews.decided(region, Math.clamp(page, 1, MOST_PAGES));
    return new DeskPage(slice, queue.faces(slice.items()), Map.of(), Map.of(), true, "", 0, Set.of());
  }

  /**
   * A page of the queue.
   *
   * @param slice the items
   * @param faces what each looks like, by its number
   * @param behind how many are alike behind one, by its number
   * @param open who has it open just now, by its number
   * @param decided whether these are the decided ones
   * @param done what was done just now; may be empty
   * @param item with which
   * @param namesakes those signed with the name of a member
   */
  record DeskPage(Slice<Review> slice, Map<Long, QueueStore.Face> faces, Map<Long, Integer> behind,
      Map<Long, String> open, boolean decided, String done, long item, Set<Long> namesakes) implements Page {}
}
