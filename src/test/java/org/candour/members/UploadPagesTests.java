package org.candour.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.MemberList;
import org.candour.jobs.ClusterJob;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class UploadPagesTests {

  private final TestHouse house = TestHouse.get();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final long scope =
      house.sql().sql("select service from subscription_scope where subscription = ? order by service limit 1")
          .param(Cast.get().mainSubscription()).query(Long.class).single();
  private final long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
      new NewSubscription("Lists " + mark, null, "provider", "subscription", List.of(scope)));
  private final Browserless administrator =
      Cast.get().fresh("administrator", "subscription", Long.toString(subscription));

  private HttpResponse<String> send(String name, byte[] file, boolean change) {
    String line = "candour" + mark;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("--" + line + "\r\nContent-Disposition: form-data; name=\"change\"\r\n\r\n" + (change ? "yes" : "")
        + "\r\n--" + line + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes(("\r\n--" + line + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return administrator.send(HttpRequest.newBuilder(URI.create(house.address() + "/work/upload"))
        .header("Origin", house.address()).header("Content-Type", "multipart/form-data; boundary=" + line)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
  }

  private String look(String csv) {
    HttpResponse<String> sent = send("people.csv", csv.getBytes(StandardCharsets.UTF_8), false);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
    at = where(sent);
    return administrator.get(at).body();
  }

  private static String where(HttpResponse<String> sent) {
    String location = sent.headers().firstValue("Location").orElseThrow();
    return location.substring(location.indexOf("/work"));
  }

  private String at = "";

  private String address(String who) {
    return who + "." + mark + "@lists.example";
  }

  private PersonAccount person(String who) {
    return house.bean(People.class).byAddress(address(who)).orElseThrow();
  }

  @Test
  void aListIsShownThenAppliedOnceAndEveryWrongRowSaysWhy() {
    String ward =
        house.sql().sql("select name from public_service where id = ?").param(scope).query(String.class).single();
    String page = look("First name,Last name,Email,Role,Job title,Role group,Own services,Phone\nAda,One,"
        + address("ada") + ",Responder,Nurse,Clinician or care worker," + ward + ",01\nBo,Two," + address("bo")
        + ",,,,,\n,," + address("cy") + ",,,,,\nDi,Four,not an address,,,,,\nEd,Five,"
        + address("ada").toUpperCase(java.util.Locale.ROOT) + ",,,,,\nFlo,Six," + address("flo") + ",Emperor,,,,\n"
        + "Gus,Seven," + address("gus") + ",,,,Nowhere Ward,\nHal,Eight,=HYPERLINK(1),,,,,\nIda,Nine," + address("ida")
        + ",King,,Astronauts,Nowhere Else; Nowhere At All,\n");
    assertThat(page).as("all that is wrong with a row").contains("no such role: King")
        .contains("Not in your scope: Nowhere Else").contains("Not in your scope: Nowhere At All");
    assertThat(page).as("all that would be written").contains("Nurse").contains("Clinician or care worker")
        .contains(ward).as("groups that nobody named").doesNotContain("Another group");
    assertThat(page).contains("2 people would be added.").contains("7 rows are wrong").contains("The name is missing")
        .contains("This is no e-mail address: not an address").contains("stands in the list twice")
        .contains("no such role: Emperor").contains("Not in your scope: Nowhere Ward").contains("holds a formula")
        .contains("no such role group: Astronauts");
    assertThat(house.bean(People.class).byAddress(address("ada"))).as("nobody is added by looking").isEmpty();

    assertThat(administrator.post(at).statusCode()).isEqualTo(302);
    administrator.post(at);
    house.settle();
    assertThat(administrator.get(at).body()).contains("2 people are done.").contains("The list is done.");
    MemberList members = house.bean(MemberList.class);
    assertThat(members.one(subscription, person("ada").id()).orElseThrow().roles()).containsExactly("responder");
    assertThat(members.one(subscription, person("bo").id()).orElseThrow().roles()).containsExactly("member");
    assertThat(person("ada").roleGroup()).isEqualTo("clinician");
    assertThat(person("bo").roleGroup()).isEqualTo("other");
    assertThat(house.bean(People.class).ownServices(person("ada").id())).containsExactly(scope);
    assertThat(house.mailTo(address("ada"))).hasSize(1);

    assertThat(look("name,email,role\nAda One," + address("ada") + ",Administrator\n"))
        .contains("One is a member already and stays as they are.").doesNotContain("Do it");
    HttpResponse<String> change = send("people.csv",
        ("name,email,role\nAda One," + address("ada") + ",Member\n").getBytes(StandardCharsets.UTF_8), true);
    administrator.post(where(change));
    house.settle();
    assertThat(members.one(subscription, person("ada").id()).orElseThrow().roles()).containsExactly("member");
    assertThat(house.mailTo(address("ada"))).as("who is there already is not invited again").hasSize(1);
  }

  @Test
  void aListThatDoesNotFitIntoTheLevelIsNotOfferedAndNotDone() {
    house.sql().sql("update subscription set level = 'registration' where id = ?").param(subscription).update();
    assertThat(look(people("x", 10))).contains("10 people of it are no members yet.")
        .contains("room for 9 more members; the list adds 10, that is 1 too many")
        .doesNotContain("Do it", "would be added");
    administrator.post(at);
    house.settle();
    assertThat(house.bean(People.class).byAddress(address("x1"))).as("sent all the same").isEmpty();

    assertThat(look(people("y", 9))).contains("There is room for 9 more members").contains("Do it: 9 people");
    String fits = at;
    look("name,email\nOne Between," + address("between") + "\n");
    administrator.post(at);
    house.settle();
    administrator.post(fits);
    house.settle();
    assertThat(house.bean(People.class).byAddress(address("y1"))).as("there was room when it was looked at").isEmpty();
    assertThat(administrator.get(fits).body()).contains("room for 8 more members").doesNotContain("Do it");

    house.sql().sql("update subscription set level = 'subscription' where id = ?").param(subscription).update();
    assertThat(administrator.get(fits).body()).contains("Do it: 9 people").doesNotContain("There is room for");
    administrator.post(fits);
    house.settle();
    assertThat(administrator.get(fits).body()).contains("9 people are done.").doesNotContain("too many");
  }

  private String people(String who, int many) {
    StringBuilder csv = new StringBuilder("name,email\n");
    for (int i = 1; i <= many; i++) {
      csv.append("Some One,").append(address(who + i)).append('\n');
    }
    return csv.toString();
  }

  @Test
  void aListWritesNothingDownAboutWhoHadAnAccountBefore() {
    Cast.get().fresh("support");
    PersonAccount known = house.bean(People.class).byId(Cast.get().newest()).orElseThrow();
    String ward =
        house.sql().sql("select name from public_service where id = ?").param(scope).query(String.class).single();
    look("name,email,role,own services\nWhoever," + known.address() + ",Member," + ward + "\n");
    administrator.post(at);
    house.settle();
    assertThat(house.bean(MemberList.class).one(subscription, known.id()).orElseThrow().roles())
        .containsExactly("member");
    assertThat(house.bean(People.class).ownServices(known.id())).isEmpty();
  }

  @Test
  void aListRunsWithTheRightsAndInTheNameOfWhoeverConfirmsIt() {
    look("name,email,role\nJo Ten," + address("jo") + ",Member\n");
    Browserless part = Cast.get().fresh("administrator", "subscription", Long.toString(subscription));
    long other = house.sql().sql("select service from public_service_ancestor where ancestor = ? and depth = 1 limit 1")
        .param(scope).query(Long.class).single();
    house.sql().sql("insert into role_grant_service (grant_id, service) select id, ? from role_grant where person = ?")
        .params(other, Cast.get().newest()).update();
    part.post(at);
    house.settle();
    assertThat(house.bean(People.class).byAddress(address("jo"))).as("beyond what they look after").isEmpty();
    look("name,email,role\nJo Ten," + address("jo") + ",Member\n");
    Browserless second = Cast.get().fresh("administrator", "subscription", Long.toString(subscription));
    long confirmed = Cast.get().newest();
    second.post(at);
    house.settle();
    assertThat(house.sql().sql("select given_by from role_grant where person = ?").param(person("jo").id())
        .query(Long.class).single()).isEqualTo(confirmed);
  }

  @Test
  void whoModeratesIsAddedByNoList() {
    Cast.get().fresh("moderator");
    String moderator = house.bean(People.class).byId(Cast.get().newest()).orElseThrow().address();
    long person = Cast.get().newest();
    assertThat(look("name,email\nMo Derator," + moderator + "\n")).as("reading a list tells nobody who moderates")
        .contains("Do it").doesNotContain("cannot belong to an organisation here");
    administrator.post(at);
    house.settle();
    assertThat(administrator.get(at).body()).contains("cannot belong to an organisation here");
    assertThat(house.bean(MemberList.class).one(subscription, person)).isEmpty();
  }

  @Test
  void aListIsGoneAfterAWeekThoughNobodySendsAnother() {
    look("name,email,role\nOld Hand," + address("old") + ",Member\n");
    String id = at.substring(at.lastIndexOf('/') + 1);
    house.sql().sql("update member_upload set created_at = created_at - interval '8 days' where id = ?").param(id)
        .update();
    house.beans(ClusterJob.class).stream().filter(t -> t.name().equals("members-clear-uploads"))
        .forEach(t -> t.run().run());
    assertThat(administrator.get(at).statusCode()).isEqualTo(404);
    assertThat(
        house.sql().sql("select count(*) from member_upload_row where upload = ?").param(id).query(Long.class).single())
        .isZero();
  }

  @Test
  void aWorkbookWithMergedCellsAndFormulasAndOldEncodingsIsReadRowByRow() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("People");
      sheet.value(0, 0, "Name");
      sheet.value(0, 1, "E-mail");
      sheet.value(1, 0, "Zoë Merged");
      sheet.value(1, 1, address("zoe"));
      sheet.range(1, 0, 2, 0).merge();
      sheet.value(2, 1, address("nameless"));
      sheet.value(3, 0, "Computed");
      sheet.formula(3, 1, "A2");
    }
    HttpResponse<String> sent = send("people.xlsx", out.toByteArray(), false);
    String page = administrator.get(where(sent)).body();
    assertThat(page).contains("One person would be added.").contains("2 rows are wrong").contains("merged cells")
        .contains("holds a formula");
    HttpResponse<String> old = send("alt.csv",
        ("name;email\nJosé;" + address("jose") + "\n").getBytes(Charset.forName("windows-1252")), false);
    assertThat(administrator.get(where(old)).body()).contains("José").contains("Look whether the names are right");
  }

  @Test
  void whatCannotBeReadIsSaidAtTheField() {
    StringBuilder long50 = new StringBuilder("name,email\n");
    for (int i = 0; i < 50_000; i++) {
      long50.append("N").append(i).append(",n").append(i).append("@lists.example\n");
    }
    assertThat(send("x.csv", long50.toString().getBytes(StandardCharsets.UTF_8), false).body()).contains("file-error")
        .contains("more than 20,000 people");
    assertThat(send("x.csv", new byte[0], false).body()).contains("Choose a file");
    assertThat(send("x.xlsx", "PK\u0003\u0004 no workbook".getBytes(StandardCharsets.UTF_8), false).body())
        .contains("This Excel file is damaged");
    assertThat(send("x.csv", "who,where\nA,B\n".getBytes(StandardCharsets.UTF_8), false).body())
        .contains("has to name a column");
    assertThat(administrator.get("/work/upload/" + "a".repeat(22)).statusCode()).isEqualTo(404);
    look("name,email\nA," + address("foreign") + "\n");
    assertThat(Cast.get().caller("administrator").get(at).statusCode()).as("another organisation's list")
        .isEqualTo(404);
    assertThat(Cast.get().caller("administrator").post(at).statusCode()).isEqualTo(404);
  }
}
