package org.candour.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.candour.directory.ServiceFacts;
import org.candour.listing.KnownServices.Code;
import org.candour.listing.KnownServices.Known;
import org.jspecify.annotations.Nullable;

/** One run: takes rows in their order and settles what each of them says. */
final class ImportRun implements SourceFile.Taker {

  private final DirectoryFormat format;
  private final FactReader reader;
  private final KnownServices services;
  private final ImportStore.Numbers numbers;
  private final Predicate<String> regionExists;
  private final LocalDate today;
  private final ImportReport report;
  private final Map<Code, First> own = new HashMap<>();
  private final Map<Code, String> higher = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private String file = "";

  /** A row whose parent stands below it, perhaps only until that one has moved. */
  private record Waiting(String file, SourceRow row, String reason) {}

  /** The first row of a service in this run; a later one may only say the same. */
  private record First(String where, ServiceFacts facts, List<String> parents) {}

  /** A circle of parents. */
  private static final class Circle extends RuntimeException {

    final String reason;

    Circle(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }

  ImportRun(DirectoryFormat format, KnownServices services, ImportStore.Numbers numbers, Predicate<String> regionExists,
      LocalDate today, ImportReport report) {
    this.format = format;
    this.reader = new FactReader(format, today);
    this.services = services;
    this.numbers = numbers;
    this.regionExists = regionExists;
    this.today = today;
    this.report = report;
  }

  /** The next rows come from this file. */
  void begin(String name) {
    file = name.isEmpty() ? "" : name + " ";
  }

  @Override
  public void bad(int line, String reason, List<String> cells) {
    report.read++;
    report.refuse(where(line), reason, cells);
  }

  @Override
  public void row(SourceRow raw) {
    report.read++;
    SourceRow row = DerivedColumn.fill(format.columns(), raw);
    try {
      consider(row);
    } catch (RowProblem e) {
      report.refuse(where(row.line()), e.reason(), raw);
    } catch (Circle e) {
      waiting.add(new Waiting(file, row, e.reason));
    }
  }

  /** Settles the rows that waited for others to move. */
  void end() {
    for (Waiting late : waiting) {
      file = late.file;
      try {
        consider(late.row);
      } catch (RowProblem | Circle e) {
        report.refuse(where(late.row.line()), late.reason, late.row);
      }
    }
    waiting.clear();
  }

  private void consider(SourceRow row) {
    Optional<String> unwanted = format.unwanted(row);
    if (unwanted.isPresent()) {
      report.leaveOut(unwanted.get());
      return;
    }
    DirectoryFormat.RegionRule rule =
        format.regionOf(row).orElseThrow(() -> new RowProblem("no rule says to which region this belongs"));
    if (rule.leaveOut() != null) {
      report.leaveOut(rule.leaveOut());
    } else if (!regionExists.test(Objects.requireNonNull(rule.is()))) {
      report.leaveOut("of the region " + rule.is() + ", which this site does not have");
    } else {
      settle(row, rule.is());
    }
  }

  private void settle(SourceRow row, String region) {
    ServiceRule rule = format.own();
    Code code = reader.code(rule.schemeIn(format), rule.code(), row);
    Known known = services.get(code).orElse(null);
    ServiceFacts facts = reader.read(rule, row, region, known == null ? null : known.facts);
    if (known != null) {
      facts = facts.keeping(known.facts, known.byHand);
    }
    if (rule.placeOnly() && known != null && !known.facts.placeholder()) {
      facts = known.facts;
    }
    First first = own.get(code);
    if (first != null) {
      repeat(code, first, facts, parents(row));
      return;
    }
    Known above = chain(row, region);
    ParentRule named = rule.parent();
    Known parent = named == null ? above : named.holds(row) ? named(named, row, region, code, known) : null;
    if (known != null && parent != null) {
      refuseCircle(known, parent);
    }
    for (ValueMapping choice : new @Nullable ValueMapping[]{rule.kind(), rule.status(), rule.organisation()}) {
      if (choice != null) {
        choice.swallowed(row).ifPresent(report::swallow);
      }
    }
    own.put(code, new First(where(row.line()), facts, parents(row)));
    ServiceFacts before = known == null ? null : known.facts;
    Known settled = known == null ? services.add(numbers.next(), code, facts) : known;
    boolean told = services.describe(settled, facts);
    boolean moved = (parent != null || placed(rule)) && move(settled, parent, named, row);
    count(before, facts, told || moved);
  }

  /** Whether this format says where its services hang at all. */
  private boolean placed(ServiceRule rule) {
    return rule.parent() != null || !format.above().isEmpty();
  }

  private static void repeat(Code code, First first, ServiceFacts facts, List<String> parents) {
    if (!facts.equals(first.facts) || !parents.equals(first.parents)) {
      throw new RowProblem("the code " + code + " stands already at " + first.where + ", with other values");
    }
  }

  /** What the row says about places, as it stands there. */
  private List<String> parents(SourceRow row) {
    ParentRule named = format.own().parent();
    return named != null
        ? List.of(row.get(named.code()))
        : format.above().stream().map(n -> row.get(n.code())).toList();
  }

  private void count(@Nullable ServiceFacts before, ServiceFacts after, boolean news) {
    boolean fresh = before == null || before.placeholder();
    if (after.closedOn() != null && (before == null || before.closedOn() == null)) {
      report.closed++;
    } else if (fresh && !after.placeholder()) {
      report.added++;
    } else if (news) {
      report.changed++;
    }
  }

  /** The services above the row's own, from the top down. Gives the lowest of them. */
  private @Nullable Known chain(SourceRow row, String region) {
    Known above = null;
    for (ServiceRule rule : format.above()) {
      if (rule.holds(row)) {
        above = higher(rule, row, region, above);
      }
    }
    return above;
  }

  private Known higher(ServiceRule rule, SourceRow row, String region, @Nullable Known above) {
    Code code = reader.code(rule.schemeIn(format), rule.code(), row);
    Known known = services.get(code).orElse(null);
    String first = higher.get(code);
    if (first != null && known != null) {
      if (above != null && known.parent != null && known.parent != above.id) {
        // A network across two commissioners: what the row says about the commissioner counts more.
        report.doubt(where(row.line()),
            code + " stands under another parent since " + first + "; placed under " + above.code);
        return above;
      }
      return known;
    }
    ServiceFacts facts = reader.read(rule, row, region, known == null ? null : known.facts);
    if (known != null) {
      facts = facts.keeping(known.facts, known.byHand);
    }
    if (known != null && above != null) {
      refuseCircle(known, above);
    }
    higher.put(code, where(row.line()));
    boolean fresh = known == null;
    Known settled = known == null ? services.add(numbers.next(), code, facts) : known;
    boolean told = services.describe(settled, facts);
    boolean moved = above != null && move(settled, above, null, row);
    report.above += fresh || told || moved ? 1 : 0;
    return settled;
  }

  private @Nullable Known named(ParentRule rule, SourceRow row, String region, Code child, @Nullable Known known) {
    if (row.get(rule.code()).isEmpty()) {
      return null;
    }
    Code code = reader.code(rule.schemeIn(format), rule.code(), row);
    if (code.equals(child)) {
      throw new RowProblem(child + " is named as its own parent");
    }
    Known parent = services.get(code).orElse(null);
    boolean elsewhere =
        rule.yields() && known != null && known.parent != null && !format.name().equals(known.parentSource);
    if (parent == null && !elsewhere) {
      parent = services.add(numbers.next(), code, reader.placeholder(rule, row, region));
      report.placeholders++;
    }
    return parent;
  }

  private void refuseCircle(Known service, Known parent) {
    if (services.stands(service.id, parent.id)) {
      throw new Circle("a circle: " + parent.code + ", its parent, stands below " + service.code);
    }
  }

  private boolean move(Known service, @Nullable Known parent, @Nullable ParentRule rule, SourceRow row) {
    Long target = parent == null ? null : parent.id;
    if (service.byHand.contains("place")) {
      return false;
    }
    boolean yields =
        rule != null && rule.yields() && service.parent != null && !format.name().equals(service.parentSource);
    // A place that somebody else gave is taken back only by a row that gives another.
    boolean foreign = target == null && !format.name().equals(service.parentSource);
    if (Objects.equals(target, service.parent) || yields || foreign) {
      return false;
    }
    LocalDate since = rule == null || rule.since() == null ? null : rule.since().in(row);
    services.move(service, parent, since == null ? today : since, format.name());
    return true;
  }

  private String where(int line) {
    return file + "line " + line;
  }
}
