package org.candour.joining;

import java.time.LocalDate;
import org.candour.accounts.Features;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.candour.directory.Services;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a member's subscription covers, until when, and what it can do. */
@Controller
class OwnTermsPages {

  private final Subscriptions subscriptions;
  private final Services services;
  private final Features features;

  OwnTermsPages(Subscriptions subscriptions, Services services, Features features) {
    this.subscriptions = subscriptions;
    this.services = services;
    this.features = features;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/subscription")
  String terms(Caller.Person caller, Shell shell, Model model) {
    Subscription subscription =
        subscriptions.byId(caller.subscription()).orElseThrow(() -> new NotFound("subscription"));
    String language = shell.words().language();
    LocalDate until = subscription.until();
    model.addAttribute("subscription", subscription)
        .addAttribute("scope", services.byIds(subscriptions.scope(subscription.id())))
        .addAttribute("until", until == null ? "" : shell.day(until))
        .addAttribute("features", features.of(subscription.id(), language)).addAttribute("level", features
            .levels(language).stream().filter(l -> l.level().equals(subscription.level())).findFirst().orElse(null));
    return "joining/terms";
  }
}
