package org.candour.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class JoinPagesTests {

  private static final String JOIN = "/organisations/join";

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();

  private long add(String name) {
    return JoiningHouse.add(name);
  }

  private static String[] ask(long service, String address) {
    return new String[]{"at", "what", "service", service == 0 ? "" : Long.toString(service), "organisation",
        service == 0 ? "A clinic <b>of</b> ours" : "", "name", "Joy Ning", "address", address, "job", "Manager",
        "group", "executive", "purpose", "answer", "approver", "The board", "once", SecretToken.fresh()};
  }

  private String proof(String address) {
    house.settle();
    return JOIN + house.mailTo(address).stream().map(TestHouse::link).filter(link -> link.contains(JOIN))
        .reduce((first, last) -> last).orElseThrow().replaceAll(".*" + JOIN, "");
  }

  private static String fresh() {
    return UUID.randomUUID() + "@newcomer.example";
  }

  /** Asks and proves the address. Gives the page that tells how it stands. */
  private String asked(long service, String address) {
    Browserless nobody = Browserless.as("nobody");
    assertThat(nobody.post(JOIN, ask(service, address)).body()).contains("Look into your inbox");
    String link = proof(address);
    assertThat(nobody.post(link).statusCode()).isEqualTo(302);
    return link;
  }

  private long newest(String address) {
    return house.sql().sql("select max(id) from join_request where address = ?").param(address).query(Long.class)
        .single();
  }

  private String state(String address) {
    return house.sql().sql("select state from join_request where id = ?").param(newest(address)).query(String.class)
        .single();
  }

  /** How many staff listen, as the public reads it. */
  private long listening() {
    Matcher figure =
        Pattern.compile("(?s)uk-england/statistics\">[^<]*</a></th>\\s*<td[^>]*>[^<]*</td>\\s*<td[^>]*>([0-9,]+)</td>")
            .matcher(Browserless.as("nobody").get("/statistics").body());
    assertThat(figure.find()).isTrue();
    return Long.parseLong(figure.group(1).replace(",", ""));
  }

  @Test
  void anOrganisationIsApprovedAndItsAskerLooksAfterIt() {
    long practice = add("Joining practice");
    String address = fresh();
    Browserless nobody = Browserless.as("nobody");
    nobody.post(JOIN, ask(practice, address));
    String link = proof(address);
    // Opening it, as mail programs do by themselves, sends nothing on.
    assertThat(nobody.get(link).body()).contains("Is this your work address?");
    assertThat(state(address)).isEqualTo("asked");
    nobody.post(link);
    nobody.post(link);
    assertThat(nobody.get(link).body()).contains("We have your request");
    Browserless operator = cast.fresh("operator");
    assertThat(operator.get("/operate/joining").body()).contains("Joining practice").contains(address);
    String path = "/operate/joining/" + newest(address);
    assertThat(operator.get(path).body()).contains("The board").contains("Joy Ning")
        .contains("Their job", "What they would like at the beginning").doesNotContain("Your job")
        .doesNotContain("to your work");
    assertThat(operator.post(path, "service", "", "holder", "", "kind", "king", "approve", "yes").body())
        .contains("Choose the service that", "Write the name of the organisation", "Choose what kind");
    String holder = "Joining practice " + UUID.randomUUID();
    var sent =
        operator.post(path, "service", Long.toString(practice), "holder", holder, "kind", "provider", "approve", "yes");
    String done = operator.follow(sent).body();
    assertThat(operator.get(path).statusCode()).isEqualTo(404);
    String made = "/operate/subscriptions/"
        + house.sql().sql("select id from subscription where holder = ?").param(holder).query(Long.class).single();
    assertThat(done).contains("Approved: the registration is made", made);
    assertThat(operator.get(made).body()).contains(holder);
    assertThat(operator.getAfterForm("/operate/joining?done=approved&made=x%22y").body()).contains("Approved")
        .doesNotContain("Look at the registration");
    assertThat(operator.getAfterForm("/operate/joining?done=king&made=1").body()).doesNotContain("Approved")
        .doesNotContain("Look at the registration");
    house.settle();
    assertThat(nobody.get(link).body()).contains("You take part");
    assertThat(TestHouse.text(house.mailTo(address).getLast())).contains(holder).contains("/sign-in/link/")
        .contains("because you asked").doesNotContain("somebody who may add people");
    Browserless first = new Browserless(house.address());
    first.post(TestHouse.link(house.mailTo(address).getLast()));
    assertThat(first.get("/work/members").body()).contains("Joy Ning").contains("Administrator");
    assertThat(first.get("/work/alerts").body()).contains("Joining practice");
    assertThat(
        house.sql().sql("select level from subscription where holder = ?").param(holder).query(String.class).single())
        .isEqualTo("registration");
  }

  @Test
  void whoModeratesIsApprovedByNobody() {
    cast.fresh("moderator");
    String moderator = house.bean(People.class).byId(cast.newest()).orElseThrow().address();
    long practice = add("Apart practice");
    asked(practice, moderator);
    String path = "/operate/joining/" + newest(moderator);
    Browserless operator = cast.fresh("operator");
    assertThat(operator.post(path, "service", Long.toString(practice), "holder", "Apart " + UUID.randomUUID(), "kind",
        "provider", "approve", "yes").body()).contains("reason-error", "cannot belong to an organisation");
    long ward = house.sql().sql("select service from service_code where code = 'FEN02-MIU'").query(Long.class).single();
    asked(ward, moderator);
    assertThat(cast.fresh("administrator").post("/work/joining/" + newest(moderator) + "/decision",
        "role-" + newest(moderator), "member", "approve", "yes").body())
        .contains("role-" + newest(moderator) + "-error", "cannot belong to an organisation");
  }

  @Test
  void aColleagueIsApprovedCountedAndNeverNamed() {
    long main = cast.mainSubscription();
    // At the hospital where no other test adds a subscription of its own, which would be nearer.
    long ward = house.sql().sql("select service from service_code where code = 'FEN02-MIU'").query(Long.class).single();
    String address = fresh();
    String link = asked(ward, address);
    assertThat(Browserless.as("nobody").get(link).body()).contains("Your colleagues have your request")
        .contains("Fenwick");
    assertThat(cast.fresh("operator").get("/operate/joining").body()).doesNotContain(address);
    Browserless administrator = cast.fresh("administrator");
    assertThat(administrator.get("/work/joining").body()).contains(address).as("what they asked for is chosen")
        .containsPattern("name=\"role-" + newest(address) + "\"[\\s\\S]{0,900}<option value=\"responder\" selected");
    String path = "/work/joining/" + newest(address) + "/decision";
    assertThat(administrator.post(path, "role-" + newest(address), "king", "approve", "yes").body())
        .contains("Choose a role");
    assertThat(administrator.post(path, "decline", "yes").body()).contains("Choose a reason");
    long before = listening();
    assertThat(administrator.post(path, "role-" + newest(address), "member", "approve", "yes").statusCode())
        .isEqualTo(302);
    assertThat(listening()).isEqualTo(before + 1);
    assertThat(administrator.post(path, "role-" + newest(address), "member", "approve", "yes").body())
        .contains("Somebody was faster");
    var person = house.bean(People.class).byAddress(address).orElseThrow();
    assertThat(house.bean(org.candour.access.Memberships.class).held(main, person.id())).singleElement()
        .satisfies(h -> assertThat(h.role()).isEqualTo("member"));
    for (String open : List.of("/statistics", "/statistics/demo-fen", "/services/demo-fen", "/services/demo-fen01-w07",
        "/organisations")) {
      assertThat(Browserless.as("nobody").get(open).body()).doesNotContain("Joy Ning").doesNotContain(address);
    }
    // Asking again leads to the door, and changes no role.
    String again = asked(ward, address);
    assertThat(Browserless.as("nobody").get(again).body()).contains("You belong to it already");
  }

  @Test
  void ofTwoWhoDecideAtOnceOneDoes() {
    long clinic = add("Decided twice");
    String address = fresh();
    asked(clinic, address);
    String path = "/operate/joining/" + newest(address);
    String holder = "Decided twice " + UUID.randomUUID();
    Browserless one = cast.fresh("operator");
    Browserless other = cast.fresh("operator");
    assertThat(org.candour.Scene.atOnce(
        () -> one.post(path, "service", Long.toString(clinic), "holder", holder, "kind", "provider", "approve", "yes"),
        () -> other.post(path, "service", Long.toString(clinic), "holder", holder, "kind", "provider", "approve",
            "yes"),
        () -> other.post(path, "service", Long.toString(clinic), "holder", holder + " too", "kind", "provider",
            "approve", "yes")))
        .extracting(HttpResponse::statusCode).containsOnlyOnce(302).allMatch(s -> s == 302 || s == 409 || s == 200);
    assertThat(house.sql().sql("select count(*) from subscription where holder like ?").param(holder + "%")
        .query(Long.class).single()).isEqualTo(1);
    assertThat(one.post(path, "reason", "unknown", "decline", "yes").body()).contains("Somebody was faster");
    assertThat(state(address)).isEqualTo("approved");
    // The same for two administrators and a colleague.
    long ward = house.sql().sql("select service from service_code where code = 'FEN02-MIU'").query(Long.class).single();
    String colleague = fresh();
    asked(ward, colleague);
    String decision = "/work/joining/" + newest(colleague) + "/decision";
    Browserless first = cast.fresh("administrator");
    Browserless second = cast.fresh("administrator");
    assertThat(
        org.candour.Scene.atOnce(() -> first.post(decision, "role-" + newest(colleague), "member", "approve", "yes"),
            () -> second.post(decision, "role-" + newest(colleague), "responder", "approve", "yes")))
        .extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 409);
    long person = house.bean(People.class).byAddress(colleague).orElseThrow().id();
    assertThat(house.bean(org.candour.access.Memberships.class).held(cast.mainSubscription(), person)).hasSize(1);
  }

  @Test
  void decliningIsToldWithItsReason() {
    String address = fresh();
    String link = asked(0, address);
    Browserless operator = cast.fresh("operator");
    String path = "/operate/joining/" + newest(address);
    assertThat(operator.get(path).body()).contains("A clinic &lt;b>of").doesNotContain("<b>of");
    assertThat(operator.post(path, "decline", "yes", "reason", "because").body()).contains("Choose a reason");
    assertThat(operator.post(path, "decline", "yes", "reason", "not-care").statusCode()).isEqualTo(302);
    house.settle();
    assertThat(TestHouse.text(house.mailTo(address).getLast()))
        .contains("organisations that give, arrange or watch over care");
    assertThat(Browserless.as("nobody").get(link).body()).contains("Not this time");
    house.pass(Duration.ofDays(181));
    house.bean(JoinRequests.class).forget();
    assertThat(house.sql().sql("select name || address || approver from join_request where once is not null"
        + " and reason = 'not-care' order by id desc limit 1").query(String.class).single()).isEmpty();
  }

  @Test
  void whoAsksAfterTheOrganisationHasJoinedGoesToItsAdministrators() {
    long clinic = add("Twice asked");
    String first = fresh();
    String second = fresh();
    asked(clinic, first);
    asked(clinic, second);
    Browserless operator = cast.fresh("operator");
    String holder = "Twice asked " + UUID.randomUUID();
    operator.post("/operate/joining/" + newest(first), "service", Long.toString(clinic), "holder", holder, "kind",
        "provider", "approve", "yes");
    assertThat(operator.get("/operate/joining/" + newest(second)).body()).contains("takes part already");
    assertThat(operator.post("/operate/joining/" + newest(second), "service", Long.toString(clinic), "holder", holder,
        "kind", "provider", "approve", "yes").headers().firstValue("Location").orElseThrow()).endsWith("?done=passed");
    assertThat(state(second)).isEqualTo("waiting");
    assertThat(
        house.sql().sql("select count(*) from subscription where holder = ?").param(holder).query(Long.class).single())
        .isEqualTo(1);
    house.settle();
    // Both letters may leave at once, in any order.
    assertThat(house.mailTo(first))
        .anySatisfy(letter -> assertThat(TestHouse.text(letter)).contains("asks to become a member"));
  }

  @Test
  void onlyAddressesOfKeptDomainsMayAsk() {
    long clinic = add("Careful clinic");
    long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Careful " + UUID.randomUUID(), null, "provider", "registration", List.of(clinic)));
    Browserless administrator = cast.fresh("administrator", "subscription", Long.toString(subscription));
    assertThat(administrator.post("/work/joining/domains", "domain", "com").body()).contains("Write a domain like");
    assertThat(administrator.post("/work/joining/domains", "domain", "@Careful.Example").statusCode()).isEqualTo(302);
    assertThat(administrator.get("/work/joining").body()).contains("careful.example");
    String stranger = UUID.randomUUID() + "@attacker-careful.example";
    String colleague = UUID.randomUUID() + "@ward.careful.example";
    assertThat(Browserless.as("nobody").get(asked(clinic, stranger)).body())
        .contains("Please use an address of your organisation");
    asked(clinic, colleague);
    assertThat(administrator.get("/work/joining").body()).contains(colleague).doesNotContain(stranger);
    administrator.post("/work/joining/domains", "remove", "careful.example");
    assertThat(administrator.get("/work/joining").body()).contains("At the moment everybody may ask");
  }

  @Test
  void aDomainIsComparedLabelByLabel() {
    assertThat(WorkDomains.belongs("a@example.com", "example.com")).isTrue();
    assertThat(WorkDomains.belongs("a@ward.example.com", "example.com")).isTrue();
    assertThat(WorkDomains.belongs("a@EXAMPLE.com", "example.com")).isTrue();
    assertThat(WorkDomains.belongs("a@attacker-example.com", "example.com")).isFalse();
    assertThat(WorkDomains.belongs("a@example.com.attacker.org", "example.com")).isFalse();
    assertThat(WorkDomains.belongs("example.com@attacker.org", "example.com")).isFalse();
    assertThat(WorkDomains.belongs("a@com", "example.com")).isFalse();
    assertThat(WorkDomains.domain("com")).isEmpty();
    assertThat(WorkDomains.domain("exa mple.com")).isEmpty();
    assertThat(WorkDomains.domain("-x.example")).isEmpty();
    assertThat(WorkDomains.domain("a..example")).isEmpty();
    assertThat(WorkDomains.domain("Bücher.example")).contains("xn--bcher-kva.example");
  }

  @Test
  void badInputIsSaidAtItsFieldAndKept() {
    Browserless nobody = Browserless.as("nobody");
    assertThat(nobody.post(JOIN, "at", "which").body()).contains("Choose your organisation from the list");
    assertThat(nobody.post(JOIN, "at", "which", "service", "999999999").body())
        .contains("not in our directory any more");
    assertThat(nobody.post(JOIN, "at", "which", "organisation", "Kept clinic").body()).contains("Who are you?")
        .contains("Kept clinic");
    assertThat(
        nobody.post(JOIN, "at", "who", "organisation", "Kept clinic", "name", "Kept name", "address", "nothing").body())
        .contains("Write an e-mail address like", "Choose what comes closest", "Kept name", "Kept clinic");
    String[] good = ask(0, fresh());
    assertThat(nobody.post(JOIN, JoiningHouse.with(good, "purpose", "king")).body())
        .contains("Choose what you would like to do").contains("The board");
    assertThat(nobody.post(JOIN, JoiningHouse.with(good, "name", "")).body()).contains("Who are you?")
        .contains("Write your name");
    assertThat(nobody.post(JOIN, JoiningHouse.with(good, "website", "spam")).body())
        .contains("a field that nobody can see");
    assertThat(nobody.post(JOIN, JoiningHouse.with(good, "back", "which")).body())
        .contains("Which organisation do you work for?");
    assertThat(nobody.get(JOIN + "/none").body()).contains("This link is over");
    assertThat(nobody.post(JOIN + "/none").statusCode()).isEqualTo(302);
  }

  @Test
  void sentTwiceIsAskedOnceAndALinkIsOverAfterADay() {
    String address = fresh();
    String[] fields = ask(0, address);
    Browserless nobody = Browserless.as("nobody");
    nobody.post(JOIN, fields);
    nobody.post(JOIN, fields);
    String link = proof(address);
    assertThat(house.mailTo(address)).hasSize(1);
    house.pass(Duration.ofHours(25));
    nobody.post(link);
    assertThat(nobody.get(link).body()).contains("This link is over");
    house.bean(JoinRequests.class).forget();
    assertThat(house.sql().sql("select count(*) from join_request where address = ?").param(address).query(Long.class)
        .single()).isZero();
    assertThat(house.bean(ServiceSubscriptions.class).of(house.bean(org.candour.lookup.ServiceSearch.class)
        .find(new RegionId("uk-england"), "Ward 7", 1).getFirst().id())).isPresent();
  }
}
