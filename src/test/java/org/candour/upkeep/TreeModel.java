package org.candour.upkeep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.candour.directory.ChangeRequest;

/**
 * The directory once more, in plain sets and by the words of the rules alone: what the database is measured against.
 */
final class TreeModel {

  final Map<Long, Long> parent = new TreeMap<>();
  final Set<Long> all = new TreeSet<>();
  final Set<Long> closed = new TreeSet<>();
  final Map<Long, Set<Long>> scopes = new TreeMap<>();
  final Map<Long, Set<Long>> alerts = new TreeMap<>();
  final Map<Long, Set<Long>> stories = new TreeMap<>();

  void add(long service, Long under) {
    all.add(service);
    if (under != null) {
      parent.put(service, under);
    }
  }

  /** The service itself and everything above it. */
  Set<Long> upwards(long service) {
    Set<Long> up = new TreeSet<>();
    for (Long at = service; at != null; at = parent.get(at)) {
      if (!up.add(at)) {
        throw new AssertionError("a circle at " + at);
      }
    }
    return up;
  }

  /** The service itself and everything below it. */
  Set<Long> downwards(long service) {
    Set<Long> down = new TreeSet<>();
    all.stream().filter(each -> upwards(each).contains(service)).forEach(down::add);
    return down;
  }

  List<Long> openChildren(long service) {
    return all.stream().filter(each -> Long.valueOf(service).equals(parent.get(each)) && !closed.contains(each))
        .toList();
  }

  /** Everything that these tops cover. */
  Set<Long> covered(Collection<Long> tops) {
    Set<Long> covered = new TreeSet<>();
    tops.forEach(top -> covered.addAll(downwards(top)));
    return covered;
  }

  /** Every story under a service. */
  Set<Long> told(long service) {
    Set<Long> told = new TreeSet<>();
    downwards(service).forEach(each -> told.addAll(stories.getOrDefault(each, Set.of())));
    return told;
  }

  Set<Long> roots() {
    Set<Long> roots = new TreeSet<>(all);
    roots.removeAll(parent.keySet());
    return roots;
  }

  /** Whether the rules allow it. */
  boolean allows(ChangeRequest wish) {
    long subject = wish.service();
    Long target = wish.target();
    return switch (wish.kind()) {
      case RENAME -> true;
      case MOVE -> !java.util.Objects.equals(target, parent.get(subject))
          && (target == null || !closed.contains(target) && !downwards(subject).contains(target));
      case MERGE -> !closed.contains(subject) && !wish.others().isEmpty()
          && wish.others().stream().noneMatch(o -> closed.contains(o) || upwards(subject).contains(o));
      case SPLIT -> !closed.contains(subject);
      case CLOSE -> !closed.contains(subject) && switch (wish.children()) {
        case "to" -> target != null && !closed.contains(target) && !downwards(subject).contains(target);
        case "" -> openChildren(subject).isEmpty();
        default -> true;
      };
      case REOPEN -> closed.contains(subject) && (parent.get(subject) == null || !closed.contains(parent.get(subject)));
      case OPEN -> false;
    };
  }

  /** Does it, with the numbers of the services that began. */
  void apply(ChangeRequest wish, List<Long> began) {
    long subject = wish.service();
    switch (wish.kind()) {
      case MOVE -> put(subject, wish.target());
      case MERGE -> {
        Set<Long> ended = new TreeSet<>(wish.others());
        List<Long> children = new ArrayList<>();
        ended.forEach(each -> children.addAll(openChildren(each)));
        children.removeAll(ended);
        children.remove(subject);
        ended.forEach(each -> {
          put(each, subject);
          heir(each, subject);
        });
        children.forEach(child -> put(child, subject));
        closed.addAll(ended);
      }
      case SPLIT -> {
        Long above = parent.get(subject);
        List<Long> children = openChildren(subject);
        began.forEach(each -> {
          add(each, above);
          heir(subject, each);
        });
        children.forEach(child -> put(child, wish.children().equals("first") ? began.getFirst() : above));
        if (wish.past().equals("first")) {
          put(subject, began.getFirst());
        }
        closed.add(subject);
      }
      case CLOSE -> {
        List<Long> children = openChildren(subject);
        switch (wish.children()) {
          case "close" -> closed.addAll(downwards(subject));
          case "up" -> children.forEach(child -> put(child, parent.get(subject)));
          default -> children.forEach(child -> put(child, wish.target()));
        }
        closed.add(subject);
      }
      case REOPEN -> closed.remove(subject);
      default -> {}
    }
  }

  private void put(long service, Long under) {
    if (under == null) {
      parent.remove(service);
    } else {
      parent.put(service, under);
    }
  }

  private void heir(long ended, long successor) {
    for (Map<Long, Set<Long>> each : List.of(scopes, alerts)) {
      each.values().stream().filter(tops -> tops.contains(ended)).forEach(tops -> tops.add(successor));
    }
  }

  TreeModel copy() {
    TreeModel copy = new TreeModel();
    copy.parent.putAll(parent);
    copy.all.addAll(all);
    copy.closed.addAll(closed);
    scopes.forEach((k, v) -> copy.scopes.put(k, new TreeSet<>(v)));
    alerts.forEach((k, v) -> copy.alerts.put(k, new TreeSet<>(v)));
    stories.forEach((k, v) -> copy.stories.put(k, new HashSet<>(v)));
    return copy;
  }

  /** By holder, what it no longer covers. */
  static Map<Long, Set<Long>> lost(Map<Long, Set<Long>> topsBefore, TreeModel before, Map<Long, Set<Long>> topsAfter,
      TreeModel after) {
    Map<Long, Set<Long>> lost = new HashMap<>();
    topsBefore.forEach((who, tops) -> {
      Set<Long> gone = before.covered(tops);
      gone.removeAll(after.covered(topsAfter.get(who)));
      if (!gone.isEmpty()) {
        lost.put(who, gone);
      }
    });
    return lost;
  }
}
