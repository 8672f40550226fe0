package org.candour.operate;

import java.util.Map;
import org.candour.hearing.DeliveryReceipts;
import org.candour.hearing.Tasks;
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
import org.springframework.ui.Model;
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
  String tasks(RegionId region, @RequestParam(defaultValue = "1") String page, Model model) {
    return page(region, page, 0, "", Problems.none(), model);
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @PostMapping("/operate/tasks/{id}/settlement")
  String settle(@PathVariable long id, RegionId region, Caller.Person caller, @RequestParam Map<String, String> typed,
      Model model) {
    String note = PlainText.of(typed.getOrDefault("note", ""));
    if (PlainText.words(note) == 0 || note.length() > NOTE) {
      return page(region, typed.getOrDefault("page", "1"), id, note,
          Problems.none().add("note-" + id, "operate.tasks.note-wrong", NOTE), model);
    }
    tasks.settle(caller, region, id, note);
    return "redirect:/operate/tasks?said=task";
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @GetMapping("/operate/tasks/told")
  String told(@RequestParam(defaultValue = "0") String story, RegionId region, Model model) {
    long id = story.matches("\\d{1,18}") ? Long.parseLong(story) : 0;
    if (!stories.get(id).region().equals(region.value())) {
      throw new NotFound("story " + id + " is of another region");
    }
    model.addAttribute("story", id).addAttribute("told", proofs.of(id));
    return "operate/told";
  }

  private String page(RegionId region, String page, long at, String note, Problems problems, Model model) {
    model.addAttribute("slice", tasks.waiting(region, Slice.page(page))).addAttribute("at", at)
        .addAttribute("note", note).addAttribute("problems", problems);
    return "operate/tasks";
  }
}
