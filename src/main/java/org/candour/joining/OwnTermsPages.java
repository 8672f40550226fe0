package org.candour.joining;

import java.time.LocalDate;
import java.util.List;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.subscriptions.Features;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  Page terms(Caller.Person caller, Shell shell) {
    Subscription subscription =
        subscriptions.byId(caller.subscription()).orElseThrow(() -> new NotFound("subscription"));
    String language = shell.words().language();
    LocalDate until = subscription.until();
    return new TermsPage(subscription, services.byIds(subscriptions.scope(subscription.id())),
        until == null ? "" : shell.day(until), features.of(subscription.id(), language), features.levels(language)
            .stream().filter(l -> l.level().equals(subscription.level())).findFirst().orElse(null));
  }

  /**
   * What was agreed.
   *
   * @param subscription which subscription
   * @param scope the services that it is over
   * @param until the last day; empty for no end
   * @param features that come with it
   * @param level what was agreed
   */
  record TermsPage(Subscription subscription, List<Service> scope, String until, List<Features.Feature> features,
      Features.@Nullable SubscriptionLevel level) implements Page {}
}
