package org.candour.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose addresses may ask to belong to a subscription. */
@Component
class WorkDomains {

  static final int MOST = 50;
  private static final int LONGEST = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private final WorkDomainStore store;
  private final Audit audit;

  WorkDomains(WorkDomainStore store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  List<String> of(long subscription) {
    return store.of(subscription);
  }

  /** Where no domain is kept everybody may ask; an administrator decides either way. */
  boolean mayAsk(long subscription, String address) {
    List<String> kept = of(subscription);
    return kept.isEmpty() || kept.stream().anyMatch(domain -> belongs(address, domain));
  }

  /** As it is kept; nothing where it is none, or a whole country. */
  static Optional<String> domain(String typed) {
    String line = typed.strip().toLowerCase(Locale.ROOT);
    line = line.startsWith("@") ? line.substring(1) : line;
    if (line.isEmpty() || line.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = EmailAddress.domain(line).orElse("");
    List<String> labels = labels(plain);
    return labels.size() > 1 && labels.stream().allMatch(label -> LABEL.matcher(label).matches())
        ? Optional.of(plain)
        : Optional.empty();
  }

  /**
   * Whether an address is of a domain, or of a part of it. Label by label from the end: {@code attacker-example.com}
   * ends with the letters of {@code example.com} and has nothing to do with it.
   */
  static boolean belongs(String address, String domain) {
    List<String> whole = labels(domain);
    return domain(address.substring(address.lastIndexOf('@') + 1)).map(WorkDomains::labels)
        .filter(own -> own.size() >= whole.size() && own.subList(own.size() - whole.size(), own.size()).equals(whole))
        .isPresent();
  }

  private static List<String> labels(String domain) {
    return Arrays.asList(domain.split("\\.", -1));
  }

  @Transactional
  public void add(Caller.Person by, String domain) {
    int added = store.add(by, domain);
    if (added > 0) {
      audit.record(by, Audit.Act.of("domain-added", "subscription", by.subscription()));
    }
  }

  @Transactional
  public void remove(Caller.Person by, String domain) {
    int removed = store.remove(by, domain);
    if (removed > 0) {
      audit.record(by, Audit.Act.of("domain-removed", "subscription", by.subscription()));
    }
  }
}
