package org.candour.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceContacts.ServiceContact;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class ContactPagesTests {

  private final UpkeepHouse up = new UpkeepHouse();
  private final Cast cast = Cast.get();
  private final ServiceContacts contacts = up.house.bean(ServiceContacts.class);

  private List<String> names(long service, String kind) {
    return contacts.of(List.of(service), kind).getOrDefault(service, List.of()).stream().map(ServiceContact::name)
        .toList();
  }

  @Test
  void theNearestContactCountsAndOnlyComplaintsArePublic() {
    long trust = up.add(UpkeepHouse.fresh("Own trust"), null);
    long site = up.add(UpkeepHouse.fresh("Site"), trust);
    long ward = up.add(UpkeepHouse.fresh("Ward"), site);
    long own = up.house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription(UpkeepHouse.fresh("Own"), null, "provider", "subscription", List.of(trust)));
    Browserless administrator = cast.fresh("administrator", "subscription", Long.toString(own));
    for (String kind : ServiceContacts.KINDS) {
      assertThat(administrator.post("/work/contacts", "kind", kind, "name", "Trust " + kind, "phone", "01632 960123",
          "service", Long.toString(trust), "save", "yes").statusCode()).isEqualTo(302);
    }
    administrator.post("/work/contacts", "kind", "safeguarding", "name", "Ward safeguarding", "address",
        "ward@example.org", "service", Long.toString(ward), "save", "yes");
    assertThat(names(ward, "safeguarding")).containsExactly("Ward safeguarding");
    assertThat(names(site, "safeguarding")).containsExactly("Trust safeguarding");
    assertThat(contacts.of(List.of(ward, site), "escalation")).hasSize(2);
    String page = Browserless.as("nobody").get("/services/" + up.get(ward).code()).body();
    assertThat(page).contains("Trust complaints").doesNotContain("Ward safeguarding")
        .doesNotContain("Trust escalation");
    assertThat(administrator.get("/work/contacts").body()).contains("Ward safeguarding");

    long id = contacts.of(List.of(ward), "safeguarding").get(ward).getFirst().id();
    String form = administrator.get("/work/contacts/" + id).body();
    assertThat(administrator.post("/work/contacts/" + id, Scene.with(form, "name", "Changed")).statusCode())
        .isEqualTo(302);
    HttpResponse<String> late = administrator.post("/work/contacts/" + id, Scene.with(form, "name", "Too late"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Too late").contains("You changed this yourself in another window or tab")
        .doesNotContain("Somebody else changed this first");
    administrator.post("/work/contacts/" + id + "/end");
    assertThat(names(ward, "safeguarding")).containsExactly("Trust safeguarding");
  }

  private Browserless of(String kind, long service) {
    return cast.fresh("administrator", "subscription",
        Long.toString(up.house.bean(Subscriptions.class).add(Caller.NOBODY,
            new NewSubscription(UpkeepHouse.fresh(kind), null, kind, "subscription", List.of(service)))));
  }

  @Test
  void onlyTheNearestProviderKeepsThemAndEachAdministratorTheirPart() {
    long trust = up.add(UpkeepHouse.fresh("Kept trust"), null);
    long ward = up.add(UpkeepHouse.fresh("Kept ward"), trust);
    long let = up.add(UpkeepHouse.fresh("Let ward"), trust);
    long own = up.house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription(UpkeepHouse.fresh("Keeps"), null, "provider", "subscription", List.of(trust)));
    Browserless whole = cast.fresh("administrator", "subscription", Long.toString(own));
    whole.post("/work/contacts", "kind", "safeguarding", "name", "Trust alone", "phone", "01632 960123", "service",
        Long.toString(trust), "save", "yes");
    long id = contacts.of(List.of(trust), "safeguarding").get(trust).getFirst().id();
    Browserless part = cast.fresh("administrator", "subscription", Long.toString(own));
    up.sql.sql("insert into role_grant_service (grant_id, service) select id, ? from role_grant where person = ?")
        .params(ward, cast.newest()).update();
    assertThat(part.get("/work/pages/" + ward).statusCode()).isEqualTo(200);
    for (Browserless other : List.of(part, of("regulator", trust), of("commissioner", trust), of("provider", ward))) {
      assertThat(other.get("/work/contacts").body()).doesNotContain("Trust alone");
      assertThat(other.get("/work/contacts/" + id).statusCode()).isEqualTo(404);
      assertThat(other.post("/work/contacts/" + id + "/end").statusCode()).isEqualTo(404);
      assertThat(other.get("/work/pages/" + trust).statusCode()).isEqualTo(404);
      assertThat(other.post("/work/contacts", "kind", "complaints", "name", "Somebody", "phone", "01632 960123",
          "service", Long.toString(trust), "save", "yes").body())
          .contains("Choose a service that your organisation covers");
    }
    Browserless nearer = of("provider", let);
    nearer.post("/work/contacts", "kind", "complaints", "name", "Let alone", "phone", "01632 960123", "service",
        Long.toString(let), "save", "yes");
    assertThat(nearer.get("/work/contacts").body()).contains("Let alone");
    assertThat(whole.get("/work/contacts").body()).contains("Trust alone").doesNotContain("Let alone");
    assertThat(whole.get("/work/pages/" + let).statusCode()).isEqualTo(404);
    assertThat(whole.get("/work/pages/" + trust).statusCode()).isEqualTo(200);
  }

  @Test
  void badInputIsSaidAtItsField() {
    Browserless administrator = cast.fresh("administrator");
    HttpResponse<String> wrong = administrator.post("/work/contacts", "kind", "king", "name", " ", "phone", "call me",
        "address", "nobody", "hours", "h".repeat(200), "service",
        Long.toString(up.add(UpkeepHouse.fresh("Foreign"), null)), "save", "yes");
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(wrong.body()).contains("Choose what this contact is for", "Write a name or a function",
        "Write a number like", "Write an e-mail address like", "Choose a service that your organisation covers",
        "call me");
    assertThat(administrator.post("/work/contacts", "kind", "complaints", "name", "Somebody", "service",
        Long.toString(up.trust()), "save", "yes").body()).contains("Write a telephone number or an e-mail address");
  }

  @Test
  void whatAnOrganisationShowsGoesDownTheTree() {
    long trust = up.add(UpkeepHouse.fresh("Shown trust"), null);
    long site = up.add(UpkeepHouse.fresh("Shown site"), trust);
    long ward = up.add(UpkeepHouse.fresh("Shown ward"), site);
    long own = up.house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription(UpkeepHouse.fresh("Shows"), null, "provider", "subscription", List.of(trust)));
    Browserless administrator = cast.fresh("administrator", "subscription", Long.toString(own));
    String form = administrator.get("/work/pages/" + trust).body();
    assertThat(administrator
        .post("/work/pages/" + trust, Scene.with(form, "link", "javascript:alert(1)", "about", "Kept words")).body())
        .contains("Write an address like").contains("Kept words");
    assertThat(administrator
        .post("/work/pages/" + trust,
            Scene.with(form, "about", "We <b>listen</b>.", "link", "www.example.org/visit", "label", "Visiting us"))
        .statusCode()).isEqualTo(302);
    String site1 = administrator.get("/work/pages/" + site).body();
    administrator.post("/work/pages/" + site, Scene.with(site1, "about", "The site speaks."));
    String page = Browserless.as("nobody").get("/services/" + up.get(ward).code()).body();
    assertThat(page).contains("The site speaks.").contains("https://www.example.org/visit").contains("Visiting us")
        .doesNotContain("We &lt;b");
    assertThat(Browserless.as("nobody").get("/services/" + up.get(trust).code()).body()).contains("We &lt;b&gt;listen");
    String affected = administrator.get("/work/pages/" + trust).body();
    assertThat(affected).contains("Services below that show it too: 2").contains("link, label of the link");
    HttpResponse<String> late = administrator.post("/work/pages/" + trust, Scene.with(form, "about", "Too late"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Too late", "You changed this yourself in another window or tab");
    assertThat(administrator.get("/work/pages/" + up.add(UpkeepHouse.fresh("Not ours"), null)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void anOperatorKeepsThemToo() {
    long ward = up.add(UpkeepHouse.fresh("Operator keeps"), null);
    Browserless operator = cast.fresh("operator");
    String path = "/operate/services/" + ward + "/contacts";
    assertThat(operator.post(path, "kind", "complaints", "name", "Front desk", "phone", "x").body())
        .contains("Write a number like").contains("Front desk");
    operator.post(path, "kind", "complaints", "name", "Front desk", "phone", "0800 123 456", "hours",
        "Monday to Friday");
    assertThat(operator.get(path).body()).contains("Front desk");
    Map<Long, List<ServiceContact>> all = contacts.of(List.of(ward), "complaints");
    assertThat(operator.post("/operate/contacts/" + all.get(ward).getFirst().id() + "/end").statusCode())
        .isEqualTo(302);
    assertThat(contacts.of(List.of(ward), "complaints")).isEmpty();
  }
}
