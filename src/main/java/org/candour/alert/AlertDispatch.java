package org.candour.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.access.Covers;
import org.candour.alert.AlertRecipients.Told;
import org.candour.alert.Digests.Waiting;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.mail.Outbox;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.RegionId;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Component;

/** Tells members of a story, at once or with their next digest; nobody both. */
@Component
class AlertDispatch {

  private final AlertRecipients matching;
  private final Digests digests;
  private final DeliveryTime delivery;
  private final NotificationLetters letters;
  private final Outbox outbox;
  private final Stories stories;
  private final Services services;
  private final Regions regions;

  AlertDispatch(AlertRecipients matching, Digests digests, DeliveryTime delivery, NotificationLetters letters,
      Outbox outbox, Stories stories, Services services, Regions regions) {
    this.matching = matching;
    this.digests = digests;
    this.delivery = delivery;
    this.letters = letters;
    this.outbox = outbox;
    this.stories = stories;
    this.services = services;
    this.regions = regions;
  }

  /** Tells everybody whose alerts a public story fits. */
  void tell(Story story) {
    tell(story, matching.of(story.id()));
  }

  /**
   * Tells those whose alerts fit a story as critical as it is now, and were there when it became public: to later ones
   * it is no news.
   */
  void rated(Story story) {
    tell(story, matching.sincePublication(story.id()));
  }

  /**
   * Somebody was not told of a story after all, on behalf of a subscription: whoever else is to hear of it is told,
   * such as whom they stood in for.
   */
  void instead(long story, long person, long subscription) {
    stories.whilePublic(story).ifPresent(there -> tell(there, matching.sincePublication(story).stream()
        .filter(t -> t.person() != person || t.subscription() != subscription).toList()));
  }

  /**
   * Whoever begins to hear of services is told in one letter, with the next opening, of what nobody has heard there.
   */
  void missed(long alert, long person) {
    matching.unheard(alert).forEach(id -> stories.whilePublic(id).ifPresent(story -> digests.wait(id,
        matching.of(id, person).stream().map(Told::daily).toList(), regions.get(new RegionId(story.region())))));
  }

  /**
   * What waits because of this alert does not leave, but where another alert of the same person asks for it too.
   *
   * @param stops what stands in the letters because of it: its own address, and those of colleagues who stand in
   */
  void stopped(long alert, List<String> stops) {
    List<Waiting> waiting = new ArrayList<>(digests.takeOffFor(alert));
    stops.forEach(stop -> waiting.addAll(takenBack(stop)));
    again(waiting);
  }

  /** What waits for who stood in goes to whoever was away. */
  void ended(Covers.Ended cover) {
    List<Waiting> waiting = new ArrayList<>(digests.takeOffFor(cover.absent(), cover.deputy(), cover.subscription()));
    waiting.addAll(takenBack("/alerts/stop/" + cover.stop()));
    again(waiting.stream().flatMap(w -> Stream.of(w, new Waiting(w.story(), cover.absent()))).toList());
  }

  private List<Waiting> takenBack(String stop) {
    return outbox.cancelStopped("story-alert", stop).stream().map(l -> new Waiting(l.subject(), l.person())).toList();
  }

  private void again(List<Waiting> waiting) {
    waiting.stream().distinct().sorted(Comparator.comparing(Waiting::story).thenComparing(Waiting::person)).forEach(
        w -> stories.whilePublic(w.story()).ifPresent(story -> tell(story, matching.of(w.story(), w.person()))));
  }

  private void tell(Story story, List<Told> told) {
    String about =
        services.byIds(stories.services(story.id())).stream().map(Service::fullName).collect(Collectors.joining("; "));
    Region region = regions.get(new RegionId(story.region()));
    List<Told> atOnce = told.stream().filter(t -> t.delivery().equals("at-once")).toList();
    Set<Long> already = Set.copyOf(digests.takeOffFor(story.id(), atOnce.stream().map(Told::person).toList()));
    List<Told> now = atOnce.stream().filter(t -> !already.contains(t.person())).toList();
    digests.wait(story.id(), told.stream().filter(t -> !t.delivery().equals("at-once")).toList(), region);
    Map<Long, DeliveryTime.Quiet> quiet = delivery.quiet(now.stream().map(Told::person).toList());
    int criticality = story.criticality() == null ? 0 : story.criticality();
    boolean led = now.stream().anyMatch(Told::lead);
    outbox.add(now.stream().map(
        t -> letters.alert(story, t, about).after(delivery.leaves(t, criticality, led, region, quiet.get(t.person()))))
        .toList());
  }
}
