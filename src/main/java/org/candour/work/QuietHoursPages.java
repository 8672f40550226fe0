package org.candour.work;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.candour.alert.Alerts;
import org.candour.alert.Alerts.Stopping;
import org.candour.alert.DeliveryTime;
import org.candour.alert.DeliveryTime.Quiet;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Peace from letters: hours without any, and the one click that stops an alert without signing in. */
@Controller
class QuietHoursPages {

  private final DeliveryTime delivery;
  private final Alerts alerts;

  QuietHoursPages(DeliveryTime delivery, Alerts alerts) {
    this.delivery = delivery;
    this.alerts = alerts;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/quiet")
  Page quiet(Caller.Person caller) {
    Map<String, String> typed = new HashMap<>();
    delivery.quiet(caller.id()).ifPresent(q -> {
      typed.put("from", q.hours() ? q.fromTime().toString() : "");
      typed.put("to", q.hours() ? q.toTime().toString() : "");
      typed.put("weekends", q.weekends() ? "yes" : "");
      typed.put("unless", q.unless() == null ? "" : Integer.toString(q.unless()));
    });
    return new QuietPage(typed, Problems.none());
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/quiet")
  Page setQuiet(Caller.Person caller, @RequestParam Map<String, String> typed) {
    Problems problems = Problems.none();
    LocalTime from = time(typed, "from", problems);
    LocalTime to = time(typed, "to", problems);
    if (!problems.any() && (from == null) != (to == null)) {
      problems.add(from == null ? "from" : "to", "work.quiet.both");
    } else if (from != null && from.equals(to)) {
      problems.add("to", "work.quiet.same", from.toString());
    }
    String unless = typed.getOrDefault("unless", "");
    if (!AlertForm.LEVELS.contains(unless)) {
      problems.add("unless", "work.alert.from-wrong");
    } else if (!unless.isEmpty() && !caller.may(Right.SEE_CRITICALITY)) {
      problems.add("unless", "work.alert.criticality-not-seen");
    }
    if (problems.any()) {
      return new QuietPage(typed, problems);
    }
    LocalTime start = from == null ? LocalTime.MIDNIGHT : from;
    Quiet quiet = new Quiet(caller.id(), start, to == null ? start : to, "yes".equals(typed.get("weekends")),
        unless.isEmpty() ? null : (Integer) Integer.parseInt(unless));
    delivery.setQuiet(quiet);
    return Page.redirect("/work/alerts?done=" + (quiet.isAny() ? "quiet" : "loud"));
  }

  private static @Nullable LocalTime time(Map<String, String> typed, String field, Problems problems) {
    String text = typed.getOrDefault(field, "").strip();
    LocalTime time = TypedDates.time(text).orElse(null);
    if (time == null && !text.isEmpty()) {
      problems.add(field, "work.quiet.time-wrong");
    }
    return time;
  }

  /** Fetching it stops nothing: mail programs open links by themselves. */
  @Open
  @GetMapping("/alerts/stop/{token}")
  Page stopPage(@PathVariable String token) {
    return new StopPage(found(token).orElseThrow(() -> new NotFound("no alert")), token);
  }

  /** By the button, or by the mail program's own (RFC 8058), which brings no cookie. */
  @Open
  @PostMapping("/alerts/stop/{token}")
  Page stop(@PathVariable String token) {
    alerts.stop(found(token).orElseThrow(() -> new NotFound("no alert")));
    return new StopPage(found(token).orElseThrow(() -> new NotFound("no alert")), token);
  }

  private Optional<Stopping> found(String token) {
    return token.matches("[0-9a-f]{32}") ? alerts.byToken(token) : Optional.empty();
  }

  /** When a member wants no letters. */
  record QuietPage(Map<String, String> typed, Problems problems) implements Page {}

  /** What a link stops. */
  record StopPage(Stopping alert, String token) implements Page {}
}
