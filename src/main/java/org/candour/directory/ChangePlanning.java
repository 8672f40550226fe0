package org.candour.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.candour.directory.ChangePlan.Heir;
import org.candour.directory.ChangePlan.NewPlace;
import org.candour.directory.ChangePlan.Node;
import org.candour.shared.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules of change. Whoever ended stands below whoever goes on, with its stories, so that scope, alerts, figures and
 * history follow through the tree and nothing is rewritten ({@code docs/decisions/025}).
 */
@Component
class ChangePlanning {

  private static final LocalDate EARLIEST = LocalDate.of(1948, 1, 1);
  private static final int YEARS_AHEAD = 3;

  private final ChangeStore store;
  private final Clock clock;

  ChangePlanning(ChangeStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** One wish being weighed: what the directory says, and what is wrong. */
  private static final class Scale {

    final ChangeRequest wish;
    final Map<Long, Node> nodes;
    final LocalDate today;
    final Problems problems = Problems.none();
    final List<NewPlace> places = new ArrayList<>();
    final List<Long> closed = new ArrayList<>();
    final List<Long> reopened = new ArrayList<>();
    final List<String> fresh = new ArrayList<>();
    final List<Heir> heirs = new ArrayList<>();
    final Set<Long> weighed = new TreeSet<>();

    Scale(ChangeRequest wish, Map<Long, Node> nodes, LocalDate today) {
      this.wish = wish;
      this.nodes = nodes;
      this.today = today;
      weighed.addAll(nodes.keySet());
    }

    boolean open(long service) {
      return Objects.requireNonNull(nodes.get(service)).open(today);
    }

    void place(Node node, @Nullable Long parent) {
      if (node.since() != null && wish.effective().isBefore(node.since())) {
        problems.add("effective", "directory.change.before-place", node.name(), node.since().toString());
      } else if (!Objects.equals(node.parent(), parent)) {
        places.add(new NewPlace(node.id(), parent));
      }
    }

    void close(Node node) {
      if (node.openedOn() != null && wish.effective().isBefore(node.openedOn())) {
        problems.add("effective", "directory.change.before-open", node.name(), node.openedOn().toString());
      }
      closed.add(node.id());
    }
  }

  /** Weighs a wish. Whoever acts on the plan holds the tree. */
  ChangePlan weigh(ChangeRequest wish) {
    Set<Long> named = new LinkedHashSet<>(wish.others());
    named.add(wish.service());
    if (wish.target() != null) {
      named.add(wish.target());
    }
    Map<Long, Node> nodes = new HashMap<>(store.nodes(named));
    Node subject = nodes.get(wish.service());
    Scale scale = new Scale(wish, nodes, LocalDate.now(clock));
    if (subject == null || !nodes.keySet().containsAll(named)) {
      return ChangePlan.refused(wish, subject,
          scale.problems.add(subject == null ? "service" : "target", "directory.change.unknown"));
    }
    if (nodes.values().stream().anyMatch(n -> !n.region().equals(subject.region()))) {
      scale.problems.add("target", "directory.change.other-region");
    }
    if (wish.effective().isBefore(EARLIEST) || wish.effective().isAfter(scale.today.plusYears(YEARS_AHEAD))) {
      scale.problems.add("effective", "directory.change.day-far", YEARS_AHEAD);
    }
    if (!scale.problems.any()) {
      switch (wish.kind()) {
        case RENAME -> rename(scale, subject);
        case MOVE -> move(scale, subject);
        case MERGE -> merge(scale, subject);
        case SPLIT -> split(scale, subject);
        case CLOSE -> close(scale, subject);
        case REOPEN -> reopen(scale, subject);
        case OPEN -> throw new IllegalArgumentException("a service is opened by Directory");
      }
    }
    if (scale.problems.any()) {
      return ChangePlan.refused(wish, subject, scale.problems);
    }
    List<String> ground =
        store.nodes(scale.weighed).values().stream().map(n -> n.id() + ":" + n.revision()).sorted().toList();
    return new ChangePlan(wish, scale.problems, subject, List.copyOf(scale.places), List.copyOf(scale.closed),
        List.copyOf(scale.reopened), List.copyOf(scale.fresh), List.copyOf(scale.heirs), ground);
  }

  private void rename(Scale scale, Node subject) {
    if (!named(scale.wish.name())) {
      scale.problems.add("name", "directory.change.name-wrong", ServiceFacts.LONGEST_NAME);
    } else if (scale.wish.name().equals(subject.name())) {
      scale.problems.add("name", "directory.change.name-same");
    }
  }

  private static boolean named(String name) {
    return name.codePoints().anyMatch(Character::isLetterOrDigit) && name.length() <= ServiceFacts.LONGEST_NAME;
  }

  private void move(Scale scale, Node subject) {
    Long target = scale.wish.target();
    if (Objects.equals(target, subject.parent())) {
      scale.problems.add("target", "directory.change.there-already");
    } else if (target != null && acceptable(scale, target) && below(scale, target, subject)) {
      scale.place(subject, target);
    } else if (target == null) {
      scale.place(subject, null);
    }
  }

  /** Only an open service takes others in. */
  private boolean acceptable(Scale scale, long target) {
    if (!scale.open(target)) {
      scale.problems.add("target", "directory.change.target-closed", name(scale, target));
    }
    return !scale.problems.any();
  }

  /** A service cannot stand under itself, nor under anything that stands under it. */
  private boolean below(Scale scale, long target, Node subject) {
    if (target == subject.id() || store.ancestors(target).contains(subject.id())) {
      scale.problems.add("target", target == subject.id() ? "directory.change.itself" : "directory.change.circle",
          name(scale, target), subject.name());
    }
    return !scale.problems.any();
  }

  private static String name(Scale scale, long service) {
    return Objects.requireNonNull(scale.nodes.get(service)).name();
  }

  private void merge(Scale scale, Node into) {
    Set<Long> ended = new LinkedHashSet<>(scale.wish.others());
    if (ended.isEmpty() || ended.size() > ChangeRequest.MOST) {
      scale.problems.add("others", "directory.change.merge-none", ChangeRequest.MOST);
      return;
    }
    if (!scale.open(into.id())) {
      scale.problems.add("others", "directory.change.target-closed", into.name());
      return;
    }
    Set<Long> above = store.ancestors(into.id());
    for (long each : ended) {
      if (each == into.id()) {
        scale.problems.add("others", "directory.change.merge-itself", into.name());
      } else if (!scale.open(each)) {
        scale.problems.add("others", "directory.change.closed-already", name(scale, each));
      } else if (above.contains(each)) {
        scale.problems.add("others", "directory.change.merge-above", name(scale, each), into.name());
      }
    }
    if (scale.problems.any()) {
      return;
    }
    for (long each : ended) {
      Node node = Objects.requireNonNull(scale.nodes.get(each));
      scale.place(node, into.id());
      scale.close(node);
      scale.heirs.add(new Heir(each, into.id()));
    }
    for (Node child : children(scale, ended)) {
      if (!ended.contains(child.id()) && child.id() != into.id()) {
        scale.place(child, into.id());
      }
    }
  }

  private void split(Scale scale, Node subject) {
    List<String> names = scale.wish.names();
    Set<String> distinct = names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    if (names.size() < 2 || names.size() > ChangeRequest.MOST || distinct.size() < names.size()
        || !names.stream().allMatch(ChangePlanning::named)) {
      scale.problems.add("names", "directory.change.split-names", ChangeRequest.MOST);
    }
    if (!subject.open(scale.today)) {
      scale.problems.add("names", "directory.change.closed-already", subject.name());
    }
    boolean first = scale.wish.past().equals("first");
    if (!first && !scale.wish.past().equals("beside")) {
      scale.problems.add("past", "directory.change.past-none");
    }
    List<Node> children = children(scale, List.of(subject.id()));
    boolean along = scale.wish.children().equals("first");
    if (!children.isEmpty() && !along && !scale.wish.children().equals("up")) {
      scale.problems.add("children", "directory.change.children-none", children.size());
    }
    if (scale.problems.any()) {
      return;
    }
    scale.fresh.addAll(names);
    for (int i = 1; i <= names.size(); i++) {
      scale.heirs.add(new Heir(subject.id(), -i));
    }
    scale.close(subject);
    if (first) {
      scale.place(subject, -1L);
    }
    children.forEach(child -> scale.place(child, along ? (Long) (-1L) : subject.parent()));
  }

  private void close(Scale scale, Node subject) {
    if (!subject.open(scale.today)) {
      scale.problems.add("service", "directory.change.closed-already", subject.name());
      return;
    }
    List<Node> children = children(scale, List.of(subject.id()));
    Long target = scale.wish.target();
    switch (scale.wish.children()) {
      case "close" -> store.openBelow(subject.id(), scale.today).forEach(node -> {
        scale.weighed.add(node.id());
        scale.close(node);
      });
      case "up" -> children.forEach(child -> scale.place(child, subject.parent()));
      case "to" -> {
        if (target == null) {
          scale.problems.add("target", "directory.change.target-none");
        } else if (acceptable(scale, target) && below(scale, target, subject)) {
          children.forEach(child -> scale.place(child, target));
        }
      }
      default -> {
        if (!children.isEmpty()) {
          scale.problems.add("children", "directory.change.children-none", children.size());
        }
      }
    }
    scale.close(subject);
  }

  private void reopen(Scale scale, Node subject) {
    if (subject.closedOn() == null) {
      scale.problems.add("service", "directory.change.open-already", subject.name());
    } else if (scale.wish.effective().isBefore(subject.closedOn())) {
      scale.problems.add("effective", "directory.change.before-closed", subject.name(), subject.closedOn().toString());
    } else if (subject.parent() != null
        && !Objects.requireNonNull(store.nodes(List.of(subject.parent())).get(subject.parent())).open(scale.today)) {
      scale.problems.add("service", "directory.change.under-closed", subject.name());
    }
    scale.reopened.add(subject.id());
  }

  /** Their open children. */
  private List<Node> children(Scale scale, Collection<Long> parents) {
    List<Node> children = store.openChildren(parents, scale.today);
    children.forEach(child -> scale.weighed.add(child.id()));
    return children;
  }
}
