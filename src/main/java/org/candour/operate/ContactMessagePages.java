package org.candour.operate;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.candour.jobs.ClusterJob;
import org.candour.look.Page;
import org.candour.operate.ContactMessages.ContactMessage;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.texts.SitePages;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing to us, and what has come. */
@Controller
class ContactMessagePages {

  private static final int PAGE = 30;

  private final ContactMessages messages;
  private final SitePages texts;
  private final Limits limits;

  ContactMessagePages(ContactMessages messages, SitePages texts, Limits limits) {
    this.messages = messages;
    this.texts = texts;
    this.limits = limits;
  }

  @Open
  @GetMapping("/contact")
  Page contact(@RequestParam(defaultValue = "") String page, @RequestParam(defaultValue = "") String topic,
      Shell shell) {
    return show(ContactMessageForm.about(page, topic), Problems.none(), shell);
  }

  @Open
  @PostMapping("/contact")
  Page send(@RequestParam Map<String, String> typed, HttpServletRequest request, Shell shell) {
    ContactMessageForm form = ContactMessageForm.of(typed);
    Problems problems = form.problems();
    if (!typed.getOrDefault("website", "").isBlank()) {
      // People do not see that field. A browser that filled it in is told, and nothing is lost.
      problems.add("body", "operate.contact.website");
    } else if (!problems.any() && !limits.allow(Limits.Limit.CONTACT_NETWORK, Network.of(request).value())) {
      problems.add("body", "operate.contact.often");
    }
    if (problems.any()) {
      return show(form, problems, shell);
    }
    messages.take(shell.region(), form, shell.words());
    return new ContactedPage(!form.address().isEmpty());
  }

  private Page show(ContactMessageForm form, Problems problems, Shell shell) {
    return new ContactPage(form, problems, text("contact", shell), text("contact-more", shell));
  }

  private SitePages.SitePage text(String name, Shell shell) {
    return texts.find(shell.words().language(), name, shell.prefix()).orElseThrow(() -> new NotFound("page " + name));
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @GetMapping("/operate/messages")
  Page list(RegionId region, @RequestParam(defaultValue = "1") int page) {
    return new MessagesPage(messages.open(region, Math.clamp(page, 1, 10_000), PAGE));
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @PostMapping("/operate/messages/{id}/answer")
  Page answered(@PathVariable long id, RegionId region, Caller.Person caller) {
    messages.answered(caller, region, id);
    return Page.redirect("/operate/messages?said=message");
  }

  @Bean
  static ClusterJob blankMessages(ContactMessages messages) {
    return new ClusterJob("operate-blank-messages", Duration.ofHours(12), messages::blank);
  }

  /** The form. */
  record ContactPage(ContactMessageForm form, Problems problems, SitePages.SitePage text,
      SitePages.SitePage more) implements Page {}

  /** After a message was sent. */
  record ContactedPage(boolean written) implements Page {}

  /** The messages that wait. */
  record MessagesPage(Slice<ContactMessage> slice) implements Page {}
}
