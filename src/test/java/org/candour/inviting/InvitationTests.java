package org.candour.inviting;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.story.Stories;
import org.candour.subscriptions.Features;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Invitation links: made, printed, followed by somebody who tells, counted and ended. */
class InvitationTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final long ward = tales.service("uk-england", "Ward 7");
  private final Browserless nurse = cast.fresh("responder");

  private long make(String... more) {
    String[] fields = {"name", "Poster " + mark, "services", String.valueOf(ward), "welcome", "How was it? <b>" + mark,
        "tags", "winter " + mark + ", winter " + mark, "survey", "https://survey.example/ward", "save", "yes"};
    String[] all =
        java.util.stream.Stream.concat(List.of(more).stream(), List.of(fields).stream()).toArray(String[]::new);
    var answer = nurse.post("/work/links/new", all);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return Long
        .parseLong(answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/work/links/(\\d+).*", "$1"));
  }

  private String code(long link) {
    return house.bean(Invitations.class).byId(link).orElseThrow().code();
  }

  /** Begins by a link and gives the draft. */
  private String begin(Browserless phone, String code) {
    Matcher token = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"")
        .matcher(phone.post("/uk-england/tell", "device", "shared", "link", code).body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private String receipt(Browserless phone, String draft) {
    phone.post("/tell/story", "draft", draft, "title", "A bell " + mark, "body", "It rang for an hour " + mark);
    phone.post("/tell/when", "draft", draft, "happened", "month");
    phone.post("/tell/role", "draft", draft, "role", "patient");
    phone.post("/tell/name", "draft", draft, "name", "teaselbb");
    phone.post("/tell/known", "draft", draft, "known", "no");
    return phone.post("/tell/check", "draft", draft).body();
  }

  private static long number(String receipt) {
    Matcher number = Pattern.compile("story-number\">(\\d+)").matcher(receipt);
    assertThat(number.find()).as(receipt).isTrue();
    return Long.parseLong(number.group(1));
  }

  private Map<String, Object> counted(long link) {
    return house.sql().sql("select sum(opened) as opened, sum(begun) as begun, sum(sent) as sent from invitation_count"
        + " where invitation = ?").param(link).query().singleRow();
  }

  @Test
  void aStoryThatCameByALinkKeepsItAndGetsItsTagsOnceItIsPublic() {
    long link = make();
    String code = code(link);
    Browserless phone = new Browserless(house.address());
    assertThat(phone.get("/i/" + code.toUpperCase(java.util.Locale.ROOT)).headers().firstValue("Location").orElse(""))
        .endsWith("/uk-england/tell?link=" + code.toUpperCase(java.util.Locale.ROOT));
    assertThat(phone.get("/tell?link=" + code.toUpperCase(java.util.Locale.ROOT)).body())
        .contains("would like to hear your story", "How was it? &lt;b&gt;" + mark).doesNotContain("<b>" + mark);
    phone.send(HttpRequest.newBuilder(URI.create(house.address() + "/tell?link=" + code))
        .header("User-Agent", "Googlebot/2.1").build());
    String draft = begin(phone, code);
    assertThat(phone.post("/tell/story", "draft", draft, "title", "", "body", "Words", "change", "services").body())
        .contains("Ward 7");
    String receipt = receipt(phone, draft);
    assertThat(receipt).contains("this leaves Candour and opens survey.example",
        "href=\"https://survey.example/ward\" rel=\"external noreferrer noopener\"");
    long story = number(receipt);
    house.settle();
    assertThat(counted(link)).isEqualTo(Map.of("opened", java.math.BigDecimal.ONE, "begun", java.math.BigDecimal.ONE,
        "sent", java.math.BigDecimal.ONE));
    assertThat(house.bean(Stories.class).services(story)).containsExactly(ward);
    assertThat(cast.caller("moderator").get("/desk/" + tales.review(story)).body()).contains("An invitation link of",
        "Poster " + mark);
    assertThat(nurse.get("/work/links/" + link).body()).doesNotContain("A bell " + mark).contains("Fewer than 5")
        .doesNotContain("At least");
    assertThat(nurse.get("/work/links").body()).contains("Fewer than 5");

    tales.publish(story);
    house.settle();
    long known = tales.tell("uk-england", ward, "Known " + mark, "They know me");
    house.bean(TransactionTemplate.class)
        .executeWithoutResult(t -> house.bean(Invitations.class).sent(link, known, true));
    tales.publish(known);
    for (int i = 0; i < 4; i++) {
      assertThat(nurse.get("/work/links/" + link).body()).as("fewer than five, and one of somebody they might know")
          .doesNotContain("A bell " + mark, "Known " + mark);
      assertThat(tags(story)).isEmpty();
      long other = tales.tell("uk-england", ward, "Other " + i, "Other words");
      house.bean(TransactionTemplate.class)
          .executeWithoutResult(t -> house.bean(Invitations.class).sent(link, other, false));
      tales.publish(other);
      house.settle();
    }
    assertThat(nurse.get("/work/links/" + link).body()).contains("A bell " + mark, "5 stories")
        .doesNotContain("Known " + mark);
    assertThat(tags(known)).isEmpty();
    assertThat(tags(story)).containsExactly("winter " + mark);
    assertThat(new Browserless(house.address()).get("/stories/" + story).body()).doesNotContain("winter " + mark,
        "Poster " + mark);
    // Whoever takes a tag off is not contradicted by the next time that the story is filed.
    house.sql().sql("delete from staff_tag where story = ?").param(story).update();
    tales.rate(story, 1);
    house.bean(Invitations.class).on(new org.candour.story.StoryPublished(story, "uk-england", 1));
    assertThat(tags(story)).isEmpty();
  }

  private List<String> tags(long story) {
    return house.sql().sql("select tag from staff_tag where story = ? and visibility = 'shared'").param(story)
        .query(String.class).list();
  }

  @Test
  void numbersAreToldInStepsOfFive() {
    long link = make();
    for (int i = 0; i < 7; i++) {
      new Browserless(house.address()).get("/tell?link=" + code(link));
    }
    assertThat(nurse.get("/work/links/" + link).body()).contains("At least 5", "Days on which").doesNotContain(">7<");
  }

  @Test
  void aLinkThatDoesNotWorkStopsNobodyFromTelling() {
    Browserless phone = new Browserless(house.address());
    long over = make();
    long ended = make();
    String told = receipt(phone, begin(phone, code(ended)));
    long late = number(told);
    assertThat(nurse.post("/work/links/" + ended + "/end").statusCode()).isEqualTo(302);
    assertThat(nurse.get("/work/links/" + ended).body()).contains("Ended on");
    house.sql().sql("update invitation set last_day = '2020-01-01' where id = ?").param(over).update();
    for (String code : List.of(code(ended), code(over), "zzzzzzzzz", "none", "%00", "x".repeat(300), "%F0%9F%99%82")) {
      assertThat(phone.get("/tell?link=" + code).body()).as(code).contains("This link does not work",
          "You can tell your story all the same");
      assertThat(phone.get("/i/" + code).statusCode()).as(code).isIn(302, 400);
    }
    assertThat(phone.get("/uk-scotland/tell?link=" + code(make())).body()).as("of another region")
        .contains("This link does not work");
    String receipt = receipt(phone, begin(phone, code(ended)));
    assertThat(receipt).as("nothing is filled in").doesNotContain("story-number", "survey.example", "Ward 7");
    assertThat(house.bean(Invitations.class).ofStory(late).orElseThrow().id()).as("it keeps its stories")
        .isEqualTo(ended);
    assertThat(
        nurse.post("/work/links/" + ended + "/change", "name", "Again", "services", String.valueOf(ward), "save", "yes")
            .statusCode())
        .isEqualTo(302);
    assertThat(house.bean(Invitations.class).byId(ended).orElseThrow().name()).isEqualTo("Poster " + mark);
  }

  @Test
  void withoutTheFeatureNoLinkWorksAndNobodyMakesOne() {
    long link = make();
    Features features = house.bean(Features.class);
    var invitations = features.of(cast.mainSubscription(), "en").stream().filter(f -> f.id().equals("invitations"))
        .findFirst().orElseThrow();
    features.set(Caller.NOBODY, cast.mainSubscription(), invitations, false);
    try {
      assertThat(house.bean(Invitations.class).working(code(link), new RegionId("uk-england"))).isEmpty();
      assertThat(nurse.get("/work/links").statusCode()).isEqualTo(404);
    } finally {
      features.set(Caller.NOBODY, cast.mainSubscription(), features.of(cast.mainSubscription(), "en").stream()
          .filter(f -> f.id().equals("invitations")).findFirst().orElseThrow(), null);
    }
    assertThat(nurse.get("/work/links").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsWrongIsSaidBesideItsFieldAndNothingIsLost() {
    for (String survey : List.of("http://survey.example", "javascript:alert(1)", "https://user@survey.example",
        "https://localhost/x", "https://10.0.0.1/", "https://", "survey")) {
      var answer = nurse.post("/work/links/new", "name", "Kept " + mark, "services", String.valueOf(ward), "survey",
          survey, "save", "yes");
      assertThat(answer.statusCode()).as(survey).isEqualTo(200);
      assertThat(answer.body()).as(survey).contains("id=\"survey-error\"", "Kept " + mark, "Ward 7");
    }
    assertThat(nurse.post("/work/links/new", "name", "", "welcome", "w".repeat(401), "last", "2001-01-01", "tags",
        "a,b,c,d,e,f", "save", "yes").body()).contains("id=\"name-error\"", "id=\"q-error\"", "id=\"welcome-error\"",
            "id=\"last-error\"", "id=\"tags-error\"");
    long foreign = house.sql().sql("""
        select p.id from public_service p where p.region = 'uk-england' and not exists (
          select from public_service_ancestor a join staff_scope c on c.service = a.ancestor and c.subscription = ?
          where a.service = p.id)
        order by p.id limit 1""").param(cast.mainSubscription()).query(Long.class).single();
    assertThat(
        nurse.post("/work/links/new", "name", "Foreign", "services", String.valueOf(foreign), "save", "yes").body())
        .contains("id=\"q-error\"");
    assertThat(cast.fresh("member").get("/work/links").statusCode()).isEqualTo(404);
  }

  @Test
  void theSameFormMakesOneLinkAndAStaleChangeOverwritesNothing() {
    String once = UUID.randomUUID().toString();
    long link = make("once", once);
    assertThat(make("once", once)).isEqualTo(link);
    String[] change = {"name", "New " + mark, "services", String.valueOf(ward), "revision", "1", "save", "yes"};
    assertThat(nurse.post("/work/links/" + link + "/change", change).statusCode()).isEqualTo(302);
    HttpResponse<String> late = nurse.post("/work/links/" + link + "/change", change);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("You changed this yourself in another window or tab", "New " + mark)
        .doesNotContain("Somebody else");
    assertThat(nurse.post("/work/links/" + link + "/change", Scene.with(late.body(), "save", "yes")).statusCode())
        .as("the next press lands").isEqualTo(302);
    assertThat(house.bean(Invitations.class).byId(link).orElseThrow().name()).isEqualTo("New " + mark);
  }

  @Test
  void posterAndLeafletLeadThereWithOurLetters() throws Exception {
    Invitation link = house.bean(Invitations.class).byId(make()).orElseThrow();
    String address = "/i/" + link.code();
    for (var print : Map.of("poster", 1, "leaflet", 2).entrySet()) {
      byte[] pdf = bytes("/work/links/" + link.id() + "/" + print.getKey() + ".pdf");
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertThat(document.getNumberOfPages()).as(print.getKey()).isEqualTo(print.getValue());
        assertThat(new PDFTextStripper().getText(document))
            .contains("How was your care?", link.code(), "Ward 7", "You need not give your name.")
            .doesNotContain("http", mark, "#");
        for (var name : document.getPage(0).getResources().getFontNames()) {
          PDFont font = document.getPage(0).getResources().getFont(name);
          assertThat(font.getName()).contains("Inter");
          assertThat(font.isEmbedded()).isTrue();
        }
        assertThat(read(new PDFRenderer(document).renderImageWithDPI(0, 150))).endsWith(address);
      }
    }
    assertThat(read(ImageIO.read(new ByteArrayInputStream(bytes("/work/links/" + link.id() + "/code.png")))))
        .endsWith(address);
    assertThat(new String(bytes("/work/links/" + link.id() + "/code.svg"), java.nio.charset.StandardCharsets.UTF_8))
        .startsWith("<svg ").contains("<path");
  }

  /** The letters of the right-to-left scripts are ours too, and stand in their order. */
  @Test
  void aNameThatRunsFromTheRightIsPrintedAsItRuns() throws Exception {
    long parent =
        house.sql().sql("select parent from public_service where id = ?").param(ward).query(Long.class).single();
    var directory = house.bean(org.candour.directory.Directory.class);
    long service = directory.add(new org.candour.directory.Directory.Node("uk-england", "ward", false, "عيادة النور 7",
        null, parent, null, null, "prints", "rtl" + mark), "en");
    directory.settle();
    Invitation link = house.bean(Invitations.class).byId(make("services", String.valueOf(service))).orElseThrow();
    for (String print : List.of("poster", "leaflet")) {
      try (PDDocument document = Loader.loadPDF(bytes("/work/links/" + link.id() + "/" + print + ".pdf"))) {
        PDFTextStripper text = new PDFTextStripper();
        text.setSortByPosition(true);
        String words = java.text.Normalizer.normalize(text.getText(document), java.text.Normalizer.Form.NFKC);
        assertThat(words).as(print).contains("عيادة", "النور").doesNotContain("#");
      }
    }
  }

  /** The longest name that a service may have, and the longest welcome, which stands on no paper. */
  @Test
  void whateverIsLongStillFitsOnTheSheet() throws Exception {
    long parent =
        house.sql().sql("select parent from public_service where id = ?").param(ward).query(Long.class).single();
    String name =
        ("Community assessment " + mark + " and older people's rehabilitation ").repeat(6).substring(0, 299).strip()
            + "z";
    var directory = house.bean(org.candour.directory.Directory.class);
    long service = directory.add(new org.candour.directory.Directory.Node("uk-england", "ward", false, name, null,
        parent, null, null, "prints", mark), "en");
    directory.settle();
    var made = nurse.post("/work/links/new", "name", "Long", "services", String.valueOf(service), "welcome",
        "Welcome ".repeat(49), "save", "yes");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
    Invitation link = house.bean(Invitations.class)
        .byId(Long
            .parseLong(made.headers().firstValue("Location").orElseThrow().replaceAll(".*/work/links/(\\d+).*", "$1")))
        .orElseThrow();
    for (var print : Map.of("poster", 1, "leaflet", 2).entrySet()) {
      try (PDDocument document = Loader.loadPDF(bytes("/work/links/" + link.id() + "/" + print.getKey() + ".pdf"))) {
        assertThat(document.getNumberOfPages()).as(print.getKey()).isEqualTo(print.getValue());
        String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        assertThat(text).contains("How was your care?", name.substring(0, 40), "…", "Tell us what happened",
            "or type this address:", link.code(), "Without a phone that scans", "You need not give your name.",
            "Candour is independent").doesNotContain("Welcome Welcome");
        assertThat(read(new PDFRenderer(document).renderImageWithDPI(0, 150))).endsWith("/i/" + link.code());
      }
    }
  }

  private byte[] bytes(String path) {
    return nurse.bytes(path);
  }

  private static String read(BufferedImage picture) throws Exception {
    int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    return new QRCodeReader().decode(
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels))))
        .getText();
  }

  @Test
  void itWorksUntilItsLastDayIsOver() {
    long link = make("last", house.bean(org.candour.shared.HouseClock.class).instant().atZone(java.time.ZoneOffset.UTC)
        .toLocalDate().plusDays(2).toString());
    assertThat(house.bean(Invitations.class).working(code(link), new RegionId("uk-england"))).isPresent();
    house.pass(Duration.ofDays(4));
    assertThat(house.bean(Invitations.class).working(code(link), new RegionId("uk-england"))).isEmpty();
  }
}
