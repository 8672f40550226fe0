package org.candour.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.directory.ChangeRequest;
import org.candour.directory.Directory;
import org.candour.directory.TreeChanges;
import org.candour.shared.SecretToken;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where it happened, by forms alone. */
class ServicePickerViewTests {

  private final TestHouse house = TestHouse.get();
  private final String mark = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
  private final String draft = begin();

  private String begin() {
    Matcher token = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"")
        .matcher(new Browserless(house.address()).post("/tell", "device", "shared").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private String post(String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "draft";
    all[1] = draft;
    System.arraycopy(fields, 0, all, 2, fields.length);
    return new Browserless(house.address()).post("/tell/services", all).body();
  }

  private List<Long> chosen() {
    return house.bean(Drafts.class).find(draft).orElseThrow().services();
  }

  private long service(String name, Long parent, String town, String postcode) {
    return house.bean(Directory.class).open(operator(),
        new Directory.Opening("uk-england", name, parent, LocalDate.of(2020, 1, 1),
            new Directory.Details(parent == null ? "site" : "ward", parent == null, null, postcode, town, null), null),
        SecretToken.fresh());
  }

  private org.candour.shared.Caller.Person operator() {
    Cast.get().fresh("operator");
    return Cast.get().newestPerson(0);
  }

  private void change(ChangeRequest wish) {
    TreeChanges changes = house.bean(TreeChanges.class);
    var operator = operator();
    house.bean(TransactionTemplate.class)
        .executeWithoutResult(t -> changes.decide(operator, wish, changes.weigh(wish).seen()));
  }

  @Test
  void servicesComeInTheOrderOfTheStoryAndNoMoreThanTwelve() {
    long hospital = service("Hospital " + mark, null, "Lowdyke", "LN1 4ZQ");
    List<Long> wards = java.util.stream.IntStream.rangeClosed(1, 13)
        .mapToObj(i -> service("Bay " + mark + " number " + (char) ('a' + i), hospital, null, null)).toList();
    assertThat(post("find", "1", "q", "Hospital " + mark)).contains("Look inside").contains("up to 12");
    assertThat(post("inside", Long.toString(hospital))).contains("Inside Hospital " + mark)
        .contains("Bay " + mark + " number b");
    assertThat(post("inside", Long.toString(wards.getFirst()))).contains("Back up to:")
        .contains("We know nothing smaller inside it");
    for (Long ward : wards) {
      post("add", Long.toString(ward), "inside-now", Long.toString(hospital));
    }
    assertThat(chosen()).isEqualTo(wards.subList(0, 12));
    assertThat(post("add", Long.toString(wards.getLast()), "words", "kept")).contains("12 is the most")
        .contains("kept");
    assertThat(post("up", Long.toString(wards.get(1)))).contains("is now number 1");
    assertThat(chosen().subList(0, 2)).containsExactly(wards.get(1), wards.get(0));
    post("down", Long.toString(wards.get(1)));
    post("up", Long.toString(wards.get(0)));
    post("down", Long.toString(wards.get(11)));
    assertThat(chosen()).isEqualTo(wards.subList(0, 12));
    assertThat(post("remove", Long.toString(wards.get(0)))).contains("is taken off");
    assertThat(chosen()).isEqualTo(wards.subList(1, 12));
  }

  @Test
  void allThatFitCanBeSeenPageByPage() {
    for (String tree : "Amber Birch Cedar Delta Ember Fjord Grape Hazel Indigo Juniper Kestrel Laurel Maple Nettle"
        .split(" ")) {
      service("Copse " + mark + " " + tree, null, "Lowdyke", "LN1 4ZQ");
    }
    String first = post("find", "1", "q", "copse " + mark);
    assertThat(first).contains("The first 12 of 14").contains("More of them").doesNotContain("Those before");
    String second = post("find", "2", "q", "copse " + mark);
    assertThat(second).contains("13 to 14 of 14").contains("Those before").doesNotContain("More of them");
    assertThat(post("find", "99", "q", "copse " + mark)).contains("13 to 14 of 14");
    assertThat(post("find", "x", "q", "copse " + mark)).contains("The first 12 of 14");
    assertThat(post("find", "1", "q", "copse " + mark + " juniper")).contains("1 found");
    assertThat(new Browserless(house.address()).get("/services?q=copse+" + mark + "&page=2").statusCode())
        .isEqualTo(200);
  }

  @Test
  void findingNothingAtAllIsSaidBesideTheField() {
    for (String q : List.of("", "  ")) {
      assertThat(post("find", "1", "q", q, "words", "By the sea")).as("'" + q + "'").contains("id=\"q-error\"")
          .contains("Write the name of the service, its town or its postcode").contains("By the sea");
    }
    assertThat(post("add", "1", "q", "")).doesNotContain("Write the name of the service, its town");
  }

  @Test
  void wardsOfOneHospitalAreToldApartAtAGlance() {
    long trust = service("Very long name of a trust " + mark, null, "Lowdyke", "LN1 4ZQ");
    long hospital = service("Hospital " + mark, trust, "Lowdyke", "LN1 4ZQ");
    service("Ward one " + mark, hospital, "Lowdyke", "LN1 4ZQ");
    service("Ward two " + mark, hospital, null, null);
    service("Clinic " + mark, trust, "Lowdyke", "LN1 9ZQ");
    String found = post("find", "1", "q", mark).replaceAll("\\s+", " ");
    assertThat(found).contains(">Hospital " + mark + ", Lowdyke<").contains(">Hospital " + mark + "<")
        .contains(">Lowdyke, LN1 9ZQ<");
    assertThat(found).doesNotContain(">Hospital " + mark + ", Very long name");
    // Two that would read the same say all.
    service("Twin " + mark, service("Block " + mark, hospital, null, null), null, null);
    service("Twin " + mark, service("Block " + mark, trust, null, null), null, null);
    assertThat(post("find", "1", "q", "twin " + mark))
        .contains("Block " + mark + ", Hospital " + mark + ", Very long name of a trust " + mark);
    assertThat(post("inside", Long.toString(hospital))).contains("Ward two " + mark)
        .doesNotContain(">Hospital " + mark + ", Lowdyke<");
  }

  @Test
  void howFarWhatIsNearAPostcodeIs() {
    assertThat(post("find", "1", "q", "TR1 1AA")).contains("We know no service near this postcode");
    assertThat(post("find", "1", "q", "AB55 5AB")).contains("We know nothing near \"AB55 5AB\". These are the nearest:")
        .containsPattern("About [3-7]\\d miles from the middle of AB55").doesNotContain("In the area of");
    String near = post("find", "1", "q", "LN6 9ZZ");
    assertThat(near).containsPattern("(About \\d+ miles?|Less than a mile) from the middle of LN6|In the area of LN6");
    assertThat(post("find", "1", "q", "LN99 9ZZ")).contains("We do not know this postcode exactly")
        .contains("from the middle of LN.");
  }

  @Test
  void aClosedOneSaysSoAndOffersWhoGoesOn() {
    long old = service("Oldfold Clinic " + mark, null, "Lowdyke", "LN1 4ZQ");
    long next = service("Newfold Clinic " + mark, null, "Lowdyke", "LN1 4ZQ");
    post("add", Long.toString(old));
    change(ChangeRequest.merge(next, LocalDate.of(2026, 1, 1), List.of(old)));
    assertThat(post("find", "1", "q", "oldfold clinic " + mark)).contains("Closed since")
        .contains("Add Newfold Clinic " + mark);
    assertThat(chosen()).as("what was chosen while it was open stays").containsExactly(old);
    post("remove", Long.toString(old));
    assertThat(post("add", Long.toString(old), "words", "By the canal"))
        .contains("Oldfold Clinic " + mark + " has closed").contains("By the canal");
    assertThat(chosen()).isEmpty();
    assertThat(
        new Browserless(house.address()).post("/tell", "device", "shared", "service", Long.toString(old)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void saysWhyAServiceFitsWhereThatIsNotPlain() {
    long one = service("Forgethall " + mark, null, "Lowdyke", "LN1 4ZQ");
    change(ChangeRequest.rename(one, LocalDate.of(2026, 1, 1), "Brandnew House " + mark));
    assertThat(post("find", "1", "q", "forgethall " + mark)).contains("It was called Forgethall " + mark + " before.");
    assertThat(post("find", "1", "q", "brandnew " + mark)).doesNotContain("It was called");
  }

  @Test
  void whatIsNoPostcodeHereIsSaidKindly() {
    assertThat(post("find", "1", "q", "90210")).contains("postcode of another country");
    assertThat(post("find", "1", "q", "D02 X285")).contains("We do not know this postcode")
        .doesNotContain("another country");
    assertThat(post("find", "1", "q", "ZZ99 9ZZ")).contains("We do not know this postcode");
    assertThat(post("find", "1", "q", "qqzzkkvv" + mark)).contains("We found nothing for").contains("Try fewer words");
    assertThat(post("add", "999999999999")).contains("We do not know the service that you wanted to add");
    assertThat(post("add", "no number")).contains("We do not know the service that you wanted to add");
    assertThat(post("inside", "999999999999")).contains("We no longer know this service");
  }

  @Test
  void whatFitsComesWhileSomebodyTypesAndNothingOfItStays() {
    JdbcClient sql = house.sql();
    var answer = new Browserless(house.address()).post("/tell/services/found", "draft", draft, "q", "fenwick gen");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.body()).contains("Fenwick General").doesNotContain("<html");
    String near =
        new Browserless(house.address()).post("/tell/services/found", "draft", draft, "at", "53.230,-0.540").body();
    assertThat(near).contains("Near you").doesNotContain("53.230");
    for (String at : List.of("here", "91,181", "NaN,NaN", "0,0", "1e9,2")) {
      assertThat(new Browserless(house.address()).post("/tell/services/found", "at", at).body()).as(at)
          .contains("We know no service near you");
    }
    assertThat(
        sql.sql("select count(*) from telling_draft d where d::text like '%53.230%' or d::text like '%fenwick gen%'")
            .query(Long.class).single())
        .isZero();
  }
}
