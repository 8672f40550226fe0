package org.candour.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.candour.directory.ChangeRequest;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.directory.TreeChanges;
import org.candour.launch.ErrandHouse;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class DirectoryImportTests {

  private static final AtomicInteger SCHEMES = new AtomicInteger();
  private static final String HEADING = "ref,title,town,post,shut,above,above name\n";

  @TempDir Path folder;

  private final DirectoryImport imports = ErrandHouse.get(DirectoryImport.class);
  private final Services services = ErrandHouse.get(Services.class);
  private final ServiceSearch search = ErrandHouse.get(ServiceSearch.class);
  private final JdbcClient sql = ErrandHouse.get(JdbcClient.class);
  private final List<String> said = new ArrayList<>();
  private String scheme = "";

  @BeforeEach
  void aSchemeOfOurOwn() {
    scheme = "t" + SCHEMES.incrementAndGet();
  }

  @Test
  void addsReadableServicesUnderTheirParents() throws IOException {
    ImportReport report = run("W1,OAK WARD,LEEDS,ls11aa,,H1,HILL HOSPITAL\n");
    assertThat(said.getFirst()).isEqualTo("mine: 1 read, 1 added, 0 changed, 0 closed, 0 refused, 0 left out");
    assertThat(report.placeholders()).isEqualTo(1);
    Service ward = get("W1");
    assertThat(ward.name()).isEqualTo("Oak Ward");
    assertThat(ward.postcode()).isEqualTo("LS1 1AA");
    assertThat(ward.town()).isEqualTo("Leeds");
    assertThat(ward.under()).isEqualTo("Hill Hospital");
    assertThat(services.lineage(ward.id())).extracting(Service::name).containsExactly("Hill Hospital", "Oak Ward");
  }

  @Test
  void changesNothingTheSecondTime() throws IOException {
    String rows = "H1,Hill Hospital,Leeds,LS1 1AA,,,\nW1,Oak Ward,Leeds,LS1 1AA,2020-02-03,H1,Hill\nbad\n";
    run(rows);
    List<Long> before = counts();
    ImportReport again = run(rows);
    assertThat(List.of(again.added(), again.changed(), again.closed(), again.above(), again.placeholders()))
        .containsOnly(0);
    assertThat(again.refused()).containsExactly("line 4: 1 cells where the heading has 7");
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void fillsPlaceholdersWhenTheirOwnRowArrives() throws IOException {
    run("W1,Oak Ward,Leeds,LS1 1AA,,H1,Hill\n");
    long id = get("H1").id();
    assertThat(placeholder("H1")).isTrue();
    assertThat(run("H1,Hill Hospital,Leeds,LS1 1AA,,,\n").added()).isEqualTo(1);
    assertThat(placeholder("H1")).isFalse();
    assertThat(get("H1").id()).isEqualTo(id);
    assertThat(get("W1").under()).isEqualTo("Hill Hospital");
  }

  @Test
  void closesAndOpensAgain() throws IOException {
    run("W1,Oak Ward,Leeds,LS1 1AA,,,\n");
    assertThat(run("W1,Oak Ward,Leeds,LS1 1AA,2021-03-04,,\n").closed()).isEqualTo(1);
    assertThat(get("W1").closedOn()).isEqualTo("2021-03-04");
    assertThat(run("W1,Oak Ward,Leeds,LS1 1AA,,,\n").changed()).isEqualTo(1);
    assertThat(get("W1").closedOn()).isNull();
  }

  @Test
  void datesEveryMoveAndKeepsTheOldPlace() throws IOException {
    run("W1,Oak Ward,Leeds,LS1 1AA,,H1,Hill\n");
    assertThat(run("W1,Oak Ward,Leeds,LS1 1AA,,H2,Vale\n").changed()).isEqualTo(1);
    assertThat(get("W1").under()).isEqualTo("Vale");
    assertThat(sql.sql("select (until is null)::text from service_parent where service = ? order by until nulls last")
        .param(get("W1").id()).query(String.class).list()).containsExactly("false", "true");
    run("W1,Oak Ward,Leeds,LS1 1AA,,H1,Hill\n");
    assertThat(get("W1").under()).isEqualTo("Hill");
  }

  /** Stories are found by where their service stands; whoever follows the trail learns that it stands elsewhere now. */
  @Test
  void whatMovesOrIsRenamedIsWrittenIntoThePublicTrail() throws IOException {
    run("W1,Oak Ward,Leeds,LS1 1AA,,H1,Hill\nW2,Elm Ward,Leeds,LS1 1AA,,H1,Hill\n");
    long before = trail();
    run("W1,Oak Ward,Leeds,LS1 1AA,,H1,Hill\nW2,Elm Ward,Leeds,LS1 1AA,,H1,Hill\n");
    assertThat(trail()).isEqualTo(before);
    run("W1,Oak Ward,Leeds,LS1 1AA,,H2,Vale\nW2,Beech Ward,Leeds,LS1 1AA,,H1,Hill\n");
    assertThat(sql.sql("select id from public_change where kind = 'service' and seq > ? order by id").param(before)
        .query(Long.class).list()).containsExactly(get("W1").id(), get("W2").id());
  }

  private long trail() {
    return sql.sql("select coalesce(max(seq), 0) from public_change").query(Long.class).single();
  }

  /** An operator knows more than a file that is older. */
  @Test
  void keepsWhatAnOperatorDecided() throws IOException {
    String rows = "W1,Oak Ward,Leeds,LS1 1AA,,H1,Hill\nW2,Elm Ward,Leeds,LS1 1AA,,H2,Vale\n";
    run(rows);
    LocalDate today = LocalDate.now(ErrandHouse.get(Clock.class));
    decide(ChangeRequest.move(get("W1").id(), today, get("H2").id()));
    decide(ChangeRequest.rename(get("W1").id(), today, "Maple Ward"));
    decide(ChangeRequest.close(get("W2").id(), today, "", null));
    ImportReport again = run(rows);
    assertThat(List.of(again.added(), again.changed(), again.closed(), again.refused().size())).containsOnly(0);
    assertThat(get("W1").name()).isEqualTo("Maple Ward");
    assertThat(get("W1").under()).isEqualTo("Vale");
    assertThat(get("W2").closedOn()).isEqualTo(today);
    assertThat(run("W1,Oak Ward,York,YO1 1AA,,H1,Hill\n").changed()).isEqualTo(1);
    assertThat(get("W1").town()).isEqualTo("York");
  }

  private void decide(ChangeRequest wish) {
    TreeChanges changes = ErrandHouse.get(TreeChanges.class);
    ErrandHouse.get(TransactionTemplate.class).executeWithoutResult(
        status -> changes.decide(new Caller.Person(1, "Olu", 0, 1, true, List.of()), wish, changes.weigh(wish).seen()));
  }

  @Test
  void aNameThatAnImportChangesStaysAFormerName() throws IOException {
    run("W1,Quagmire Ward " + scheme + ",Leeds,LS1 1AA,,,\n");
    run("W1,Meadow Ward,Leeds,LS1 1AA,,,\n");
    assertThat(search.find(new RegionId("uk-england"), "quagmire ward " + scheme, 3)).extracting(Service::id)
        .contains(get("W1").id());
    run("W1,Quagmire Ward " + scheme + ",Leeds,LS1 1AA,,,\n");
    assertThat(ErrandHouse.get(org.candour.directory.ChangeHistory.class).formerNames(get("W1").id()))
        .containsExactly("Meadow Ward");
  }

  @Test
  void refusesCirclesButNotSwaps() throws IOException {
    ImportReport circle = run("A,One,,,,B,Two\nB,Two,,,,A,One\nC,Three,,,,C,Three\n");
    assertThat(circle.refused()).containsExactlyInAnyOrder("line 3: a circle: A, its parent, stands below B",
        "line 4: C is named as its own parent");
    ImportReport swap = run("B,Two,,,,A,One\nA,One,,,,D,Four\n");
    assertThat(swap.refused()).isEmpty();
    assertThat(services.lineage(get("B").id())).extracting(Service::name).containsExactly("Four", "One", "Two");
  }

  @Test
  void refusesBadRowsAndTakesTheOthers() throws IOException {
    ImportReport report = run(",No Code,,,,,\nA,,,,,,\n"
        + "B,Bad Day,,,31/12/2020,,\nC C,Bad Code,,,,,\nD,Good,,,,,\nD,Other,,,,,\nD,Good,,,,,\n");
    assertThat(report.refused()).containsExactly("line 2: no ref", "line 3: no title",
        "line 4: shut is '31/12/2020', which is no date",
        "line 5: ref is 'C C'; a code has letters, digits, dots, dashes",
        "line 7: the code D stands already at line 6, with other values");
    assertThat(report.added()).isEqualTo(1);
    assertThat(said).contains("  refused, line 2: no ref");
  }

  @Test
  void refusesYearsThatCannotBe() throws IOException {
    ImportReport report = run("W1,Oak Ward,Leeds,LS1 1AA,+99999-01-01,,\nW2,Elm Ward,Leeds,LS1 1AA,0001-01-01,,\nW3,Ash"
        + " Ward,Leeds,LS1 1AA,,,\n");
    assertThat(report.refused()).hasSize(2).allSatisfy(line -> assertThat(line).contains("a year that cannot be"));
    assertThat(report.added()).isEqualTo(1);
  }

  @Test
  void showsFiftyRefusedRowsAndCountsTheRest() throws IOException {
    run("x\n".repeat(73));
    assertThat(said).hasSize(53).contains("  most rows were refused; the others were taken").last()
        .isEqualTo("  and 23 more");
  }

  @Test
  void leavesOutRegionsThatTheSiteDoesNotHave() throws IOException {
    ImportReport report = run("A,One,,CF1 1AA,,,\nB,Two,,JE1 1AA,,,\n");
    assertThat(report.leftOut()).containsEntry("of the region uk-nowhere, which this site does not have", 1)
        .containsEntry("an island", 1);
    assertThat(services.byCode(scheme + "-a")).isEmpty();
  }

  @Test
  void goesOnWithTheNextFile() throws IOException {
    Path good = Files.writeString(folder.resolve("good.csv"), HEADING + "A,One,,,,,\n");
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "code\nA\n");
    ImportReport report = imports.run(mapping(), List.of(folder.resolve("none.csv"), wrong, good), said::add);
    assertThat(report.unreadable()).hasSize(2).anyMatch(r -> r.contains("is not there"))
        .anyMatch(r -> r.contains("the heading lacks"));
    assertThat(report.added()).isEqualTo(1);
    assertThatThrownBy(() -> imports.run("no-such-format", List.of(good), said::add)).isInstanceOf(ImportProblem.class);
  }

  @Test
  void leavesATrace() throws IOException {
    run("A,One,,,,,\n");
    assertThat(sql.sql("select after from audit_entry where act = 'directory-imported' order by id desc limit 1")
        .query(String.class).single()).isEqualTo("mine: 1 read, 1 added, 0 changed, 0 closed, 0 refused, 0 left out");
  }

  private ImportReport run(String rows) throws IOException {
    said.clear();
    Path file = Files.write(folder.resolve("rows.csv"), (HEADING + rows).getBytes(StandardCharsets.UTF_8));
    return imports.run(mapping(), List.of(file), said::add);
  }

  private String mapping() throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), """
        about: "made up"
        scheme: %s
        region:
          - {when: {post: 'JE.*'}, leave-out: an island}
          - {when: {post: 'CF.*'}, is: uk-nowhere}
          - {is: uk-england}
        nodes:
          - {code: ref, name: title, kind: site, town: town, postcode: post, closed: shut,
             parent: {code: above, name: above name, kind: organisation, organisation: "true"}}
        """.formatted(scheme)).toString();
  }

  private Service get(String code) {
    return services.byCode(scheme + "-" + code).orElseThrow();
  }

  private boolean placeholder(String code) {
    return sql.sql("select placeholder from service where id = ?").param(get(code).id()).query(Boolean.class).single();
  }

  private List<Long> counts() {
    return Arrays.stream(new String[]{"service", "service_code", "service_parent", "service_text", "service_ancestor"})
        .map(table -> sql.sql("select count(*) from " + table).query(Long.class).single()).toList();
  }
}
