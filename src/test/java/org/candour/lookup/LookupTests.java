package org.candour.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.launch.ErrandHouse;
import org.candour.listing.DirectoryImport;
import org.candour.lookup.LookupRequest.EndedServices;
import org.candour.places.Places;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class LookupTests {

  private static final RegionId ENGLAND = new RegionId("uk-england");
  private static final RegionId SCOTLAND = new RegionId("uk-scotland");

  private final ServiceSearch services = ErrandHouse.get(ServiceSearch.class);

  @TempDir static Path folder;

  @BeforeAll
  static void aSmallDirectory() throws IOException {
    Path mapping = Files.writeString(folder.resolve("lookup.yaml"), """
        about: "made up"
        scheme: lookup
        region: [{when: {land: S}, is: uk-scotland}, {is: uk-england}]
        nodes:
          - {code: ref, name: title, kind: {column: kind, otherwise: practice}, town: town, postcode: post, closed: \
          shut,
             parent: {code: above, kind: organisation}}
        """);
    Path rows = Files.writeString(folder.resolve("rows.csv"), """
        ref,title,kind,town,post,shut,above,land
        Z1,Zed Valley Trust,x,Quarrington,QX1 1AA,,,E
        P1,The Surgery,x,Quarrington,QX1 2AB,,,E
        P2,The Surgery,x,Netherfold,QX12 3CD,,Z1,E
        P3,The Surgery,x,Overfold,QX3 4EF,,,E
        P4,St Quill's Hospital,x,Overfold,QX3 4EG,,,E
        P5,Old Quarrington Surgery,x,Overfold,QX4 4EG,2020-01-01,,E
        P6,Brackenmoor Clinic,x,Overfold,QX5 4EG,,,E
        P7,Brackenmoor Clinic,x,Farness,QX6 4EG,,,S
        P8,Ward 90,x,Farfold,QX8 4EG,,,E
        N1,Hinxwick Practice,x,Norwend,LN1 3AB,,,E
        N2,Hinxwick Practice,x,Soutend,PE10 3AB,,,E
        A1,Day Surgery Quellford General,x,Quellford Cross,LN2 4EG,,,E
        A2,The Surgery,x,Quellford Cross,LN2 4EH,,,E
        A3,Wrenna Ward,x,Quellford Cross,LN2 4EG,,A1,E
        A4,Ward 7 Quellford,x,Quellford Cross,LN2 4EG,,A1,E
        A5,Sevenacre Quellford,x,Quellford Cross,LN2 4EG,,,E
        A6,Twelve Quellbarrow Lane,x,Quellford Cross,LN2 4EG,,,E
        P9,Ward 9 of many and a very long name,x,Farfold,QX8 4EG,,,E
        852731,Larchmoor Unit,x,Farness,QX6 4EG,,,S
        """);
    ErrandHouse.get(DirectoryImport.class).run(mapping.toString(), List.of(rows), line -> {});
  }

  @Test
  void findsTheRightOneOfManyByItsPlace() {
    assertThat(first("the surgery netherfold")).isEqualTo("lookup-p2");
    assertThat(first("The Surgery, Overfold")).isEqualTo("lookup-p3");
    assertThat(first("the surgery qx1 2ab")).isEqualTo("lookup-p1");
    assertThat(first("surgery QX34EF")).isEqualTo("lookup-p3");
    assertThat(first("surgery qx12")).isEqualTo("lookup-p2");
  }

  @Test
  void wholeWordsComeBeforeTheirBeginnings() {
    assertThat(first("ward 9 farfold")).isEqualTo("lookup-p9");
    assertThat(first("ward 90 farfold")).isEqualTo("lookup-p8");
  }

  @Test
  void doesNotTakeOneDistrictForAnother() {
    assertThat(found(ENGLAND, "qx1")).containsExactlyInAnyOrder("lookup-z1", "lookup-p1");
  }

  @Test
  void whatPeopleCallAKindOfPlaceFindsIt() {
    assertThat(first("gp netherfold")).isEqualTo("lookup-p2");
    assertThat(first("doctors netherfold")).isEqualTo("lookup-p2");
    assertThat(LookupWords.of("A&E, A & E, a and e, A and Evening")).containsExactly("casualty", "casualty", "casualty",
        "a", "and", "evening");
    assertThat(LookupWords.same("casualty")).isEqualTo("emergency");
  }

  @Test
  void theBeginningOfACodeCountsOnlyWhereNothingElseIsMissing() {
    assertThat(found(SCOTLAND, "8527")).containsExactly("lookup-852731");
    assertThat(found(SCOTLAND, "larchmoor 8527")).containsExactly("lookup-852731");
    assertThat(found(SCOTLAND, "Zzyzx 8527")).isEmpty();
  }

  @Test
  void fallsBackToTheDistrictOfAPostcode() {
    assertThat(found(ENGLAND, "QX12 9ZZ")).containsExactly("lookup-p2");
  }

  @Test
  void findsByTheNameOfAParent() {
    assertThat(found(ENGLAND, "zed valley")).containsExactly("lookup-z1", "lookup-p2");
  }

  @Test
  void forgivesApostrophesAndSlips() {
    assertThat(first("st quills")).isEqualTo("lookup-p4");
    assertThat(first("saint quill")).isEqualTo("lookup-p4");
    assertThat(first("brakenmoor clinc")).isEqualTo("lookup-p6");
    assertThat(first("sugery nethrfold")).isEqualTo("lookup-p2");
  }

  @Test
  void putsTheOwnRegionFirstAndHidesTheClosed() {
    assertThat(found(ENGLAND, "brackenmoor")).containsExactly("lookup-p6", "lookup-p7");
    assertThat(found(SCOTLAND, "brackenmoor")).containsExactly("lookup-p7", "lookup-p6");
    assertThat(found(ENGLAND, "old quarrington")).doesNotContain("lookup-p5");
  }

  @Test
  void findsByCodeAndSurvivesAnything() {
    assertThat(first("p4 quill")).isEqualTo("lookup-p4");
    for (String typed : List.of("", "  ", "%", "_", "' or 1=1 --", "\\", "a", "🙂", "x ".repeat(500))) {
      assertThat(found(ENGLAND, typed)).hasSizeLessThanOrEqualTo(10);
    }
  }

  @Test
  void findsByWhatItWasCalledAndSaysSo() throws IOException {
    rename("Z1", "Zed Valley Trust", "Quarrington", "QX1 1AA", "Umbrella of the Valley");
    assertThat(look("umbrella of the valley", EndedServices.NEVER)).first().returns(LookupResult.MatchReason.PLAIN,
        LookupResult::why);
    LookupResult former = look("zed valley trust", EndedServices.NEVER).getFirst();
    assertThat(former).returns(LookupResult.MatchReason.FORMER, LookupResult::why)
        .returns("Zed Valley Trust", LookupResult::what).returns(id("z1"), LookupResult::service);
    rename("Z1", "Umbrella of the Valley", "Quarrington", "QX1 1AA", "Zed Valley Trust");
    assertThat(look("zed valley trust", EndedServices.NEVER)).first().returns(LookupResult.MatchReason.PLAIN,
        LookupResult::why);
  }

  @Test
  void knowsAChangeWhenItsTransactionHasEndedAndThatOfAnotherNodeAtTheNextLook() throws IOException {
    rename("P6", "Brackenmoor Clinic", "Overfold", "QX5 4EG", "Freshly Painted Clinic");
    assertThat(first("freshly painted")).isEqualTo("lookup-p6");
    rename("P6", "Freshly Painted Clinic", "Overfold", "QX5 4EG", "Brackenmoor Clinic");
    // As another node would: no event of ours.
    JdbcClient sql = ErrandHouse.get(JdbcClient.class);
    sql.sql("update service_find set names = 'Elsewhere Written Clinic', tx = pg_current_xact_id() where service = ?")
        .param(id("p6")).update();
    services.refreshNow();
    assertThat(first("elsewhere written")).isEqualTo("lookup-p6");
    sql.sql("update service_find set names = 'Brackenmoor Clinic', tx = pg_current_xact_id() where service = ?")
        .param(id("p6")).update();
    services.refreshNow();
    assertThat(found(ENGLAND, "elsewhere written")).doesNotContain("lookup-p6");
  }

  @Test
  void aClosedOneIsFoundByItsNameWhereThatIsWantedAndBehindTheOpenOnes() {
    assertThat(look("old quarrington surgery", EndedServices.BY_NAME)).filteredOn(LookupResult::closed)
        .extracting(LookupResult::service).containsExactly(id("p5"));
    assertThat(look("old quarrington surgery", EndedServices.NEVER)).noneMatch(LookupResult::closed);
    assertThat(look("overfold", EndedServices.BY_NAME)).as("a town is no name").noneMatch(LookupResult::closed);
    assertThat(services.findAny(ENGLAND, "old quarrington surgery", 5)).extracting(Service::code).contains("lookup-p5");
  }

  @Test
  void aPartOfAPostcodeAndOneThatIsNotThere() {
    assertThat(found(ENGLAND, "qx3 4e")).containsExactlyInAnyOrder("lookup-p3", "lookup-p4");
    assertThat(found(ENGLAND, "qx3 4")).containsExactlyInAnyOrder("lookup-p3", "lookup-p4");
    assertThat(found(ENGLAND, "qx1 2")).as("the sector, and not QX12").containsExactly("lookup-p1");
    assertThat(first("surgery qx3 4zz")).as("its neighbours").isEqualTo("lookup-p3");
    assertThat(look("qx12 9zz", EndedServices.NEVER)).first().returns(LookupResult.MatchReason.NEAR, LookupResult::why)
        .returns("QX12", LookupResult::what);
  }

  @Test
  void aGenericNameAndItsTownComeBeforeWhatOnlyHasTheWord() {
    assertThat(first("the surgery Quellford Cross")).isEqualTo("lookup-a2");
    assertThat(first("surgery quellford cross")).isEqualTo("lookup-a2");
  }

  @Test
  void aNumberIsTheSameWordInLettersAndInFigures() {
    assertThat(first("wrd seven quellford")).isEqualTo("lookup-a4");
    assertThat(first("ward 7 quellford")).isEqualTo("lookup-a4");
    assertThat(first("12 quellbarrow lane")).isEqualTo("lookup-a6");
    assertThat(first("twlve quellbarrow lane")).as("a slip in it is forgiven as before").isEqualTo("lookup-a6");
  }

  @Test
  void whatIsFarFromAPostcodeSaysHowFarAndIsNotFoundWhereNobodyWouldSay() {
    // About seventy kilometres from the next service that is known.
    Places.Place there = ErrandHouse.get(Places.class).ofPostcode("S10").orElseThrow();
    List<LookupResult> near = services.look(LookupRequest.in(ENGLAND, "S10 9ZZ", 10).widely());
    assertThat(near).isNotEmpty().allMatch(
        f -> f.why() == LookupResult.MatchReason.NEAR && f.what().equals("S10") && (!f.isFar() || f.metres() > 0));
    assertThat(near.stream().anyMatch(LookupResult::isFar)).as("either all are near or all are far")
        .isEqualTo(near.stream().allMatch(LookupResult::isFar));
    assertThat(near.stream().filter(LookupResult::isFar).count()).isLessThanOrEqualTo(5);
    assertThat(services.look(LookupRequest.in(ENGLAND, "quellford", 5).near(there))).isNotEmpty();
    LookupResult named = look("hinxwick practice S10 9ZZ", EndedServices.NEVER).getFirst();
    assertThat(named).returns("S10", LookupResult::what).returns(true, LookupResult::isFar);
    assertThat(services.find(ENGLAND, "S10 9ZZ", 5))
        .hasSizeLessThanOrEqualTo(near.stream().anyMatch(LookupResult::isFar) ? 0 : 5);
    assertThat(look("LN1 9ZZ", EndedServices.NEVER)).isNotEmpty()
        .allMatch(f -> f.why() == LookupResult.MatchReason.PLAIN || f.what().equals("LN1"));
    for (String strange : List.of("75001", "ZZ99 9ZZ", "D02 X285", "E91 X285", "K1A 0B1")) {
      assertThat(look(strange, EndedServices.NEVER)).as(strange).isEmpty();
    }
  }

  @Test
  void nearestFirstWhereAPlaceIsGiven() {
    // Districts that are known, with a practice in the one and another in the next.
    assertThat(look("hinxwick practice LN1 9ZZ", EndedServices.NEVER)).extracting(LookupResult::service)
        .startsWith(id("n1"));
    assertThat(look("hinxwick practice PE10 9ZZ", EndedServices.NEVER)).extracting(LookupResult::service)
        .startsWith(id("n2"));
    Places places = ErrandHouse.get(Places.class);
    Places.Place there = places.ofPostcode("PE10").orElseThrow();
    List<Long> near =
        services.look(LookupRequest.in(ENGLAND, "", 400).near(there)).stream().map(LookupResult::service).toList();
    assertThat(near).contains(id("n2"));
    assertThat(near.indexOf(id("n2"))).isLessThan(near.contains(id("n1")) ? near.indexOf(id("n1")) : Integer.MAX_VALUE);
    assertThat(services.look(LookupRequest.in(ENGLAND, "hinxwick", 5).near(there)).getFirst().service())
        .isEqualTo(id("n2"));
  }

  @Test
  void looksOnlyBelowWhatIsReached() {
    assertThat(services.findBelow(List.of(id("z1")), ENGLAND, "the surgery", 10)).extracting(Service::code)
        .startsWith("lookup-p2").doesNotContain("lookup-p1", "lookup-p3");
    assertThat(services.findIn(SCOTLAND, "brackenmoor", 10)).extracting(Service::code).containsExactly("lookup-p7");
    assertThat(services.findBelow(List.of(), ENGLAND, "the surgery", 10)).isEmpty();
  }

  private void rename(String ref, String before, String town, String post, String now) throws IOException {
    Path file = Files.writeString(folder.resolve("again.csv"),
        "ref,title,kind,town,post,shut,above,land\n" + ref + "," + now + ",x," + town + "," + post + ",,,E\n");
    assertThat(first(before)).isEqualTo("lookup-" + ref.toLowerCase(java.util.Locale.ROOT));
    ErrandHouse.get(DirectoryImport.class).run(folder.resolve("lookup.yaml").toString(), List.of(file), line -> {});
  }

  private List<LookupResult> look(String typed, EndedServices ended) {
    return services.look(LookupRequest.in(ENGLAND, typed, 10).with(ended));
  }

  private long id(String ref) {
    return ErrandHouse.get(Services.class).byCode("lookup-" + ref).orElseThrow().id();
  }

  private String first(String typed) {
    return found(ENGLAND, typed).getFirst();
  }

  private List<String> found(RegionId region, String typed) {
    return services.find(region, typed, 10).stream().map(Service::code).toList();
  }

  @Test
  void aPostcodeFindsTheSameHoweverItIsWritten() {
    List<LookupResult> bare = look("LN1 3AB", EndedServices.NEVER);
    assertThat(bare).isNotEmpty();
    for (String typed : List.of("ln13ab", "LN1 3 AB", "LN 1 3AB", "LN1-3AB", "LN1 3AB, Lincolnshire",
        "LN1 3AB, Lincolnshire, UK", "LN1 3 AB Lincs", "LN1 3AB Nosuchwordatall")) {
      assertThat(look(typed, EndedServices.NEVER)).as(typed).extracting(LookupResult::service)
          .containsExactlyElementsOf(bare.stream().map(LookupResult::service).toList());
    }
  }
}
