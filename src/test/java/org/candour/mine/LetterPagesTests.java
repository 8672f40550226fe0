package org.candour.mine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.people.Authors;
import org.junit.jupiter.api.Test;

/** Which letters an author gets, stopping them all, and an address that is not safe any more. */
class LetterPagesTests {

  private final TestHouse house = TestHouse.get();

  private int letters(Scene scene) {
    return house.mailTo(scene.address).size();
  }

  @Test
  void oneLinkInEachLetterStopsAllOfThemWithoutSigningIn() throws Exception {
    Scene scene = Scene.told("A story", "It was good.");
    MimeMessage receipt = house.mailTo(scene.address).getFirst();
    Matcher link =
        Pattern.compile("http://localhost/uk-england(/letters/stop/[0-9a-f]{32})").matcher(TestHouse.text(receipt));
    assertThat(link.find()).isTrue();
    assertThat(receipt.getHeader("List-Unsubscribe")[0]).isEqualTo("<" + link.group() + ">");
    assertThat(receipt.getHeader("List-Unsubscribe-Post")[0]).isEqualTo("List-Unsubscribe=One-Click");
    Browserless nobody = Browserless.as("nobody");
    String stop = link.group(1);
    assertThat(nobody.get(stop).body()).contains("Stop all letters from us?");
    assertThat(house.bean(org.candour.people.AuthorLetters.class).of(scene.author).stopped())
        .as("fetching stops nothing").isFalse();
    String used = nobody.post(stop, "List-Unsubscribe", "One-Click").body();
    assertThat(used).contains("No more letters");
    assertThat(nobody.post(stop).body()).as("used").isEqualTo(used);
    assertThat(nobody.post("/letters/stop/" + "0".repeat(32)).body()).as("unknown").isEqualTo(used);
    assertThat(nobody.get("/letters/stop/none").statusCode()).isEqualTo(200);

    int before = letters(scene);
    scene.decide("act", "hold", "reason", "needs-answer", "note", "Which ward?");
    assertThat(letters(scene)).as("not even a question").isEqualTo(before);
    nobody.post("/mine/sign-in/link", "address", scene.address);
    house.settle();
    assertThat(letters(scene)).as("the way back, asked for").isEqualTo(before + 1);
    assertThat(TestHouse.text(house.mailTo(scene.address).getLast())).contains("/letters/stop/");

    Browserless author = scene.author();
    assertThat(author.get("/mine/letters").body()).contains("You stopped all letters");
    author.post("/mine/letters", "kind", "answered");
    scene.decide("act", "publish", "criticality", "1");
    house.pass(java.time.Duration.ofMinutes(6));
    assertThat(letters(scene)).as("that it is public, they do without").isEqualTo(before + 1);
    scene.decide("act", "pull", "reason", "recognisable");
    assertThat(letters(scene)).as("what went wrong always comes").isEqualTo(before + 2);
  }

  @Test
  void whatTheyChoseIsKeptAndNonsenseChoosesNothing() {
    Scene scene = Scene.told("A story", "It was good.");
    Browserless author = scene.author();
    assertThat(author.post("/mine/letters", "kind", "read", "kind", "<b>").statusCode()).isEqualTo(302);
    assertThat(house.bean(org.candour.people.AuthorLetters.class).of(scene.author).wanted()).containsExactly("read");
    assertThat(author.getAfterForm("/mine/letters?done=%3Cb%3E").body()).doesNotContain("<b>");
  }

  @Test
  void anAddressThatIsNotSafeAnyMoreIsForgottenAndACardOpensTheStories() {
    Scene scene = Scene.told("A story", "It was good.");
    Browserless author = scene.author();
    String before = TestHouse.text(house.mailTo(scene.address).getFirst());
    int letters = letters(scene);
    String page = author.post("/mine/letters/unsafe").body();
    assertThat(page).contains("We have forgotten your address");
    Matcher number = Pattern.compile("id=\"card-number\">([^<]+)<").matcher(page);
    Matcher words = Pattern.compile("id=\"card-words\">([^<]+)<").matcher(page);
    assertThat(number.find() && words.find()).isTrue();
    assertThat(house.bean(Authors.class).addressOf(scene.author)).isEmpty();
    scene.decide("act", "publish", "criticality", "1");
    house.pass(java.time.Duration.ofMinutes(6));
    Browserless nobody = Browserless.as("nobody");
    nobody.post("/mine/sign-in/link", "address", scene.address);
    house.settle();
    assertThat(letters(scene)).isEqualTo(letters);
    Matcher old = Pattern.compile("(/mine/link/[0-9a-zA-Z_-]+)").matcher(before);
    assertThat(old.find()).isTrue();
    assertThat(nobody.post(old.group(1)).statusCode()).as("the link in the letter from before").isNotEqualTo(302);
    assertThat(nobody.post("/mine/sign-in/card", "number", number.group(1), "words", words.group(1)).statusCode())
        .isEqualTo(302);
    assertThat(author.get("/mine/stories/" + scene.story).statusCode()).as("who forgot it stays inside").isEqualTo(200);
  }
}
