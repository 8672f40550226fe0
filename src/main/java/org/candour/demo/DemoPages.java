package org.candour.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.access.SignIn;
import org.candour.blog.BlogStatus;
import org.candour.look.Page;
import org.candour.mail.OutboundMail;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.people.People;
import org.candour.response.ChangeStatus;
import org.candour.response.ResponseStatus;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Status;
import org.candour.story.StoryStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What exists only in a demo: the doors, the clock, the mail, the cabinet, the tables of allowed moves. */
@Controller
class DemoPages {

  private static final Map<String, String> DOORS = Map.of("moderator", "priya.raman@candour.example", "nurse",
      "amara.okafor@fenwick.example", "commissioner", "daniel.whitcombe@marshland.example");
  private static final Map<String, String> ROOMS =
      Map.of("moderator", "/desk", "nurse", "/work", "commissioner", "/work?show=all");
  private static final Map<String, Duration> MOVES = Map.of("five-minutes", Duration.ofMinutes(5), "half-hour",
      Duration.ofMinutes(30), "day", Duration.ofDays(1), "week", Duration.ofDays(7));

  private final DemoMark mark;
  private final Demo demo;
  private final People people;
  private final ObjectProvider<RecipientAddresses> books;
  private final SignIn signIn;
  private final Outbox outbox;

  DemoPages(DemoMark mark, Demo demo, People people, ObjectProvider<RecipientAddresses> books, SignIn signIn,
      Outbox outbox) {
    this.mark = mark;
    this.demo = demo;
    this.people = people;
    this.books = books;
    this.signIn = signIn;
    this.outbox = outbox;
  }

  private void onlyInADemo() {
    if (!mark.isDemo()) {
      throw new NotFound("not a demo");
    }
  }

  @Open
  @GetMapping("/demo")
  Page doors() {
    onlyInADemo();
    List<OutboundMail> mails = outbox.newest(8);
    return new DemoPage(mails, addresses(mails));
  }

  @Open
  @PostMapping("/demo/doors/{door}")
  Page enter(@PathVariable String door, HttpServletRequest request) {
    onlyInADemo();
    if (door.equals("patient")) {
      signIn.out(request);
      return Page.redirect("/tell");
    }
    String address = DOORS.get(door);
    String room = ROOMS.get(door);
    if (address == null || room == null) {
      throw new NotFound("door " + door);
    }
    signIn.person(request, people.byAddress(address).orElseThrow(() -> new NotFound(door)), true);
    return Page.redirect(room);
  }

  @Open
  @PostMapping("/demo/clock/{by}")
  Page move(@PathVariable String by) {
    onlyInADemo();
    Duration duration = MOVES.get(by);
    if (duration == null) {
      throw new NotFound("clock " + by);
    }
    demo.move(duration);
    return Page.redirect("/demo#clock");
  }

  @Open
  @GetMapping("/_dev/mail")
  Page mail() {
    onlyInADemo();
    List<OutboundMail> mails = outbox.newest(100);
    return new MailPage(mails, addresses(mails));
  }

  @Open
  @GetMapping("/_dev/mail/{id}")
  Page letter(@PathVariable long id) {
    onlyInADemo();
    OutboundMail mail = outbox.byId(id).orElseThrow(() -> new NotFound("mail " + id));
    return new LetterPage(mail, addresses(List.of(mail)).getOrDefault(id, ""));
  }

  @Open
  @GetMapping("/_dev/components")
  Page components() {
    onlyInADemo();
    return new ComponentsPage();
  }

  @Open
  @GetMapping("/_dev/states")
  Page states() {
    onlyInADemo();
    Map<String, Status<?>[]> tables = new LinkedHashMap<>();
    tables.put("story", StoryStatus.values());
    tables.put("response", ResponseStatus.values());
    tables.put("change", ChangeStatus.values());
    tables.put("blog", BlogStatus.values());
    return new StatesPage(tables);
  }

  private Map<Long, String> addresses(List<OutboundMail> mails) {
    return mails.stream()
        .collect(Collectors.toMap(OutboundMail::id,
            m -> books.stream()
                .flatMap(book -> book.addressOf(new Recipient(m.personKind(), m.personId()), null).stream()).findFirst()
                .orElse("")));
  }

  /** The doors, the clock, and the newest letters with the addresses that they went to. */
  record DemoPage(List<OutboundMail> mails, Map<Long, String> addresses) implements Page {}

  /** Every letter, newest first. */
  record MailPage(List<OutboundMail> mails, Map<Long, String> addresses) implements Page {}

  /** One letter and the address that it went to. */
  record LetterPage(OutboundMail mail, String address) implements Page {}

  /** The allowed moves of each kind of thing. */
  record StatesPage(Map<String, Status<?>[]> tables) implements Page {}

  /** Every component in its states. */
  record ComponentsPage() implements Page {}
}
