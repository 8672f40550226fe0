package org.candour.site;

import org.candour.look.Page;
import org.candour.shared.Open;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Larger text, chosen at the foot of every page; {@link PageSetup} remembers it, whatever form it comes with. */
@Controller
class TextSizePages {

  /** @param back the page that it was chosen on: inside this site, else the first page */
  @Open
  @PostMapping("/text-size")
  Page choose(@RequestParam(defaultValue = "") String back) {
    return Page.redirect(back.matches("/[A-Za-z0-9/_-]{0,200}") && !back.startsWith("//") ? back : "/");
  }
}
