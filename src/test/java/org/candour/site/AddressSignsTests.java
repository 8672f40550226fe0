package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.people.People;
import org.junit.jupiter.api.Test;

/** What an address holds that nobody sees, and what of an address beyond ASCII is shown. */
class AddressSignsTests {

  private final TestHouse house = TestHouse.get();
  private final Browserless administrator = Cast.get().fresh("administrator");
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aSignThatNobodySeesInsideAnAddressIsAnErrorThatShowsWhereItIs() {
    for (String hidden : new String[]{"\u200E", "\u200F", "\u202A", "\u202E", "\u2066", "\u200B", "\u200D", "\u2060",
        "\u00AD", "\uFEFF"}) {
      String typed = "u" + mark + hidden + "na@fenwick.example";
      String page = add(typed);
      assertThat(page).as(Integer.toHexString(hidden.charAt(0))).contains("id=\"address-error\"", "that nobody can see",
          "u" + mark + "\uFFFDna@fenwick.example");
      assertThat(house.bean(People.class).byAddress("u" + mark + "na@fenwick.example")).isEmpty();
    }
    assertThat(new Browserless(house.address())
        .post("/contact", "body", "Hello", "about", "other", "address", "a\u200Eb@c.example").body())
        .contains("that nobody can see");
    assertThat(administrator.post("/profile/address", "address", "a\u200Eb@c.example").body())
        .contains("that nobody can see");
  }

  @Test
  void atItsEndsItGoes() {
    add("\u200E v" + mark + "@fenwick.example\u202C\u200F ");
    assertThat(house.bean(People.class).byAddress("v" + mark + "@fenwick.example")).isPresent();
  }

  @Test
  void anAddressIsShownAsItsOwnerWritesIt() {
    add("w" + mark + "@małe" + mark + ".example");
    assertThat(administrator.get("/work/members?q=" + mark).body()).contains("w" + mark + "@małe" + mark + ".example")
        .doesNotContain("xn--");
    long person = house.bean(People.class).byAddress("w" + mark + "@małe" + mark + ".example").orElseThrow().id();
    assertThat(administrator.get("/work/members/" + person).body()).contains("@małe" + mark + ".example")
        .doesNotContain("xn--");
  }

  private String add(String address) {
    return administrator.post("/work/members", "name", "Una " + mark, "address", address, "job", "Nurse", "group",
        "clinician", "role", "reader", "least", "0", "most", "5", "save", "yes").body();
  }
}
