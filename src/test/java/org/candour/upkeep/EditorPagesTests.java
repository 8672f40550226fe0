package org.candour.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.directory.Directory;
import org.candour.directory.Service;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;

class EditorPagesTests {

  private final UpkeepHouse up = new UpkeepHouse();
  private final Cast cast = Cast.get();
  private final Browserless operator = cast.fresh("operator");

  @Test
  void aServiceIsAddedAndFoundAtOnce() {
    String name = UpkeepHouse.fresh("Brand New Clinic");
    String code = "C" + name.substring(name.length() - 8);
    HttpResponse<String> added = operator.post("/operate/services/new", "name", name, "kind", "practice", "since",
        "2026-01-05", "parent", Long.toString(up.trust()), "postcode", "s102jf", "town", "Sheffield", "website",
        "www.example.org", "about", "A <b>new</b> place", "scheme", "test", "code", code, "save", "yes");
    assertThat(added.statusCode()).isEqualTo(302);
    Service there = up.search.find(new RegionId("uk-england"), name, 1).getFirst();
    assertThat(there.postcode()).isEqualTo("S10 2JF");
    assertThat(there.parent()).isEqualTo(up.trust());
    assertThat(there.code()).isEqualTo("test-" + code.toLowerCase(java.util.Locale.ROOT));
    assertThat(Browserless.as("nobody").get("/services/" + there.code()).body()).contains("GP practice")
        .contains("Sheffield").contains("A &lt;b&gt;new");
    assertThat(operator.get("/operate/services?q=" + code).body()).contains(name);
  }

  @Test
  void whatIsWrongIsSaidAndWhatWasTypedStays() {
    HttpResponse<String> wrong = operator.post("/operate/services/new", "name", " ", "kind", "none", "since",
        "yesterday", "postcode", "!!", "website", "javascript:alert(1)", "scheme", "BAD scheme", "code", "", "parent",
        "999999999", "about", "Typed about", "save", "yes");
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(wrong.body()).contains("Write a name of up to", "Choose what kind of service", "Write a day like",
        "Write a postcode like", "Write an address like", "Write small letters and digits",
        "Choose an open service of this place", "Typed about");
    String taken =
        up.sql.sql("select code from service_code where scheme = 'demo' limit 1").query(String.class).single();
    assertThat(operator.post("/operate/services/new", "name", "A name", "kind", "ward", "since", "2026-01-01", "scheme",
        "demo", "code", taken, "save", "yes").body()).contains("This code belongs to");
  }

  @Test
  void aDoubleClickAddsOneService() {
    String name = UpkeepHouse.fresh("Clicked twice");
    String code = "D" + name.substring(name.length() - 8);
    String[] form = Scene.with(operator.get("/operate/services/new").body(), "name", name, "kind", "ward", "scheme",
        "test", "code", code, "save", "yes");
    var both = java.util.stream.IntStream.range(0, 2)
        .mapToObj(
            i -> java.util.concurrent.CompletableFuture.supplyAsync(() -> operator.post("/operate/services/new", form)))
        .toList().stream().map(java.util.concurrent.CompletableFuture::join).toList();
    assertThat(both).extracting(HttpResponse::statusCode).containsOnly(302);
    assertThat(both.get(0).headers().firstValue("Location")).isEqualTo(both.get(1).headers().firstValue("Location"));
    assertThat(up.search.find(new RegionId("uk-england"), name, 5)).hasSize(1);
  }

  @Test
  void ofTwoOperatorsWithOneCodeTheSecondIsToldAtItsField() {
    String code = "E" + UpkeepHouse.fresh("").substring(1);
    var both = java.util.stream.Stream.of("One", "Other")
        .map(name -> java.util.concurrent.CompletableFuture
            .supplyAsync(() -> operator.post("/operate/services/new", "name", UpkeepHouse.fresh(name), "kind", "ward",
                "since", "2026-01-01", "scheme", "test", "code", code, "save", "yes")))
        .toList().stream().map(java.util.concurrent.CompletableFuture::join).toList();
    assertThat(both).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 200);
    assertThat(both.stream().filter(a -> a.statusCode() == 200).findFirst().orElseThrow().body())
        .contains("This code belongs to");
  }

  @Test
  void theSecondEditorIsToldAndLosesNothing() {
    long ward = up.add(UpkeepHouse.fresh("Edited twice"), null);
    String path = "/operate/services/" + ward + "/facts";
    String form = operator.get(path).body();
    assertThat(operator.post(path, Scene.with(form, "kind", "ward", "town", "Leeds", "save", "yes")).statusCode())
        .isEqualTo(302);
    assertThat(
        cast.fresh("operator").post(path, Scene.with(form, "kind", "ward", "town", "York", "save", "yes")).body())
        .contains("Somebody else changed this service");
    HttpResponse<String> late =
        operator.post(path, Scene.with(form, "kind", "ward", "town", "York", "about", "Late words", "save", "yes"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("You changed this yourself in another window or tab")
        .doesNotContain("Somebody else").contains("Late words").contains("York");
    assertThat(up.get(ward).town()).isEqualTo("Leeds");
    assertThat(operator.post(path, Scene.with(late.body(), "kind", "ward", "save", "yes")).statusCode()).isEqualTo(302);
    assertThat(up.get(ward).town()).isEqualTo("York");
  }

  /** A new code may make another address; the old ones go on leading there. */
  @Test
  void oldAddressesGoOnLeadingToThePage() {
    long ward = up.add(UpkeepHouse.fresh("Two codes"), null);
    String before = up.get(ward).code();
    String path = "/operate/services/" + ward + "/facts";
    String code = "X" + before.substring(before.length() - 12);
    operator.post(path,
        Scene.with(operator.get(path).body(), "kind", "ward", "scheme", "aaa", "code", code, "save", "yes"));
    String now = up.get(ward).code();
    assertThat(now).startsWith("aaa-");
    assertThat(Browserless.as("nobody").get("/services/" + before).headers().firstValue("Location").orElseThrow())
        .endsWith("/services/" + now);
    assertThat(Browserless.as("nobody").get("/services/" + ward).headers().firstValue("Location").orElseThrow())
        .endsWith("/services/" + now);
  }

  @Test
  void aLongListOfWardsIsPaged() {
    long trust = up.add(UpkeepHouse.fresh("Many wards"), null);
    for (int i = 0; i < 60; i++) {
      up.house.bean(Directory.class).add(new Directory.Node("uk-england", "ward", false,
          String.format("Ward %03d of many", i), "", trust, "", "", "test", java.util.UUID.randomUUID().toString()),
          "en");
    }
    up.house.bean(Directory.class).settle();
    Browserless nobody = Browserless.as("nobody");
    String code = up.get(trust).code();
    assertThat(nobody.get("/services/" + code).body()).contains("Ward 011 of many").doesNotContain("Ward 012 of many")
        .contains("All 60 services");
    assertThat(nobody.get("/services/" + code + "/below").body()).contains("Ward 049 of many")
        .doesNotContain("Ward 050 of many");
    assertThat(nobody.get("/services/" + code + "/below?page=2").body()).contains("Ward 059 of many");
    assertThat(nobody.get("/services/" + code + "/below?page=abc").statusCode()).isEqualTo(200);
    assertThat(operator.get("/operate/services/" + trust + "?page=3").body()).contains("Ward 059 of many")
        .doesNotContain("Ward 049 of many");
  }

  @Test
  void aDentistIsNoGp() {
    assertThat(operator.get("/operate/types").body())
        .containsPattern("Dental practice</a>[^§]{0,300}dental-practice · one open service");
    assertThat(operator.get("/operate/services/new").body()).contains("<option value=\"dental-practice\"");
    assertThat(Browserless.as("nobody").get("/services/demo-qui").body()).contains("Dental practice")
        .doesNotContain("GP practice");
  }

  @Test
  void kindsAreDataWithPlainWords() {
    String kind = "kind-" + UpkeepHouse.fresh("x").substring(2);
    assertThat(operator
        .post("/operate/types/one", "fresh", "yes", "kind", "Bad Kind", "name", "", "route", "none", "interest", "king")
        .body()).contains("Write small letters, digits and hyphens", "Write a name of up to", "Choose how stories",
            "Choose one of the list", "Bad Kind");
    assertThat(operator.post("/operate/types/one", "fresh", "yes", "kind", kind, "name", "Watcher", "about", "Watches.",
        "route", "advanced", "interest", "regulator").statusCode()).isEqualTo(302);
    assertThat(
        operator.post("/operate/types/one", "fresh", "yes", "kind", kind, "name", "Again", "route", "public").body())
        .contains("There is a kind of this code");
    long body = up.add(UpkeepHouse.fresh("Body"), null);
    String path = "/operate/services/" + body + "/facts";
    operator.post(path, Scene.with(operator.get(path).body(), "kind", kind, "save", "yes"));
    assertThat(Browserless.as("nobody").get("/services/" + up.get(body).code()).body()).contains("Watcher")
        .contains("It watches over care");
    assertThat(up.house.bean(org.candour.directory.ServiceTypes.class).moderationRoute(body)).isEqualTo("advanced");
    String form = operator.get("/operate/types/one?kind=" + kind).body();
    assertThat(operator.post("/operate/types/one", Scene.with(form, "name", "First")).statusCode()).isEqualTo(302);
    HttpResponse<String> late = operator.post("/operate/types/one", Scene.with(form, "name", "Second"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Second", "You changed this yourself in another window or tab");
    assertThat(operator.post("/operate/types/one", Scene.with(late.body(), "name", "Second")).statusCode())
        .as("and the next press lands").isEqualTo(302);
    assertThat(cast.fresh("operator", "region", "uk-england")
        .post("/operate/types/one", Scene.with(operator.get("/operate/types/one?kind=" + kind).body(), "name", "Third"))
        .body()).contains("only an operator of the whole site");
    assertThat(operator.get("/operate/types/one?kind=nothing-like-it").statusCode()).isEqualTo(404);
  }
}
