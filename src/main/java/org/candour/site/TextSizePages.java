package org.candour.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.candour.shared.Open;
import org.candour.shared.TextSize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Larger text, chosen at the foot of every page. */
@Controller
class TextSizePages {

  /** @param back the page that it was chosen on: inside this site, else the first page */
  @Open
  @PostMapping("/text-size")
  String choose(@RequestParam(defaultValue = "") String back, HttpServletRequest request,
      HttpServletResponse response) {
    TextSize.of(request).remember(request, response);
    return "redirect:" + (back.matches("/[A-Za-z0-9/_-]{0,200}") && !back.startsWith("//") ? back : "/");
  }
}
