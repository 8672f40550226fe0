package org.candour.work;

import org.candour.response.LeftAnswers;
import org.candour.response.Response;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Right;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** For administrators: an answer that was sent by somebody who is gone since, to be stopped or taken over. */
@Controller
class LeftAnswerPages {

  private final LeftAnswers left;

  LeftAnswerPages(LeftAnswers left) {
    this.left = left;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/left/{id}")
  String one(@PathVariable long id, Caller.Person caller, Model model) {
    Response response = left.get(caller, id);
    model.addAttribute("response", response);
    return "work/left";
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/left/{id}/stopping")
  String stop(@PathVariable long id, Caller.Person caller) {
    left.stop(caller, id);
    return "redirect:/work/drafts?done=stopped";
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/left/{id}/taking")
  String take(@PathVariable long id, Caller.Person caller) {
    left.takeOver(caller, id);
    return "redirect:/work/responses/" + id + "?said=taken-over";
  }
}
