package org.candour.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.candour.directory.Service;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.subscriptions.Subscription;
import org.springframework.util.MultiValueMap;

/**
 * A subscription as it is typed, step by step: services are added to the scope one at a time.
 *
 * @param holder what the holder is called
 * @param kind one of the kinds of subscription, or empty
 * @param level one of {@link #LEVELS}, or empty
 * @param scope the services chosen so far
 * @param self the service that the holder is, as a number, or empty; it need not lie in the scope
 * @param name of the first administrator
 * @param address the first administrator's; may be empty
 * @param q what a further service is looked for by
 */
record SubscriptionForm(String holder, String kind, String level, List<Long> scope, String self, String name,
    String address, String q) {

  static final List<String> LEVELS = List.of("registration", "subscription");
  static final int MOST_SERVICES = 200;
  private static final int HOLDER = 160;

  static SubscriptionForm of(MultiValueMap<String, String> typed) {
    return new SubscriptionForm(PlainText.line(one(typed, "holder")), one(typed, "kind"), one(typed, "level"),
        scope(typed), one(typed, "self"), PlainText.line(one(typed, "name")), PlainText.line(one(typed, "address")),
        PlainText.line(one(typed, "q")));
  }

  static SubscriptionForm empty() {
    return new SubscriptionForm("", "", "", List.of(), "", "", "", "");
  }

  /** The services of the scope, with the one just added and without the one just removed. */
  static List<Long> scope(MultiValueMap<String, String> typed) {
    List<Long> scope = new ArrayList<>();
    typed.getOrDefault("scope", List.of()).forEach(each -> add(scope, each));
    add(scope, one(typed, "add"));
    scope.removeIf(service -> Long.toString(service).equals(one(typed, "remove")));
    return List.copyOf(scope);
  }

  static String one(MultiValueMap<String, String> typed, String name) {
    return Objects.requireNonNullElse(typed.getFirst(name), "");
  }

  private static void add(List<Long> scope, String typed) {
    if (typed.matches("\\d{1,18}") && scope.size() < MOST_SERVICES && !scope.contains(Long.parseLong(typed))) {
      scope.add(Long.parseLong(typed));
    }
  }

  /** @param selves the services that the holder may be */
  Problems problems(List<Service> chosen, List<Service> selves, OperatorReach reach) {
    Problems problems = Problems.none();
    if (holder.codePoints().noneMatch(Character::isLetter) || holder.length() > HOLDER) {
      problems.add("holder", "operate.subscriptions.holder-wrong");
    }
    if (!Subscription.KINDS.contains(kind)) {
      problems.add("kind", "operate.subscriptions.kind-none");
    }
    if (!LEVELS.contains(level)) {
      problems.add("level", "operate.subscriptions.level-none");
    }
    scope(problems, chosen, reach);
    if (!self.isEmpty() && selves.stream().noneMatch(s -> Long.toString(s.id()).equals(self))) {
      problems.add("self", "operate.subscriptions.self-wrong");
    }
    PersonForm.name(problems, "name", name);
    PersonForm.address(problems, "address", address);
    return problems;
  }

  static void scope(Problems problems, List<Service> chosen, OperatorReach reach) {
    if (chosen.isEmpty()) {
      problems.add("q", "operate.subscriptions.scope-none");
    } else if (!chosen.stream().allMatch(s -> reach.covers(s.region()))) {
      problems.add("q", "operate.subscriptions.scope-beyond");
    }
  }
}
