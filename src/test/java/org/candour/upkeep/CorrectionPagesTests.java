package org.candour.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

class CorrectionPagesTests {

  private final UpkeepHouse up = new UpkeepHouse();
  private final Cast cast = Cast.get();

  private String form(String service) {
    return Browserless.as("nobody").get("/correction?service=" + service).body();
  }

  private long newest(long service) {
    return up.sql.sql("select max(id) from correction where service = ?").param(service).query(Long.class).single();
  }

  @Test
  void anybodyProposesAnOperatorDecidesAndWhoeverLeftAnAddressIsAnswered() {
    long ward = up.add(UpkeepHouse.fresh("Wrongly named"), null);
    String code = up.get(ward).code();
    String address = UUID.randomUUID() + "@proposer.example";
    Browserless nobody = Browserless.as("nobody");
    String[] fields = Scene.with(form(code), "what", "name", "value", "Rightly named & <i>new</i>", "body",
        "Secret helpful words", "address", address);
    assertThat(nobody.post("/correction", fields).body()).contains("We have it").contains("write to you");
    assertThat(nobody.post("/correction", fields).body()).contains("We have it");
    assertThat(up.sql.sql("select count(*) from correction where service = ?").param(ward).query(Long.class).single())
        .isEqualTo(1);
    assertThat(nobody.get("/services/" + code).body()).contains("One correction was proposed")
        .doesNotContain("Secret helpful words").doesNotContain("Rightly named");

    Browserless operator = cast.fresh("operator");
    assertThat(operator.get("/operate/corrections").body()).contains("Secret helpful words")
        .contains("Rightly named &amp; &lt;i&gt;");
    assertThat(operator.get("/operate/corrections").body()).doesNotContain(address);
    HttpResponse<String> accepted =
        operator.post("/operate/corrections/" + newest(ward) + "/decision", "accept", "yes");
    String editor = accepted.headers().firstValue("Location").orElseThrow();
    assertThat(operator.get(editor.substring(editor.indexOf("/operate"))).body())
        .contains("value=\"Rightly named &amp; &lt;i>new").contains("Another name for");
    assertThat(operator.post("/operate/corrections/" + newest(ward) + "/decision", "accept", "yes").body())
        .contains("Somebody was faster");
    up.house.settle();
    assertThat(up.house.mailTo(address)).hasSize(1);
    assertThat(TestHouse.text(up.house.mailTo(address).getFirst())).contains("You are right")
        .doesNotContain("Secret helpful words");
    assertThat(nobody.get("/services/" + code).body()).contains("1 taken up");
  }

  @Test
  void ofTwoOperatorsAtOnceOneDecides() {
    long ward = up.add(UpkeepHouse.fresh("Decided twice"), null);
    String address = UUID.randomUUID() + "@proposer.example";
    Browserless.as("nobody").post("/correction",
        Scene.with(form(up.get(ward).code()), "what", "name", "value", "Another", "address", address));
    String path = "/operate/corrections/" + newest(ward) + "/decision";
    Browserless one = cast.fresh("operator");
    Browserless other = cast.fresh("operator");
    assertThat(Scene.atOnce(() -> one.post(path, "accept", "yes"), () -> other.post(path, "reason", "unclear")))
        .extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 409);
    up.house.settle();
    assertThat(up.house.mailTo(address)).hasSize(1);
    assertThat(up.sql.sql("select count(*) from audit_entry where subject_kind = 'correction' and subject_id = ?")
        .param(newest(ward)).query(Long.class).single()).isEqualTo(1);
  }

  @Test
  void decliningNeedsAReasonThatIsToldToTheProposer() {
    long ward = up.add(UpkeepHouse.fresh("Stays"), null);
    String address = UUID.randomUUID() + "@proposer.example";
    Browserless.as("nobody").post("/correction",
        Scene.with(form(up.get(ward).code()), "what", "closed", "address", address));
    Browserless operator = cast.fresh("operator");
    String path = "/operate/corrections/" + newest(ward) + "/decision";
    assertThat(operator.post(path, "decline", "yes", "reason-" + newest(ward), "because").body())
        .contains("Choose why it stays");
    assertThat(operator.post(path, "decline", "yes", "reason-" + newest(ward), "as-it-is").statusCode()).isEqualTo(302);
    up.house.settle();
    assertThat(TestHouse.text(up.house.mailTo(address).getFirst())).contains("as far as we can find out");
    up.house.pass(Duration.ofDays(181));
    up.house.bean(ServiceCorrections.class).blank();
    assertThat(up.sql.sql("select address || body || value from correction where service = ?").param(ward)
        .query(String.class).single()).isEmpty();
  }

  @Test
  void badInputIsSaidAtItsFieldAndKept() {
    String code = up.get(up.add(UpkeepHouse.fresh("Asked about"), null)).code();
    Browserless nobody = Browserless.as("nobody");
    assertThat(nobody
        .post("/correction", Scene.with(form(code), "what", "king", "value", "Kept value", "address", "not an address"))
        .body()).contains("Choose what is wrong", "Write an e-mail address like", "Kept value");
    assertThat(nobody.post("/correction", Scene.with(form(code), "what", "name")).body())
        .contains("Write what should be different");
    assertThat(nobody.post("/correction", Scene.with(form(code), "what", "other", "body", "word ".repeat(301))).body())
        .contains("no more than 300 words");
    assertThat(nobody
        .post("/correction", Scene.with(form(code), "what", "other", "body", "Kept words", "website", "spam")).body())
        .contains("a field that nobody can see").contains("Kept words");
    assertThat(nobody.get("/correction?service=no-such-service").statusCode()).isEqualTo(404);
    assertThat(nobody
        .post("/correction", "service", "", "what", "missing", "value", UpkeepHouse.fresh("Missing clinic")).body())
        .contains("We have it");
    assertThat(nobody.post("/correction", "service", "", "what", "name", "value", "x").body())
        .contains("Choose what is wrong");
  }

  @Test
  void anAdministratorProposesForTheirOrganisation() {
    long ward = up.add(UpkeepHouse.fresh("In scope"), up.trust());
    Browserless administrator = cast.fresh("administrator");
    String page = administrator.get("/correction?service=" + up.get(ward).code()).body();
    assertThat(page).contains("You write for Fenwick");
    administrator.post("/correction", Scene.with(page, "what", "moved", "value", "Another trust"));
    assertThat(cast.fresh("operator").get("/operate/corrections").body()).contains("from Fenwick");
    long foreign = up.add(UpkeepHouse.fresh("Not in scope"), null);
    assertThat(administrator.get("/correction?service=" + up.get(foreign).code()).body())
        .doesNotContain("You write for");
  }
}
