package org.candour.work;

import org.candour.look.Page;
import org.candour.response.LeftAnswers;
import org.candour.response.Response;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Right;
import org.springframework.stereotype.Controller;
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
  Page one(@PathVariable long id, Caller.Person caller) {
    Response response = left.get(caller, id);
    return new LeftPage(response);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/left/{id}/stopping")
  Page stop(@PathVariable long id, Caller.Person caller) {
    left.stop(caller, id);
    return Page.redirect("/work/drafts?done=stopped");
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/left/{id}/taking")
  Page take(@PathVariable long id, Caller.Person caller) {
    left.takeOver(caller, id);
    return Page.redirect("/work/responses/" + id + "?said=taken-over");
  }

  /** An answer whose writer is gone. */
  record LeftPage(Response response) implements Page {}
}
