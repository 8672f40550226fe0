package org.candour.telling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.questions.Draft;
import org.candour.questions.PrivacyHints;
import org.candour.questions.Question.AskedQuestion;
import org.candour.questions.Question.CheckRow;
import org.candour.questions.Question.Readers;
import org.candour.questions.Questionnaire;
import org.candour.questions.TellStep;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;

/** What each page of telling shows. None of them may be kept by a browser. */
@Component
class TellView {

  private final Questionnaire questionnaire;
  private final PrivacyHints hints;
  private final Subscriptions subscriptions;
  private final Regions regions;
  private final Receipts receipts;

  TellView(Questionnaire questionnaire, PrivacyHints hints, Subscriptions subscriptions, Regions regions,
      Receipts receipts) {
    this.questionnaire = questionnaire;
    this.hints = hints;
    this.subscriptions = subscriptions;
    this.regions = regions;
    this.receipts = receipts;
  }

  /**
   * The page of this path.
   *
   * @throws NotFound where there is none
   */
  TellStep step(String path) {
    return questionnaire.step(path).orElseThrow(() -> new NotFound("step " + path));
  }

  Region region(Draft draft) {
    return region(draft.region());
  }

  Region region(RegionId region) {
    return regions.get(region);
  }

  Page page(TellStep step, Draft draft, Shell shell) {
    return page(asked(step, draft), shell);
  }

  AskedQuestion asked(TellStep step, Draft draft) {
    return AskedQuestion.at(step, draft, region(draft));
  }

  Page page(AskedQuestion asked, Shell shell) {
    AskedQuestion numbered = questionnaire.numbered(asked);
    Page page = asked.step().equals(TellStep.LOOK)
        ? new LookPage(numbered, hints.at(asked.draft()))
        : asked.step().equals(TellStep.CHECK) ? check(numbered, shell) : questionnaire.page(numbered);
    return page.unkept();
  }

  private CheckPage check(AskedQuestion asked, Shell shell) {
    return new CheckPage(asked, questionnaire.rows(asked.draft(), shell), helper(asked.draft()));
  }

  /** The organisation whose staff help, or helped; empty for a story that its author told alone. */
  String helper(Draft draft) {
    return Optional.ofNullable(draft.aid().subscription()).map(this::helper).orElse("");
  }

  String helper(long subscription) {
    return subscriptions.byId(subscription).map(Subscription::holder).orElse("");
  }

  /** What the author of a story that was sent sees. */
  Page receipt(Draft sent) {
    return receipts.of(sent);
  }

  /** The page that asks for the code before it shows anything. */
  static Page locked(Draft draft, String to, Problems problems) {
    return new CodePage(draft, to, problems).unkept();
  }

  /**
   * The draft is gone; what was typed on this page is not. Unless others use this device: whoever sends a page again
   * that somebody left must not see their words.
   */
  static Page lost(Map<String, String> typed) {
    boolean shared = typed.containsKey("shared");
    return new LostPage(shared ? "" : PlainText.of(typed.getOrDefault("body", "")), shared).with(410).unkept();
  }

  /** What the words could show about somebody, before the next question. */
  record LookPage(AskedQuestion asked, List<PrivacyHints.Noticed> noticed) implements Page {}

  /**
   * All answers.
   *
   * @param asked what is asked
   * @param rows the answers
   * @param helper the organisation whose staff helped; may be empty
   */
  record CheckPage(AskedQuestion asked, List<CheckRow> rows, String helper) implements Page {

    /** The answers that these people read. */
    List<CheckRow> rows(Readers readers) {
      return rows.stream().filter(r -> r.readers() == readers).toList();
    }

    /** Whether the box is ticked by which the author says that these are their own words. */
    boolean isOwnWords() {
      return asked.typed().containsKey("mine");
    }
  }

  /** @param to the page that comes behind the code */
  record CodePage(Draft draft, String to, Problems problems) implements Page {}

  /** @param shared whether others use the device: then nothing that was typed is shown */
  record LostPage(String text, boolean shared) implements Page {}
}
