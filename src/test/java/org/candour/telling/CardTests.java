package org.candour.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** Who cannot safely be written to has another way back, whether they gave an address or not. */
class CardTests {

  private final TestHouse house = TestHouse.get();

  private static String on(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  private String receipt(String address, String safe) {
    Browserless teller = new Browserless(house.address());
    String draft =
        on(teller.post("/tell", "device", "own", "code", "2468").body(), "name=\"draft\" value=\"([^\"]+)\"");
    teller.post("/tell/story", "draft", draft, "title", "A story", "body", "It was a long night on the ward.");
    teller.post("/tell/services", "draft", draft, "words", "somewhere");
    teller.post("/tell/role", "draft", draft, "role", "friend", "consent", "yes");
    teller.post("/tell/name", "draft", draft, "name", "cardholder");
    teller.post("/tell/contact", "draft", draft, "address", address);
    teller.post("/tell/safe", "draft", draft, "safe", safe);
    teller.post("/tell/when", "draft", draft, "happened", "month");
    teller.post("/tell/known", "draft", draft, "known", "no");
    return teller.post("/tell/check", "draft", draft).body();
  }

  @Test
  void anAddressThatIsNotSafeGetsACardAndNoLetter() {
    String address = UUID.randomUUID() + "@card.example";
    String receipt = receipt(address, "no");
    Browserless later = new Browserless(house.address());
    String number = on(receipt, "id=\"card-number\">([^<]+)");
    String words = on(receipt, "id=\"card-words\">([^<]+)");
    assertThat(later.post("/mine/sign-in/card", "number", number.replace("-", " "), "words", words).statusCode())
        .isEqualTo(302);
    assertThat(later.get("/mine").body()).contains("A story");
    for (String copied : List.of(words.replace(" ", ", "), words.replace(" ", ""), words.toUpperCase(Locale.ROOT) + ".",
        " " + words.replace(" ", "-"))) {
      assertThat(
          new Browserless(house.address()).post("/mine/sign-in/card", "number", number, "words", copied).statusCode())
          .as(copied).isEqualTo(302);
    }
    assertThat(new Browserless(house.address())
        .post("/mine/sign-in/card", "number", number, "words", "bababa bababa bababe").body())
        .contains("do not belong together").contains("bababa bababa bababe");
    later.post("/mine/sign-in/link", "address", address);
    house.settle();
    assertThat(house.mailTo(address)).isEmpty();
  }

  @Test
  void anAddressThatIsSafeNeedsNone() {
    assertThat(receipt(UUID.randomUUID() + "@card.example", "yes")).doesNotContain("card-number");
  }

  /** A card is given to whom the address has been shown to belong: it opens all that its author told. */
  @Test
  void whoGaveAnAddressIsAStepFromACard() {
    String address = UUID.randomUUID() + "@card.example";
    assertThat(receipt(address, "yes")).contains("/mine/sign-in?to=card", "Get a card");
    house.settle();
    Browserless later = new Browserless(house.address());
    assertThat(later.get("/mine/sign-in?to=card").body()).contains("name=\"to\" value=\"card\"");
    later.post("/mine/sign-in/link", "address", address, "to", "card");
    house.settle();
    String link = TestHouse.link(house.mailTo(address).getLast());
    assertThat(later.post(link.substring(link.indexOf("/mine/"))).headers().firstValue("Location").orElse(""))
        .endsWith("/mine/letters");
    assertThat(on(later.post("/mine/card").body(), "id=\"card-number\">([^<]+)")).isNotBlank();
    later.post("/mine/sign-in/link", "address", address, "to", "https://elsewhere.example");
    house.settle();
    String plain = TestHouse.link(house.mailTo(address).getLast());
    assertThat(later.post(plain.substring(plain.indexOf("/mine/"))).headers().firstValue("Location").orElse(""))
        .endsWith("/mine");
  }

  @Test
  void whoTypesAnothersAddressGetsNoCardToTheirStories() {
    String address = UUID.randomUUID() + "@card.example";
    receipt(address, "yes");
    String receipt = receipt(address, "no");
    Browserless other = new Browserless(house.address());
    other.post("/mine/sign-in/card", "number", on(receipt, "id=\"card-number\">([^<]+)"), "words",
        on(receipt, "id=\"card-words\">([^<]+)"));
    String own = on(receipt, "story-number\">(\\d+)");
    assertThat(Pattern.compile("/mine/stories/(\\d+)").matcher(other.get("/mine").body()).results().map(r -> r.group(1))
        .distinct()).containsExactly(own);
  }

  /** An author waits for no letter that cannot come; and what is said tells nothing of who is known. */
  @Test
  void whatCannotBeAnAddressIsSaidAtItsField() {
    String known = UUID.randomUUID() + "@card.example";
    receipt(known, "yes");
    Browserless later = new Browserless(house.address());
    for (String wrong : new String[]{"x@y", "x", "", "@card.example", "x@card.", "a b@card.example",
        "x@@card.example"}) {
      assertThat(later.post("/mine/sign-in/link", "address", wrong).body()).as(wrong).contains("id=\"address-error\"");
      if (!wrong.isEmpty()) {
        String draft = on(later.post("/tell", "device", "shared").body(), "name=\"draft\" value=\"([^\"]+)\"");
        assertThat(later.post("/tell/contact", "draft", draft, "address", wrong).body()).as(wrong)
            .contains("id=\"address-error\"");
      }
    }
    assertThat(later.post("/mine/sign-in/link", "address", known).body()).doesNotContain("address-error")
        .isEqualTo(later.post("/mine/sign-in/link", "address", "un" + known).body());
  }
}
