package org.candour.questions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.candour.look.Page;
import org.candour.regions.Region;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.story.StoryDetailRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What publishing waits for. */
@Component
class PublishQuestion extends Question<PublishQuestion.Publish> {

  private static final int LONGEST_DAY = 40;
  private static final String LEFT = "left";
  private static final Publish NONE = new Publish(null, "");

  private final Clock clock;

  PublishQuestion(Clock clock) {
    super(TellStep.PUBLISH, NONE);
    this.clock = clock;
  }

  /**
   * @param when {@code soon}, after the author's {@code yes}, or when they have {@code left}
   * @param leaveOn as it was typed
   */
  record Publish(@Nullable String when, String leaveOn) implements Answer {

    /** The day from which it need not wait any more; none where none was typed, or it does not wait for one. */
    Optional<LocalDate> day() {
      return LEFT.equals(when) ? StoryDetailRules.day(leaveOn) : Optional.empty();
    }

    /** What it waits for, if for anything. */
    Optional<String> waitsFor() {
      return Optional.ofNullable(when).filter(w -> !w.equals("soon"));
    }
  }

  /** The page. */
  record PublishPage(AskedQuestion asked, Publish publish) implements Page {

    /** What is offered. Who has left already cannot wait for it. */
    List<String> choices() {
      return StoryDetailRules.PUBLISH.stream().filter(p -> !p.equals(LEFT) || asked.draft().ongoing()).toList();
    }
  }

  static Publish of(Draft draft) {
    return draft.answers().of(NONE);
  }

  /** Who cannot be told from anybody else, by people who no longer look after them, has nothing to wait for. */
  @Override
  boolean isAsked(Draft draft) {
    return draft.ongoing() || KnownQuestion.of(draft).isRecognisable();
  }

  @Override
  Optional<Publish> read(TellForm form, Draft draft) {
    return Optional.of(new Publish(form.one("publish", Set.copyOf(StoryDetailRules.PUBLISH)),
        PlainText.cut(form.line("leave-on"), LONGEST_DAY)));
  }

  @Override
  Problems problems(Draft draft, Region region) {
    Problems problems = Problems.none();
    Publish publish = of(draft);
    if (publish.when == null) {
      problems.add("publish", "telling.tell.publish-none");
    } else if (publish.when.equals(LEFT)) {
      StoryDetailRules.leaving(publish.leaveOn, LocalDate.ofInstant(clock.instant(), region.zone()), problems);
    }
    return problems;
  }

  @Override
  Page page(AskedQuestion asked) {
    return new PublishPage(asked, of(asked.draft()));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    Publish publish = of(draft);
    List<CheckLine> lines = new ArrayList<>();
    lines.add(CheckLine
        .plain(publish.when == null ? CheckLine.nothing(shell) : shell.say("telling.publish." + publish.when)));
    publish.day().ifPresent(day -> lines.add(CheckLine.plain(shell.say("telling.check.leave-on", shell.day(day)))));
    return List.of(CheckRow.of(step(), Readers.PRIVATE, shell.say("telling.check.publish"), lines));
  }

  @Override
  boolean isOnReceipt() {
    return true;
  }
}
