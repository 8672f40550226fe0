package org.candour.mine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.directory.Region;
import org.candour.directory.Regions;
import org.candour.hearing.Escalations;
import org.candour.hearing.Proofs;
import org.candour.moderation.ReviewStep;
import org.candour.response.Response;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.story.Audience;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.springframework.stereotype.Component;

/** Where a story has been until now, a sentence for each thing that happened, and what comes next and when. */
@Component
class StoryWay {

  /** Until when a moderator usually reads what was sent. */
  private static final int USUALLY = 2;

  private final Audience audience;
  private final Escalations escalations;
  private final Proofs proofs;
  private final Regions regions;
  private final Clock clock;

  StoryWay(Audience audience, Escalations escalations, Proofs proofs, Regions regions, Clock clock) {
    this.audience = audience;
    this.escalations = escalations;
    this.proofs = proofs;
    this.regions = regions;
    this.clock = clock;
  }

  /** Something that happened. */
  record Stop(Instant at, String sentence) {}

  /** {@code next} says what comes and when, empty where nothing has a date. */
  record Way(List<Stop> stops, List<String> next) {}

  Way of(Story story, List<ReviewStep> steps, List<Response> conversation, Shell shell) {
    List<Stop> stops = new ArrayList<>();
    stops.add(new Stop(story.submittedAt(), shell.say("mine.way.sent")));
    steps.stream().filter(s -> !s.act().equals("note") && !s.act().equals("published"))
        .forEach(s -> stops.add(new Stop(s.at(), shell.say("mine.act." + s.act()))));
    steps.stream().filter(s -> s.act().equals("published")).forEach(s -> stops.add(new Stop(s.at(), shell.say("mine.act.published"))));
    if (story.publishedAt() != null) {
      stops.add(new Stop(story.publishedAt(), shell.say("mine.way.published")));
    }
    Map<String, List<Proofs.Told>> groups = proofs.of(story.id()).stream().filter(t -> t.sent() > 0).collect(Collectors.groupingBy(Proofs.Told::holder));
    for (Audience.Listener listener : audience.of(story.id())) {
      List<Proofs.Told> there = groups.getOrDefault(listener.holder(), List.of());
      if (listener.toldAt() != null) {
        stops.add(new Stop(listener.toldAt(), with("told", listener.holder(), there, shell)));
      }
      if (listener.readAt() != null) {
        stops.add(new Stop(listener.readAt(), with("read", listener.holder(), there.stream().filter(Proofs.Told::opened).toList(), shell)));
      }
    }
    escalations.of(story.id()).forEach(asked -> stops.add(new Stop(asked.at(), shell.say("mine.story.asked-again", shell.day(asked.at()), asked.holder()))));
    for (Response response : conversation) {
      if (response.publishedAt() != null && response.state().equals("published")) {
        stops.add(new Stop(response.publishedAt(), response.isReply() ? shell.say("mine.way.replied")
            : shell.say("mine.way.answered" + (response.changeState() == null ? "" : "-" + response.changeState()), response.organisation())));
      }
    }
    if (story.endedAt() != null && story.status() == StoryStatus.WITHDRAWN) {
      stops.add(new Stop(story.endedAt(), shell.say("mine.way.withdrawn")));
    }
    stops.sort(Comparator.comparing(Stop::at));
    return new Way(stops, next(story, conversation, shell));
  }

  private static String with(String what, String holder, List<Proofs.Told> groups, Shell shell) {
    String who = groups.stream().map(t -> shell.say("members.group." + t.roleGroup())).map(g -> lower(g, shell.locale())).distinct()
        .collect(Collectors.joining(", "));
    return who.isEmpty() ? shell.say("mine.way." + what, holder) : shell.say("mine.way." + what + "-by", holder, who);
  }

  private static String lower(String group, Locale locale) {
    return group.substring(0, 1).toLowerCase(locale) + group.substring(1);
  }

  private List<String> next(Story story, List<Response> conversation, Shell shell) {
    Region region = regions.get(new RegionId(story.region()));
    List<String> next = new ArrayList<>();
    switch (story.status()) {
      case WAITING -> {
        Instant usually = region.workingDaysAfter(story.submittedAt(), USUALLY);
        next.add(usually.isAfter(clock.instant()) ? shell.say("mine.next.read", shell.day(usually)) : shell.say("mine.next.late"));
      }
      case APPROVED -> Optional.ofNullable(story.releaseAt()).ifPresent(at -> next.add(shell.say("mine.next.public", shell.moment(at))));
      case PUBLISHED -> {
        escalations.next(story.id()).filter(at -> at.isAfter(clock.instant())).ifPresent(at -> next.add(shell.say("mine.next.again", shell.day(at))));
        LocalDate today = clock.instant().atZone(region.zone()).toLocalDate();
        conversation.stream().filter(r -> r.state().equals("published") && "planned".equals(r.changeState()) && r.changeDue() != null).forEach(r -> next.add(
            shell.say(r.changeDue().isBefore(today) ? "mine.next.change-late" : "mine.next.change", r.organisation(), shell.day(Objects.requireNonNull(r.changeDue())))));
      }
      default -> { }
    }
    return next;
  }
}
