package org.candour.listing;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import org.candour.directory.ServiceBulkLoad;
import org.candour.listing.KnownServices.Code;
import org.candour.listing.KnownServices.Known;
import org.springframework.stereotype.Component;

/** What an import takes from the directory and gives to it. */
@Component
class ImportStore {

  private static final int NUMBERS_AT_ONCE = 500;

  private final ServiceBulkLoad intake;

  ImportStore(ServiceBulkLoad intake) {
    this.intake = intake;
  }

  KnownServices load(Set<String> schemes) {
    return new KnownServices(intake.held(schemes).stream()
        .map(
            h -> new Known(h.id(), new Code(h.scheme(), h.code()), h.facts(), h.parent(), h.parentSource(), h.byHand()))
        .toList(), intake.parents());
  }

  /** Numbers for services that do not exist yet. */
  Numbers numbers() {
    return new Numbers();
  }

  final class Numbers {

    private final Deque<Long> left = new ArrayDeque<>();

    long next() {
      if (left.isEmpty()) {
        left.addAll(intake.numbers(NUMBERS_AT_ONCE));
      }
      return left.removeFirst();
    }
  }

  /** Writes a parcel, inside the caller's transaction. */
  void write(Collection<Known> services) {
    intake.write(services.stream()
        .map(s -> new ServiceBulkLoad.Parcel(s.id, s.code.scheme(), s.code.code(), s.facts, s.move())).toList());
  }

  /** After the last parcel, inside the caller's transaction. */
  void settle() {
    intake.settle();
  }
}
