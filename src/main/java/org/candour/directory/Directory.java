package org.candour.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.Problems;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adding to the directory by hand, and what is told about one service. Names and places change by {@link TreeChanges}.
 */
@Component
public class Directory {

  private final DirectoryStore store;
  private final TreeClosure tree;
  private final Regions regions;
  private final Audit audit;
  private final Clock clock;

  Directory(DirectoryStore store, TreeClosure tree, Regions regions, Audit audit, Clock clock) {
    this.store = store;
    this.tree = tree;
    this.regions = regions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A node to add.
   *
   * @param region the id of its region
   * @param kind of service, as a code
   * @param organisation whether it is one by itself
   * @param name in the language that goes with it
   * @param about what it is; may be empty
   * @param parent under whom it stands; null at the top
   * @param postcode as it is written; may be empty
   * @param town may be empty
   * @param scheme of its code, such as {@code ods}
   * @param code by which its scheme knows it
   */
  public record Node(String region, String kind, boolean organisation, String name, String about, @Nullable Long parent,
      String postcode, String town, String scheme, String code) {}

  /** Adds a node. Call {@link #settle} after the last one. */
  @Transactional
  public long add(Node node, String language) {
    Timestamp now = Timestamp.from(clock.instant());
    long id = store.insert(node, now);
    store.insertText(id, language, node);
    store.insertCode(node, id);
    if (node.parent != null) {
      store.insertParent(id, node.parent, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(5));
    }
    return id;
  }

  /** Brings the tree and the words that find services up to date. */
  @Transactional
  public void settle() {
    tree.rebuild();
  }

  /** A code of a service, such as {@code ods} and {@code RTH02}. */
  public record Code(String scheme, String code) {

    @Override
    public String toString() {
      return scheme + "-" + code.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is told about a service, besides its name and place.
   *
   * @param kind of service, as a code
   * @param organisation whether it is one by itself
   * @param about what it is, or null
   * @param postcode as it is written, or null
   * @param town or null
   * @param website a whole address, or null
   */
  public record Details(String kind, boolean organisation, @Nullable String about, @Nullable String postcode,
      @Nullable String town, @Nullable String website) {}

  /**
   * A service to begin: what it is called, where it stands, since when.
   *
   * @param region the id of its region
   * @param name in the language of its region
   * @param parent under whom it stands; null at the top
   * @param since its first day
   * @param details what else is told of it
   * @param code by which others know it, or null
   */
  public record Opening(String region, String name, @Nullable Long parent, LocalDate since, Details details,
      @Nullable Code code) {}

  /**
   * What an editor starts from.
   *
   * @param id the number of the service
   * @param revision what a change has to name, so that none is overwritten unseen
   * @param openedOn its first day, where that is known
   * @param details what is told of it
   * @param codes all of them, by scheme
   */
  public record Editable(long id, int revision, @Nullable LocalDate openedOn, Details details, List<Code> codes) {}

  public Optional<Editable> editable(long id) {
    return store.editable(id).map(r -> new Editable(id, r.revision(), r.openedOn(),
        new Details(r.kind(), r.organisation(), r.about(), r.postcode(), r.town(), r.website()), store.codes(id)));
  }

  /** Whether a service was added with this key of a form. */
  public boolean opened(String once) {
    return before(once).isPresent();
  }

  private Optional<Long> before(String once) {
    return store.before(once);
  }

  /** Whose code this is. */
  public Optional<Long> holder(Code code) {
    return store.holder(code);
  }

  /**
   * Adds a service that an operator describes. It is found at once.
   *
   * @param once the form's own key: with the same one it is the service that was added before
   * @throws RefusedChange where its code belongs to another
   */
  @Transactional
  public long open(Caller.Person by, Opening opening, String once) {
    tree.hold();
    Optional<Long> before = before(once);
    if (before.isPresent()) {
      return before.get();
    }
    Details told = opening.details;
    Timestamp now = Timestamp.from(clock.instant());
    long id = store.insertOpened(opening, told, now);
    store.insertOpenedText(told, opening, language(opening.region), id);
    if (opening.parent != null) {
      store.insertOpenedParent(id, opening.parent, opening.since);
    }
    if (opening.code != null) {
      code(id, opening.code);
    }
    store.insertChange(id, once, by.id(), opening, now);
    tree.settle(List.of(id));
    audit.record(by, Audit.Act.of("service-open-done", "service", id).fromTo(null, opening.parent));
    return id;
  }

  /**
   * Changes what is told about a service, and adds a code. Codes are never taken away: old addresses lead here.
   *
   * @throws Stale where somebody else changed it first
   * @throws RefusedChange where the code belongs to another
   */
  @Transactional
  public void edit(Caller.Person by, Editable before, Details told, @Nullable Code code) {
    tree.hold();
    int changed = store.update(told, before);
    if (changed == 0) {
      throw new Stale("service " + before.id);
    }
    store.updateAbout(told, before);
    if (code != null) {
      code(before.id, code);
    }
    tree.settle(List.of(before.id));
    audit.record(by, Audit.Act.of("service-edited", "service", before.id)
        .fromTo(before.details.kind + " " + before.codes, told.kind + (code == null ? "" : " +" + code)));
  }

  private void code(long service, Code code) {
    int added = store.code(code, service);
    if (added == 0) {
      throw new RefusedChange(Problems.none().add("code", "directory.code.taken"));
    }
  }

  private String language(String region) {
    return regions.byId(region).orElseThrow().language();
  }
}
