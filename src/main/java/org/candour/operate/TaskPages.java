package org.candour.operate;

import java.util.List;
import java.util.Map;
import org.candour.hearing.DeliveryReceipts;
import org.candour.hearing.DeliveryReceipts.ToldGroup;
import org.candour.hearing.Task;
import org.candour.hearing.Tasks;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.candour.story.Stories;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody has to see to, so that no story goes unheard. */
@Controller
class TaskPages {

  private static final int NOTE = 500;

  private final Tasks tasks;
  private final DeliveryReceipts proofs;
  private final Stories stories;

  TaskPages(Tasks tasks, DeliveryReceipts proofs, Stories stories) {
    this.tasks = tasks;
    this.proofs = proofs;
    this.stories = stories;
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @GetMapping("/operate/tasks")
  Page tasks(RegionId region, @RequestParam(defaultValue = "1") String page) {
    return page(region, page, 0, "", Problems.none());
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @PostMapping("/operate/tasks/{id}/settlement")
  Page settle(@PathVariable long id, RegionId region, Caller.Person caller, @RequestParam Map<String, String> typed) {
    String note = PlainText.of(typed.getOrDefault("note", ""));
    if (PlainText.words(note) == 0 || note.length() > NOTE) {
      return page(region, typed.getOrDefault("page", "1"), id, note,
          Problems.none().add("note-" + id, "operate.tasks.note-wrong", NOTE));
    }
    tasks.settle(caller, region, id, note);
    return Page.redirect("/operate/tasks?said=task");
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @GetMapping("/operate/tasks/told")
  Page told(@RequestParam(defaultValue = "0") String story, RegionId region) {
    long id = story.matches("\\d{1,18}") ? Long.parseLong(story) : 0;
    if (!stories.get(id).region().equals(region.value())) {
      throw new NotFound("story " + id + " is of another region");
    }
    return new ToldPage(id, proofs.of(id));
  }

  private Page page(RegionId region, String page, long at, String note, Problems problems) {
    return new TasksPage(tasks.waiting(region, Slice.page(page)), at, note, problems);
  }

  /** The tasks that wait. */
  record TasksPage(Slice<Task> slice, long at, String note, Problems problems) implements Page {}

  /** Who was told. */
  record ToldPage(long story, List<ToldGroup> told) implements Page {}
}
