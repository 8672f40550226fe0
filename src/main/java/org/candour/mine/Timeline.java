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
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.hearing.DeliveryReceipts;
import org.candour.hearing.Escalations;
import org.candour.moderation.ReviewStep;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.response.Response;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.story.Audience;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.springframework.stereotype.Component;

/** Where a story has been until now, a sentence for each thing that happened, and what comes next and when. */
@Component
class Timeline {

  /** Within so many working days a moderator usually reads what was sent, as words and help say too. */
  private static final int USUALLY = 2;

  private final Audience audience;
  private final Escalations escalations;
  private final DeliveryReceipts proofs;
  private final Regions regions;
  private final Clock clock;

  Timeline(Audience audience, Escalations escalations, DeliveryReceipts proofs, Regions regions, Clock clock) {
    this.audience = audience;
    this.escalations = escalations;
    this.proofs = proofs;
    this.regions = regions;
    this.clock = clock;
  }

  /** Something that happened. */
  record TimelineEntry(Instant at, String sentence) {}

  /**
   * @param next what comes and when, empty where nothing has a date
   * @param untold a sentence for each service where nobody who works there was told
   * @param told whether it says of anybody that they were told
   */
  record Way(List<TimelineEntry> stops, List<String> untold, List<String> next, boolean told) {}

  Way of(Story story, List<ReviewStep> steps, List<Response> conversation, List<Service> services, Shell shell) {
    List<TimelineEntry> stops = new ArrayList<>(looked(story, steps, shell));
    Ears ears = new Ears(audience.of(story.id()), proofs.services(story.id()), services);
    List<TimelineEntry> since = since(story, ears, conversation, shell);
    published(story, since, shell).ifPresent(stops::add);
    stops.addAll(since);
    if (story.endedAt() != null && story.status() == StoryStatus.WITHDRAWN) {
      stops.add(new TimelineEntry(story.endedAt(), shell.say("mine.way.withdrawn")));
    }
    stops.sort(Comparator.comparing(TimelineEntry::at));
    boolean shown = story.status() == StoryStatus.PUBLISHED;
    boolean told = shown && ears.listeners().stream()
        .anyMatch(l -> l.toldAt() != null && l.toldAt().isBefore(answered(l, conversation)));
    return new Way(stops, shown ? untold(ears, shell) : List.of(), next(story, conversation, shell), told);
  }

  /** That it was sent, and what moderators did. */
  private static List<TimelineEntry> looked(Story story, List<ReviewStep> steps, Shell shell) {
    List<TimelineEntry> stops = new ArrayList<>();
    stops.add(new TimelineEntry(story.submittedAt(), shell.say("mine.way.sent")));
    steps.stream().filter(s -> !s.act().equals("note") && !s.act().equals("published"))
        .forEach(s -> stops.add(new TimelineEntry(s.at(), shell.say("mine.act." + s.saidAct()))));
    steps.stream().filter(s -> s.act().equals("published"))
        .forEach(s -> stops.add(new TimelineEntry(s.at(), shell.say("mine.act.published"))));
    return stops;
  }

  /** What came of it: who heard it, who was asked again, who answered. */
  private List<TimelineEntry> since(Story story, Ears ears, List<Response> conversation, Shell shell) {
    List<TimelineEntry> since = new ArrayList<>(heard(story, ears, conversation, shell));
    escalations.of(story.id()).forEach(asked -> since.add(
        new TimelineEntry(asked.at(), shell.say("mine.story.asked-again", shell.day(asked.at()), asked.holder()))));
    for (Response response : conversation) {
      if (response.publishedAt() != null && response.state().equals("published")) {
        since.add(new TimelineEntry(response.publishedAt(),
            response.isReply()
                ? shell.say("mine.way.replied")
                : shell.say("mine.way.answered" + answer(response), response.organisation())));
      }
    }
    return since;
  }

  /** Only its newest publication is kept: what followed an earlier one stands before it. */
  private static Optional<TimelineEntry> published(Story story, List<TimelineEntry> since, Shell shell) {
    return Optional.ofNullable(story.publishedAt()).map(published -> new TimelineEntry(published, shell.say(
        since.stream().anyMatch(s -> s.at().isBefore(published)) ? "mine.way.published-again" : "mine.way.published")));
  }

  /** Who listens, for which of the services that a story went through each of them does, and those services. */
  private record Ears(List<Audience.Listener> listeners, Map<Long, Set<Long>> stands, List<Service> services) {

    /** The names of the services for which this one listens; empty where there is only one service. */
    String names(Audience.Listener listener) {
      Set<Long> which = stands.getOrDefault(listener.subscription(), Set.of());
      return services.size() < 2
          ? ""
          : services.stream().filter(s -> which.contains(s.id())).map(Service::name).collect(Collectors.joining("; "));
    }
  }

  /**
   * Who was told and who has read it. Whoever answered had read it: what the answer alone made us note says nothing
   * more.
   */
  private List<TimelineEntry> heard(Story story, Ears ears, List<Response> conversation, Shell shell) {
    List<TimelineEntry> stops = new ArrayList<>();
    Map<String, List<DeliveryReceipts.ToldGroup>> groups = proofs.of(story.id()).stream().filter(t -> t.sent() > 0)
        .collect(Collectors.groupingBy(DeliveryReceipts.ToldGroup::holder));
    for (Audience.Listener listener : ears.listeners()) {
      List<DeliveryReceipts.ToldGroup> there = groups.getOrDefault(listener.holder(), List.of());
      Instant answered = answered(listener, conversation);
      Instant told = listener.toldAt();
      Instant read = listener.readAt();
      if (told != null && told.isBefore(answered)) {
        String names = ears.names(listener);
        String holder = names.isEmpty() ? listener.holder() : shell.say("mine.way.for", listener.holder(), names);
        // They may have found it by themselves before our letter came.
        stops.add(new TimelineEntry(told,
            with(read != null && read.isBefore(told) ? "told-too" : "told", holder, there, shell)));
      }
      if (read != null && read.isBefore(answered)) {
        stops.add(new TimelineEntry(read, with("read", listener.holder(),
            there.stream().filter(DeliveryReceipts.ToldGroup::opened).toList(), shell)));
      }
    }
    return stops;
  }

  private static Instant answered(Audience.Listener listener, List<Response> conversation) {
    return conversation.stream()
        .filter(r -> Objects.equals(r.subscription(), listener.subscription()) && r.publishedAt() != null)
        .map(Response::publishedAt).min(Comparator.naturalOrder()).orElse(Instant.MAX);
  }

  /** What an answer said of a change when it came, whatever became of it since. */
  private static String answer(Response response) {
    boolean kept = "made".equals(response.changeState()) && response.changeFulfils() != null;
    return kept
        ? "-kept"
        : response.changeMadeIn() != null
            ? "-planned"
            : response.changeState() == null ? "" : "-" + response.changeState();
  }

  /** A story may go through several services, and not everywhere does somebody listen. */
  private static List<String> untold(Ears ears, Shell shell) {
    List<Service> services = ears.services();
    List<Audience.Listener> listeners = ears.listeners();
    Set<Long> reached = listeners.stream().filter(l -> l.kind().equals("provider"))
        .flatMap(l -> ears.stands().getOrDefault(l.subscription(), Set.of()).stream()).collect(Collectors.toSet());
    // Who was told once stays told, also where the one service belongs to others by now.
    boolean known = services.size() == 1 && listeners.stream().anyMatch(l -> l.kind().equals("provider"));
    return services.stream().filter(s -> !known && !s.isPlatform() && !reached.contains(s.id()))
        .map(s -> shell.say("mine.way.untold", s.name())).toList();
  }

  private static String with(String what, String holder, List<DeliveryReceipts.ToldGroup> groups, Shell shell) {
    String who = groups.stream().map(DeliveryReceipts.ToldGroup::roleGroup).filter(g -> !g.equals("other"))
        .map(g -> lower(shell.say("members.group." + g), shell.locale())).distinct().collect(Collectors.joining("; "));
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
        next.add(usually.isAfter(clock.instant())
            ? shell.say("mine.next.read", shell.day(usually))
            : shell.say("mine.next.late"));
      }
      case APPROVED -> Optional.ofNullable(story.releaseAt())
          .ifPresent(at -> next.add(shell.say("mine.next.public", shell.moment(at))));
      case PUBLISHED -> {
        escalations.next(story.id()).filter(at -> at.isAfter(clock.instant()))
            .ifPresent(at -> next.add(shell.say("mine.next.again", shell.day(at))));
        LocalDate today = clock.instant().atZone(region.zone()).toLocalDate();
        conversation.stream()
            .filter(r -> r.state().equals("published") && "planned".equals(r.changeState()) && r.changeDue() != null)
            .forEach(
                r -> next.add(shell.say(r.changeDue().isBefore(today) ? "mine.next.change-late" : "mine.next.change",
                    r.organisation(), shell.day(Objects.requireNonNull(r.changeDue())))));
      }
      default -> {}
    }
    return next;
  }
}
