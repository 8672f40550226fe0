package org.candour.reading;

import java.util.List;
import org.candour.look.Page;
import org.candour.regions.ComplaintSteps;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Shell;
import org.candour.texts.SitePages;
import org.candour.texts.SitePages.SitePage;
import org.springframework.stereotype.Controller;
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
  Page help(Shell shell) {
    return new HelpPage(HELP.stream().map(name -> page(shell, "help-" + name)).toList());
  }

  @Open
  @GetMapping("/help/{name}")
  Page help(@PathVariable String name, Shell shell) {
    if (!HELP.contains(name)) {
      throw new NotFound("help page");
    }
    return show(shell, "help-" + name);
  }

  @Open
  @GetMapping("/about")
  Page about(Shell shell) {
    return show(shell, "about");
  }

  @Open
  @GetMapping("/organisations")
  Page organisations(Shell shell) {
    return show(shell, "organisations");
  }

  private Page show(Shell shell, String name) {
    return new TextPage(page(shell, name),
        name.equals("help-complaint") ? complaints.in(shell.region(), shell.words().language()) : List.of());
  }

  private SitePage page(Shell shell, String name) {
    return pages.find(shell.words().language(), name, shell.prefix()).orElseThrow(() -> new NotFound("page " + name));
  }

  /** Every text that helps. */
  record HelpPage(List<SitePage> pages) implements Page {}

  /** One text; and whom to complain to, where it says how. */
  record TextPage(SitePage text, List<ComplaintSteps.ComplaintStep> complaints) implements Page {}
}
