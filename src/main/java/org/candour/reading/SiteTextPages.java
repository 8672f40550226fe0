package org.candour.reading;

import java.util.List;
import org.candour.directory.ComplaintSteps;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Shell;
import org.candour.texts.SitePages;
import org.candour.texts.SitePages.SitePage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What we write ourselves: help, about, contact, for organisations. */
@Controller
class SiteTextPages {

  private static final List<String> HELP =
      List.of("policy", "criticality", "hours", "privacy", "accessibility", "complaint", "site");

  private final SitePages pages;
  private final ComplaintSteps complaints;

  SiteTextPages(SitePages pages, ComplaintSteps complaints) {
    this.complaints = complaints;
    this.pages = pages;
  }

  @Open
  @GetMapping("/help")
  String help(Shell shell, Model model) {
    model.addAttribute("pages", HELP.stream().map(name -> page(shell, "help-" + name)).toList());
    return "reading/help";
  }

  @Open
  @GetMapping("/help/{name}")
  String help(@PathVariable String name, Shell shell, Model model) {
    if (!HELP.contains(name)) {
      throw new NotFound("help page");
    }
    return show(shell, "help-" + name, model);
  }

  @Open
  @GetMapping("/about")
  String about(Shell shell, Model model) {
    return show(shell, "about", model);
  }

  @Open
  @GetMapping("/organisations")
  String organisations(Shell shell, Model model) {
    return show(shell, "organisations", model);
  }

  private String show(Shell shell, String name, Model model) {
    model.addAttribute("page", page(shell, name)).addAttribute("complaints",
        name.equals("help-complaint") ? complaints.in(shell.region(), shell.words().language()) : List.of());
    return "reading/text";
  }

  private SitePage page(Shell shell, String name) {
    return pages.find(shell.words().language(), name, shell.prefix()).orElseThrow(() -> new NotFound("page " + name));
  }
}
