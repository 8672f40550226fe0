package org.candour.operate;

import java.time.LocalDate;
import java.util.List;
import org.candour.directory.Service;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What may change in a subscription, as it is typed: level, first and last day, scope.
 *
 * @param level registration or subscription
 * @param since the first day, as it was typed
 * @param until the last day, as it was typed; empty for none
 * @param scope the services chosen so far
 * @param q what a further service is looked for by
 * @param seen what stood there when the page was opened, in a few letters
 */
record TermsForm(String level, String since, String until, List<Long> scope, String q, String seen) {

  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final int YEARS = 20;

  static TermsForm of(MultiValueMap<String, String> typed) {
    return new TermsForm(SubscriptionForm.one(typed, "level"), PlainText.line(SubscriptionForm.one(typed, "since")),
        PlainText.line(SubscriptionForm.one(typed, "until")), SubscriptionForm.scope(typed),
        PlainText.line(SubscriptionForm.one(typed, "q")), SubscriptionForm.one(typed, "seen"));
  }

  static TermsForm of(Subscription subscription, List<Long> scope) {
    return new TermsForm(subscription.level(), subscription.since().toString(),
        subscription.until() == null ? "" : subscription.until().toString(), scope, "", seen(subscription, scope));
  }

  /** What stood there when the page was opened, in a few letters. */
  static String seen(Subscription subscription, List<Long> scope) {
    return Integer.toHexString(
        (subscription.level() + subscription.since() + subscription.until() + scope.stream().sorted().toList())
            .hashCode());
  }

  /** The same, having seen what stands there now. */
  TermsForm having(String now) {
    return new TermsForm(level, since, until, scope, q, now);
  }

  Problems problems(List<Service> chosen, OperatorReach reach, LocalDate today) {
    Problems problems = Problems.none();
    if (!SubscriptionForm.LEVELS.contains(level)) {
      problems.add("level", "operate.subscriptions.level-none");
    }
    LocalDate first = day(since, today);
    if (first == null && TypedDates.isDay(since, "since", problems)) {
      problems.add("since", "operate.terms.day-wrong");
    }
    LocalDate last = day(until, today);
    if (!until.isEmpty() && last == null) {
      if (TypedDates.isDay(until, "until", problems)) {
        problems.add("until", "operate.terms.day-wrong");
      }
    } else if (first != null && last != null && last.isBefore(first)) {
      problems.add("until", "operate.terms.until-before");
    }
    SubscriptionForm.scope(problems, chosen, reach);
    return problems;
  }

  Subscriptions.Terms terms(List<Service> chosen, LocalDate today) {
    LocalDate first = day(since, today);
    return new Subscriptions.Terms(level, first == null ? today : first, day(until, today),
        chosen.stream().map(Service::id).toList());
  }

  private static @Nullable LocalDate day(String typed, LocalDate today) {
    return TypedDates.of(typed).filter(day -> !day.isBefore(FIRST) && !day.isAfter(today.plusYears(YEARS)))
        .orElse(null);
  }
}
