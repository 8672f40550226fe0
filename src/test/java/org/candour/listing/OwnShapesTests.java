package org.candour.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.launch.ErrandHouse;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Directories in shapes that nobody made for us, brought in by a mapping alone. All of them are made up. */
class OwnShapesTests {

  private static final RegionId ENGLAND = new RegionId("uk-england");

  @TempDir Path folder;

  private final DirectoryImport imports = ErrandHouse.get(DirectoryImport.class);
  private final Services services = ErrandHouse.get(Services.class);
  private final ServiceSearch search = ErrandHouse.get(ServiceSearch.class);
  private final JdbcClient sql = ErrandHouse.get(JdbcClient.class);
  private final List<String> said = new ArrayList<>();

  /** No code, the whole address in one cell, towns that shout, kinds that the mapping does not know. */
  @Test
  void careHomesWithoutAnyCode() throws IOException {
    String mapping = """
        about: "Care homes"
        scheme: shapehomes
        columns:
          ref: {code-from: [Home, Where]}
          post: {from: Where, find: postcode}
          street: {from: Where, replace: ',?[^,]*,[^,]*$'}
          town: {from: Where, find: '.*,([^,]+),[^,]*$'}
          group: {code-from: [Owner]}
        region: [{is: uk-england}]
        nodes:
          - {code: group, name: Owner, kind: provider, organisation: "true", when: {Owner: '.+'}}
          - {code: ref, name: Home, kind: {column: Sort, values: {Residential: care-home}, otherwise: care-service}, \
          postcode: post, town: town, address: street}
        """;
    String rows = """
        Home,Owner,Where,Sort
        THE ELMS,QUIET DAYS LTD,"12 Mill Lane, DERRY, BT48 6AA",Residential
        Larch House,Quiet Days Ltd,"The Old Vicarage, Church Rd, Oakham LE, LE15 9ZZ",Extra care
        Larch House,Nobody Ltd,"1 High St, Stow, GL54 1AA",Extra care
        """;
    ImportReport report = run(mapping, rows);
    assertThat(report.added()).isEqualTo(3);
    assertThat(said).anyMatch(l -> l.contains("Sort 'Extra care' taken as care-service (2)"))
        .anyMatch(l -> l.contains("the codes in 'ref' are made from Home, Where"));
    Service elms = found("the elms derry");
    assertThat(elms.town()).isEqualTo("Derry");
    assertThat(elms.postcode()).isEqualTo("BT48 6AA");
    assertThat(elms.under()).isEqualTo("Quiet Days Ltd");
    assertThat(told(elms, "address")).isEqualTo("12 Mill Lane");
    ImportReport again = run(mapping, rows.replace("THE ELMS", "The  Elms"));
    assertThat(again.added()).as("another way of writing is no other service").isZero();
    assertThat(run(mapping, rows).changed()).isZero();
  }

  /** No code, a provider by name alone, a fixed country, a telephone or a mobile. */
  @Test
  void mentalHealthServicesByProvider() throws IOException {
    ImportReport report = run("""
        about: "Mental health services"
        scheme: shapeminds
        delimiter: ";"
        columns:
          id: {code-from: [Service name, Provider]}
          provider id: {code-from: [Provider]}
          phone: {first: [Phone, Mobile]}
          kind: {is: community-team}
        region: [{is: uk-england}]
        nodes:
          - {code: provider id, name: Provider, kind: provider, organisation: "true"}
          - {code: id, name: Service name, kind: {column: kind, values: {community-team: team}}, telephone: phone, \
          description: What it does, county: County, town: Town}
        """, """
        sep=;
        Service name;Provider;Phone;Mobile;What it does;County;Town
        Early help team;Marshland Minds;;07700 900123;Talks and walks.;LINCOLNSHIRE;BOSTON
        Night line;Marshland Minds;01632 960001;07700 900123;;LINCOLNSHIRE;BOSTON
        """);
    assertThat(report.refused()).isEmpty();
    Service team = found("early help team marshland");
    assertThat(List.of(told(team, "telephone"), told(team, "county"), told(team, "description")))
        .containsExactly("07700 900123", "Lincolnshire", "Talks and walks.");
    assertThat(told(found("night line marshland"), "telephone")).isEqualTo("01632 960001");
  }

  /** Hours in a column for each day, an Eircode somewhere in the address. */
  @Test
  void pharmaciesWithHours() throws IOException {
    run("""
        about: "Pharmacies"
        scheme: shapepharma
        columns:
          weekdays: {text: "Monday to Friday {Open} to {Shut}"}
          saturday: {text: "Saturday {Sat}"}
          hours: {join: [weekdays, saturday], with: "\\n"}
          place: {join: [Line 1, Line 2], with: ", "}
          eircode: {from: Line 2, find: eircode}
        region: [{is: uk-england}]
        nodes:
          - {code: No, name: Trading as, kind: pharmacy, organisation: "true", hours: hours, address: place, postcode: \
          eircode}
        """, """
        No,Trading as,Line 1,Line 2,Open,Shut,Sat
        1,Corner Chemist of Shapes,1 Main St,Tuam H54 XY45,09:00,18:00,09:00 to 13:00
        2,Harbour Chemist of Shapes,2 Quay,Sligo,09:00,17:30,
        """);
    Service corner = found("corner chemist of shapes");
    assertThat(told(corner, "hours")).isEqualTo("Monday to Friday 09:00 to 18:00\nSaturday 09:00 to 13:00");
    assertThat(corner.postcode()).isEqualTo("H54 XY45");
    for (String typed : List.of("H54 XY45", "h54xy45", "chemist H54", "corner chemist h54 xy45")) {
      assertThat(found(typed).id()).as(typed).isEqualTo(corner.id());
    }
    assertThat(told(found("harbour chemist of shapes"), "hours")).isEqualTo("Monday to Friday 09:00 to 17:30");
  }

  @Test
  void aTrialWritesNothingAndSoDoesARunWithTooManyBadRows() throws IOException {
    String mapping = """
        about: "Tried"
        scheme: shapetried
        at-most-refused: 10%
        region: [{is: uk-england}]
        nodes: [{code: ref, name: title, kind: site}]
        """;
    String rows = "ref,title\nA,The tried house\nB,\nC,\n";
    Path refused = folder.resolve("refused.csv");
    ImportReport stopped =
        imports.run(mapping(mapping), List.of(file(rows)), new DirectoryImport.How(false, refused), said::add);
    assertThat(stopped.failed()).isTrue();
    assertThat(said).anyMatch(l -> l.contains("nothing was written")).anyMatch(l -> l.contains(refused.toString()));
    assertThat(Files.readAllLines(refused)).containsExactly("ref,title,refused at,refused because",
        "B,,line 3,no title", "C,,line 4,no title");
    assertThat(services.byCode("shapetried-a")).isEmpty();
    ImportReport dry = imports.run(mapping(mapping), List.of(file("ref,title\nA,The tried house\n")),
        new DirectoryImport.How(true, null), said::add);
    assertThat(dry.added()).isEqualTo(1);
    assertThat(services.byCode("shapetried-a")).isEmpty();
    assertThat(run(mapping, "ref,title\nA,The tried house\n").failed()).isFalse();
    assertThat(services.byCode("shapetried-a")).isPresent();
  }

  /**
   * The commonest thing to mend: a comma too many, or a cell that is missing. No row of it is taken while its cells
   * stand under other headings.
   */
  @Test
  void aRowWithTheWrongNumberOfCellsIsKeptToBeMended() throws IOException {
    String mapping = """
        about: "Counted"
        scheme: shapecounted
        region: [{is: uk-england}]
        nodes: [{code: ref, name: title, kind: site, telephone: phone}]
        """;
    Path refused = folder.resolve("count.csv");
    Path rows = Files.writeString(folder.resolve("rows.csv"),
        "ref,title,phone\nA,The first,house,020 7946 0001\nB,020 7946 0002\nC,\"The house,3\nD,The fourth"
            + " house,020 7946 0004\n");
    imports.run(mapping(mapping), List.of(rows), new DirectoryImport.How(false, refused), said::add);
    assertThat(Files.readAllLines(refused)).containsExactly("ref,title,phone,refused at,refused because",
        "A,The first,house,020 7946 0001,line 2,4 cells where the heading has 3",
        "B,020 7946 0002,line 3,2 cells where the heading has 3",
        "\"C,\"\"The house,3\",line 4,a quotation mark that is never closed");
    // As a spreadsheet saves it when nothing was mended: as many cells in each row.
    Path saved =
        Files.writeString(folder.resolve("saved.csv"), Files.readString(refused).replace("because\r", "because,\r")
            .replace("0002,line 3,2 cells where the heading has 3", "0002,line 3,2 cells where the heading has 3,,"));
    Path still = folder.resolve("still.csv");
    assertThat(
        imports.run(mapping(mapping), List.of(refused), new DirectoryImport.How(false, still), said::add).added())
        .isZero();
    assertThat(imports.run(mapping(mapping), List.of(saved), new DirectoryImport.How(false, still), said::add).added())
        .isZero();
    assertThat(Files.readString(still)).contains("B,020 7946 0002");
    Files.writeString(refused, Files.readString(refused).replace("A,The first,house", "A,The first house")
        .replace("B,", "B,The second house,").replace("\"C,\"\"The house,3\"", "C,The third house,"));
    assertThat(
        imports.run(mapping(mapping), List.of(refused), new DirectoryImport.How(false, still), said::add).added())
        .isEqualTo(3);
    assertThat(told(services.byCode("shapecounted-b").orElseThrow(), "telephone")).isEqualTo("020 7946 0002");
  }

  /**
   * What is wrong is put right in a spreadsheet and imported as it is: each file under its own headings, and no cell
   * runs as a formula there.
   */
  @Test
  void refusedRowsArePutRightAndImportedAgain() throws IOException {
    String mapping = """
        about: "Mended"
        scheme: shapemended
        region: [{is: uk-england}]
        nodes: [{code: ref, name: title, kind: site, telephone: phone}]
        """;
    Path refused = folder.resolve("mend.csv");
    Path first = Files.writeString(folder.resolve("one.csv"),
        "ref,title,phone\nA,,+44 20 7946 0001\nB,The mended house,+44 20 7946 0002\n");
    Path second = Files.writeString(folder.resolve("two.csv"),
        "phone,ref,title,note\n+44 20 7946 0003,C,,=HYPERLINK(1)\n@x,D,,'=1+1\n");
    Path third = Files.writeString(folder.resolve("three.csv"), "ref,title,phone\nE,,-\n");
    imports.run(mapping(mapping), List.of(first, second, third), new DirectoryImport.How(false, refused), said::add);
    Path other = folder.resolve("mend-2.csv");
    assertThat(said).anyMatch(l -> l.contains(refused.toString())).anyMatch(l -> l.contains(other.toString()));
    assertThat(Files.readAllLines(refused)).hasSize(3).startsWith("ref,title,phone,refused at,refused because")
        .anyMatch(l -> l.startsWith("A,,'+44 20 7946 0001,"));
    assertThat(Files.readAllLines(other)).hasSize(3).startsWith("phone,ref,title,note,refused at,refused because")
        .anyMatch(l -> l.startsWith("'+44 20 7946 0003,C,,'=HYPERLINK(1),"));
    assertThat(Files.readAllLines(refused).stream().flatMap(l -> java.util.Arrays.stream(l.split(","))))
        .noneMatch(cell -> cell.matches("[=+@-].*"));
    Files.writeString(refused, Files.readString(refused).replace("A,,", "A,The first house,"));
    Files.writeString(other, Files.readString(other).replace("C,,", "C,The third house,"));
    Path still = folder.resolve("still.csv");
    ImportReport again =
        imports.run(mapping(mapping), List.of(refused, other), new DirectoryImport.How(false, still), said::add);
    assertThat(again.added()).isEqualTo(2);
    assertThat(told(services.byCode("shapemended-a").orElseThrow(), "telephone")).isEqualTo("+44 20 7946 0001");
    assertThat(told(services.byCode("shapemended-c").orElseThrow(), "telephone")).isEqualTo("+44 20 7946 0003");
    // What is wrong still bears its own columns, once, and what it said.
    assertThat(Files.readAllLines(folder.resolve("still-2.csv")).getFirst())
        .isEqualTo("phone,ref,title,note,refused at,refused because");
    assertThat(Files.readAllLines(folder.resolve("still-2.csv")).get(1)).startsWith("'@x,D,,'=1+1,");
  }

  @Test
  void aRunThatMostlyFailedSaysSo() throws IOException {
    ImportReport report = run("""
        about: "Mostly bad"
        scheme: shapebad
        region: [{is: uk-england}]
        nodes: [{code: ref, name: title, kind: site}]
        """, "ref,title\nA,One of the good\nB,\nC,\n");
    assertThat(report.failed()).isTrue();
    assertThat(services.byCode("shapebad-a")).as("without a limit the good ones are taken").isPresent();
  }

  /** What a mapping allows decides whether the good rows are written; that most failed is said all the same. */
  @Test
  void aRunThatMostlyFailedSaysSoAlsoWhereTheMappingAllowsIt() throws IOException {
    String mapping = """
        about: "Allowed"
        scheme: shapeallowed
        at-most-refused: 70%
        region: [{is: uk-england}]
        nodes: [{code: ref, name: title, kind: site}]
        """;
    String rows = "ref,title\nA,One\nB,Two\nC,Three\nD,\nE,\nF,\nG,\nH,\n";
    assertThat(
        imports.run(mapping(mapping), List.of(file(rows)), new DirectoryImport.How(true, null), said::add).failed())
        .as("tried").isTrue();
    assertThat(services.byCode("shapeallowed-a")).isEmpty();
    assertThat(run(mapping, rows).failed()).isTrue();
    assertThat(said).contains("  most rows were refused; the others were taken");
    assertThat(services.byCode("shapeallowed-a")).as("they are within what is allowed").isPresent();
    assertThat(run(mapping, "ref,title\nA,One\nB,Two\nC,\n").failed()).isFalse();
  }

  @Test
  void aWrongMadeColumnIsNamed() {
    for (String wrong : List.of("{join: [a], is: x}", "{from: a}", "{}", "{from: a, find: '('}", "{shout: a}")) {
      assertThatThrownBy(() -> run("about: x\nscheme: shapewrong\ncolumns: {made: " + wrong
          + "}\nregion: [{is: uk-england}]\nnodes: [{code: made, name: a, kind: site}]\n", "a\n1\n")).as(wrong)
          .isInstanceOf(ImportProblem.class).hasMessageContaining("columns");
    }
  }

  private Service found(String words) {
    return search.find(ENGLAND, words, 3).getFirst();
  }

  private String told(Service service, String column) {
    return sql.sql("select " + column + " from public_service_particulars where service = ?").param(service.id())
        .query(String.class).single();
  }

  private String mapping(String mapping) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), mapping).toString();
  }

  private Path file(String rows) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private ImportReport run(String mapping, String rows) throws IOException {
    said.clear();
    return imports.run(mapping(mapping), List.of(file(rows)), said::add);
  }
}
