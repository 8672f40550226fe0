package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.directory.Directory;
import org.candour.mail.Recipient;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.shared.SecretToken;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator of a large trust: eight hundred colleagues arrive on one list, and she looks after some of them. */
class AdministratorJourney {

  private static final int ROWS = 800;
  private static final List<String> WRONG = List.of("Nobody Here,no address at all,Member",
      ",nameless@journey.example,Member", "Emil Emperor,emperor@journey.example,Emperor", "Fay Formula,=A1,Member");

  private final TestHouse house = TestHouse.get();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  private long add(String name, Long parent) {
    Cast.get().fresh("operator");
    return house.bean(Directory.class).open(Cast.get().newestPerson(0),
        new Directory.Opening("uk-england", name, parent, LocalDate.of(2020, 1, 1),
            new Directory.Details(parent == null ? "trust" : "ward", parent == null, null, null, null, null),
            new Directory.Code("journey", UUID.randomUUID().toString())),
        SecretToken.fresh());
  }

  /** Four rows of the list are wrong; everybody else has a number in their name. */
  private byte[] list() {
    StringBuilder list = new StringBuilder("Name,Email,Role\n");
    WRONG.forEach(row -> list.append(row).append('\n'));
    for (int i = WRONG.size(); i < ROWS; i++) {
      list.append("Colleague ").append(number(i)).append(",c").append(number(i)).append('.').append(mark)
          .append("@journey.example,Member\n");
    }
    return list.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String number(int i) {
    return "n" + (1000 + i);
  }

  private void lookAfter(Visitor administrator, String number) {
    administrator.open("/work/members").write("q", number).press("Show");
    assertThat(administrator.sees("One member fits.")).isTrue();
    administrator.follow("Look after");
    assertThat(administrator.text("h1")).isEqualTo("Colleague " + number);
  }

  private void signIn(Visitor visitor, long person) {
    visitor
        .open("/sign-in/link/"
            + house.bean(Links.class).make(Recipient.person(person), "sign-in", "/work", Duration.ofHours(1)).token())
        .pressIn("main");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eightHundredColleaguesArriveAndAreLookedAfter(boolean script) {
    long trust = add("Broadwater Trust " + mark, null);
    String maple = "Maple Ward " + mark;
    String willow = "Willow Ward " + mark;
    add(maple, trust);
    add(willow, trust);
    long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Broadwater " + mark, trust, "provider", "subscription", List.of(trust)));
    Cast.get().fresh("administrator", "subscription", Long.toString(subscription));
    long person = Cast.get().newest();
    try (Visitor administrator = script ? Visitor.withScript() : Visitor.withoutScript();
        Visitor colleague = Visitor.withoutScript()) {
      signIn(administrator, person);
      arrive(administrator, script ? ROWS : 40);

      String narrowed = number(17);
      lookAfter(administrator, narrowed);
      assertThat(administrator.sees("Everything in scope")).isTrue();
      administrator.choose("Responder").write("q", maple).press("Find").press("Choose " + maple);
      administrator.press("Give the role");
      assertThat(administrator.text("main")).contains(maple).contains("and what is below");
      administrator.page().getByText("Take away Member").click();
      administrator.press("Yes, take Member away");
      assertThat(administrator.sees("The role was taken away.")).isTrue();
      assertThat(administrator.sees("Everything in scope")).isFalse();

      String frozen = number(23);
      lookAfter(administrator, frozen);
      administrator.press("Freeze");
      assertThat(administrator.sees("This member is frozen here")).isTrue();
      long out = house.bean(People.class).byAddress("c" + frozen + "." + mark + "@journey.example").orElseThrow().id();
      signIn(colleague, out);
      assertThat(colleague.status("/work")).as("frozen is outside").isNotEqualTo(200);

      whoCanSeeThisAndWhy(administrator, narrowed, frozen, maple, willow);
      somebodyGoesOnHoliday(administrator, number(31), number(32));

      lookAfter(administrator, number(31));
      administrator.follow("Their alerts");
      assertThat(administrator.sees("Broadwater Trust " + mark)).as("the alert over all that they may see").isTrue();
      assertThat(administrator.overflow()).isZero();
    }
  }

  /** The list is sent, looked at, confirmed, and done. Without script it is a short one: what differs is the form. */
  private void arrive(Visitor administrator, int rows) {
    String whole = new String(list(), StandardCharsets.UTF_8);
    String some = String.join("\n", whole.lines().limit(rows + 1L).toList()) + "\n";
    int right = rows - WRONG.size();
    administrator.open("/work/upload").page().locator("#file")
        .setInputFiles(new FilePayload("colleagues.csv", "text/csv", some.getBytes(StandardCharsets.UTF_8)));
    administrator.press("Look at it first");
    assertThat(administrator.sees(right + " people would be added.")).isTrue();
    assertThat(administrator.sees(WRONG.size() + " rows are wrong and would be left out.")).isTrue();
    assertThat(administrator.sees("This is no e-mail address: no address at all")).isTrue();
    assertThat(administrator.sees("There is no such role: Emperor")).isTrue();
    assertThat(administrator.sees("A cell holds a formula")).isTrue();
    assertThat(rows < ROWS ? List.of() : administrator.accessibilityFaults()).isEmpty();
    administrator.press("Do it: " + right + " people");
    String here = administrator.path();
    Awaitility.await().atMost(Duration.ofSeconds(180)).until(() -> administrator.open(here).sees("The list is done."));
    assertThat(administrator.sees(right + " people are done.")).isTrue();
    administrator.open("/work/members");
    assertThat(administrator.sees((right + 1) + " members.")).isTrue();
  }

  private void whoCanSeeThisAndWhy(Visitor administrator, String narrowed, String frozen, String maple, String willow) {
    administrator.open("/work/sight").write("q", willow).pick("criticality", "3").press("Find").press("Ask " + willow);
    assertThat(administrator.sees("A story about " + willow)).isTrue();
    assertThat(administrator.sees("people of your organisation can see it as staff")).isTrue();
    ask(administrator, narrowed, willow);
    assertThat(administrator.sees("As Responder: it covers other services.")).isTrue();
    ask(administrator, narrowed, maple);
    assertThat(administrator.text("main").contains("As Responder, over " + maple)).isTrue();
    ask(administrator, frozen, maple);
    assertThat(administrator.sees("As Member: frozen.")).isTrue();
  }

  private void ask(Visitor administrator, String number, String ward) {
    lookAfter(administrator, number);
    administrator.follow("What can they see?").write("q", ward).press("Find").press("Ask " + ward);
    assertThat(administrator.sees("Only Colleague " + number)).isTrue();
  }

  private void somebodyGoesOnHoliday(Visitor administrator, String absent, String deputy) {
    LocalDate today = LocalDate.ofInstant(house.bean(HouseClock.class).instant(), java.time.ZoneId.of("Europe/London"));
    lookAfter(administrator, absent);
    administrator.follow("Enter an absence").write("q", deputy).press("Find");
    administrator.choose("Colleague " + deputy);
    administrator.page().locator("#from").fill(today.toString());
    administrator.page().locator("#to").fill(today.plusDays(7).toString());
    administrator.press("Enter it");
    assertThat(administrator.sees("Colleague " + absent + " is away, Colleague " + deputy + " stands in.")).isTrue();
  }
}
