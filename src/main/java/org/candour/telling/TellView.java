package org.candour.telling;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.candour.accounts.Authors;
import org.candour.accounts.Subscription;
import org.candour.accounts.Subscriptions;
import org.candour.directory.Region;
import org.candour.directory.RegionQuestions;
import org.candour.directory.Services;
import org.candour.inviting.Invitations;
import org.candour.mail.MailSettings;
import org.candour.screening.ScreenNames;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.story.Story;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What each page of telling shows. None of them may be kept by a browser. */
@Component
class TellView {

  private final Authors authors;
  private final Services services;
  private final RegionQuestions questions;
  private final PrivacyHints looking;
  private final ScreenNames names;
  private final QuestionRules way;
  private final ServicePicker whereabouts;
  private final Subscriptions subscriptions;
  private final Invitations invitations;
  private final MailSettings settings;

  TellView(Authors authors, Services services, RegionQuestions questions, PrivacyHints looking, ScreenNames names,
      QuestionRules way, ServicePicker whereabouts, Subscriptions subscriptions, Invitations invitations,
      MailSettings settings) {
    this.authors = authors;
    this.services = services;
    this.questions = questions;
    this.looking = looking;
    this.names = names;
    this.way = way;
    this.whereabouts = whereabouts;
    this.subscriptions = subscriptions;
    this.invitations = invitations;
    this.settings = settings;
  }

  /** @param typed what came with the request and is not in the draft: what could not be kept, what is looked for */
  String question(TellStep step, Draft draft, Region region, Problems problems, Map<String, String> typed,
      boolean toCheck, Model model, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    Optional<Long> author = Optional.ofNullable(draft.author());
    String address = author.flatMap(authors::addressOf).orElse("");
    model.addAttribute("step", step).addAttribute("draft", draft).addAttribute("problems", problems)
        .addAttribute("region", region).addAttribute("toCheck", toCheck).addAttribute("number", way.number(step, draft))
        .addAttribute("of", way.of(draft));
    switch (step) {
      // Too long to be kept it is still on the page, whole, to be shortened.
      case STORY -> model.addAttribute("known", looking.known(draft)).addAttribute("body",
          typed.getOrDefault("body", "").length() > Story.MOST_CHARACTERS
              ? PlainText.of(typed.getOrDefault("body", ""))
              : draft.words().body());
      case LOOK -> model.addAttribute("noticed", looking.at(draft));
      case TAGS, WISHES -> model.addAttribute("known", looking.known(draft))
          .addAttribute("noticed", looking.beside(step, draft)).addAttribute("said", draft.said(step));
      case SERVICES -> services(draft, typed, model);
      case RATINGS -> {
        ratings(draft, model);
        model.addAttribute("chosen", services.byIds(way.rated(draft)));
      }
      case NAME -> model.addAttribute("suggested", names.suggest(5)).addAttribute("gendered", looking.gendered(draft))
          .addAttribute("advice", looking.advice(draft)).addAttribute("address", address);
      case CONTACT -> model.addAttribute("address", typed.getOrDefault("address", address)).addAttribute("postcode",
          typed.getOrDefault("postcode", author.flatMap(authors::postcodeOf).orElse("")));
      case SAFE -> model.addAttribute("address", address);
      case AGE -> model.addAttribute("ages", questions.ages(draft.region(), draft.language()));
      case CHECK -> check(draft, address, typed, model);
      default -> {}
    }
    return "telling/tell-" + step.path();
  }

  private void services(Draft draft, Map<String, String> typed, Model model) {
    model.addAttribute("chosen", services.byIds(draft.places().services()))
        .addAttribute("where", whereabouts.of(typed, draft)).addAttribute("said", whereabouts.said(typed, draft));
  }

  private void ratings(Draft draft, Model model) {
    model.addAttribute("chosen", services.byIds(draft.places().services())).addAttribute("questions",
        questions.ratings(draft.region(), draft.language()));
  }

  private void check(Draft draft, String address, Map<String, String> typed, Model model) {
    ratings(draft, model);
    model.addAttribute("helper", helper(draft)).addAttribute("mine", typed.containsKey("mine"));
    model.addAttribute("address", address).addAttribute("advice", looking.advice(draft))
        .addAttribute("title", draft.words().title())
        .addAttribute("ages", questions.ages(draft.region(), draft.language())).addAttribute("way", way);
  }

  /** The organisation whose staff help, or helped; empty for a story that its author told alone. */
  String helper(Draft draft) {
    return draft.aid().subscription() == null ? "" : helper(draft.aid().subscription());
  }

  String helper(long subscription) {
    return subscriptions.byId(subscription).map(Subscription::holder).orElse("");
  }

  String receipt(Draft sent, Model model, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    String when = way.asks(TellStep.PUBLISH, sent) ? sent.publish().when() : null;
    model.addAttribute("where", settings.address() + "/mine").addAttribute("waits", "soon".equals(when) ? null : when)
        .addAttribute("day", "left".equals(when) ? sent.publish().day().orElse(null) : null)
        .addAttribute("address", Optional.ofNullable(sent.author()).flatMap(authors::addressOf).orElse(""));
    model.addAttribute("draft", sent).addAttribute("invited", Optional.ofNullable(sent.invitation())
        .flatMap(invitations::byId).filter(i -> i.survey() != null && invitations.works(i)).orElse(null));
    return "telling/received";
  }

  /** The page that asks for the code before it shows anything. */
  String locked(Draft draft, String to, Problems problems, Model model, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("draft", draft).addAttribute("to", to).addAttribute("problems", problems);
    return "telling/code";
  }

  /**
   * The draft is gone; what was typed on this page is not. Unless others use this device: whoever sends a page again
   * that somebody left must not see their words.
   */
  String lost(Map<String, String> typed, Model model, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_GONE);
    response.setHeader("Cache-Control", "no-store");
    boolean shared = typed.containsKey("shared");
    model.addAttribute("shared", shared).addAttribute("text",
        shared ? "" : PlainText.of(typed.getOrDefault("body", "")));
    return "telling/lost";
  }
}
