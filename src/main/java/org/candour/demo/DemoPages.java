package org.candour.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.accounts.People;
import org.candour.accounts.SignIn;
import org.candour.blog.BlogStatus;
import org.candour.mail.OutboundMail;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.response.ChangeStatus;
import org.candour.response.ResponseStatus;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Status;
import org.candour.story.StoryStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
  String doors(Model model) {
    onlyInADemo();
    model.addAttribute("mails", outbox.newest(8)).addAttribute("addresses", addresses(outbox.newest(8)));
    return "demo/demo";
  }

  @Open
  @PostMapping("/demo/doors/{door}")
  String enter(@PathVariable String door, HttpServletRequest request) {
    onlyInADemo();
    if (door.equals("patient")) {
      signIn.out(request);
      return "redirect:/tell";
    }
    String address = DOORS.get(door);
    if (address == null) {
      throw new NotFound("door " + door);
    }
    signIn.person(request, people.byAddress(address).orElseThrow(() -> new NotFound(door)), true);
    return "redirect:" + ROOMS.get(door);
  }

  @Open
  @PostMapping("/demo/clock/{by}")
  String move(@PathVariable String by) {
    onlyInADemo();
    Duration duration = MOVES.get(by);
    if (duration == null) {
      throw new NotFound("clock " + by);
    }
    demo.move(duration);
    return "redirect:/demo#clock";
  }

  @Open
  @GetMapping("/_dev/mail")
  String mail(Model model) {
    onlyInADemo();
    List<OutboundMail> mails = outbox.newest(100);
    model.addAttribute("mails", mails).addAttribute("addresses", addresses(mails));
    return "demo/mail";
  }

  @Open
  @GetMapping("/_dev/mail/{id}")
  String letter(@PathVariable long id, Model model) {
    onlyInADemo();
    OutboundMail mail = outbox.byId(id).orElseThrow(() -> new NotFound("mail " + id));
    model.addAttribute("mail", mail).addAttribute("address", addresses(List.of(mail)).get(id));
    return "demo/letter";
  }

  @Open
  @GetMapping("/_dev/components")
  String components() {
    onlyInADemo();
    return "look/cabinet";
  }

  @Open
  @GetMapping("/_dev/states")
  String states(Model model) {
    onlyInADemo();
    Map<String, Status<?>[]> tables = new LinkedHashMap<>();
    tables.put("story", StoryStatus.values());
    tables.put("response", ResponseStatus.values());
    tables.put("change", ChangeStatus.values());
    tables.put("blog", BlogStatus.values());
    model.addAttribute("tables", tables);
    return "demo/states";
  }

  private Map<Long, String> addresses(List<OutboundMail> mails) {
    return mails.stream()
        .collect(Collectors.toMap(OutboundMail::id,
            m -> books.stream()
                .flatMap(book -> book.addressOf(new Recipient(m.personKind(), m.personId()), null).stream()).findFirst()
                .orElse("")));
  }
}
