package org.candour.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

/** Whoever asks for a link learns nothing; whoever may get one gets it. */
class LinkMailTests {

  private final TestHouse house = TestHouse.get();
  private final Browserless visitor = new Browserless(house.address());

  private static String address() {
    return UUID.randomUUID() + "@links.example";
  }

  private String author(boolean mailOk) {
    String address = address();
    long author = house.bean(Authors.class).reach(address, null);
    long ward = house.bean(org.candour.lookup.ServiceSearch.class).find(new RegionId("uk-england"), "Ward 7", 1)
        .getFirst().id();
    house.bean(Stories.class).submit(new NewStory(new RegionId("uk-england"), "en", author, mailOk, "patient",
        "linkasker", "A title", "A body", List.of(), List.of(ward), "", false, "web"));
    house.settle();
    return address;
  }

  private long links(String address, String subject) {
    house.settle();
    return house.mailTo(address).stream().filter(m -> {
      try {
        return subject.equals(m.getSubject()) && TestHouse.text(m).contains("You asked for a link");
      } catch (jakarta.mail.MessagingException e) {
        throw new IllegalStateException(e);
      }
    }).count();
  }

  private static void same(HttpResponse<String> one, HttpResponse<String> other) {
    assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(200);
    assertThat(one.body()).isEqualTo(other.body());
    assertThat(one.headers().map().keySet()).isEqualTo(other.headers().map().keySet());
    assertThat(one.headers().firstValue("Content-Length")).isEqualTo(other.headers().firstValue("Content-Length"));
  }

  @Test
  void aPersonsAddressIsNotToldFromAnother() {
    String known = address();
    house.bean(People.class).add(Caller.NOBODY, new People.NewPerson("Known Person", known, null, "", "other", ""));
    String unknown = address();
    same(visitor.post("/sign-in/link", "address", known), visitor.post("/sign-in/link", "address", unknown));
    assertThat(links(known, "Your link to sign in")).isOne();
    assertThat(house.mailTo(unknown)).isEmpty();
    String opened = TestHouse.link(house.mailTo(known).getLast());
    assertThat(visitor.get(opened).body()).contains("One more step");
    assertThat(visitor.post(opened).statusCode()).isEqualTo(302);
    assertThat(visitor.post(opened).body()).contains("This link no longer works");
  }

  @Test
  void whoIsFrozenReadsThatTheirAccessIsStoppedAndGetsNoLink() {
    People people = house.bean(People.class);
    String address = address();
    long person = people.add(Caller.NOBODY,
        new People.NewPerson("Frozen Person", address,
            house.bean(org.springframework.security.crypto.password.PasswordEncoder.class).encode("a long pass phrase"),
            "", "other", ""));
    long subscription = org.candour.Cast.get().mainSubscription();
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "member", "subscription", Long.toString(subscription));
    house.sql().sql("insert into frozen_member (person, subscription, since) values (?, ?, '2026-01-01')")
        .params(person, subscription).update();
    same(visitor.post("/sign-in/link", "address", address), visitor.post("/sign-in/link", "address", address()));
    house.settle();
    assertThat(house.mailTo(address)).singleElement().satisfies(m -> assertThat(TestHouse.text(m))
        .contains("has been stopped", "looks after the members").doesNotContain("/sign-in/link/"));
    assertThat(visitor.post("/sign-in", "address", address, "password", "a long pass phrase").body())
        .contains("Your access has been stopped by");
    assertThat(visitor.post("/sign-in", "address", address, "password", "another pass phrase").body())
        .doesNotContain("has been stopped");
    long other = house.bean(org.candour.subscriptions.Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Other " + UUID.randomUUID(), null, "charity", "subscription", List.of()));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "member", "subscription", Long.toString(other));
    visitor.post("/sign-in/link", "address", address);
    house.settle();
    assertThat(TestHouse.text(house.mailTo(address).getLast())).contains("has been stopped", "/sign-in/link/");
  }

  @Test
  void anAuthorsAddressIsNotToldFromAnotherAndAnUnsafeOneGetsNothing() {
    String safe = author(true);
    String unsafe = author(false);
    HttpResponse<String> nobody = visitor.post("/mine/sign-in/link", "address", address());
    same(visitor.post("/mine/sign-in/link", "address", safe), nobody);
    same(visitor.post("/mine/sign-in/link", "address", unsafe), nobody);
    assertThat(links(safe, "Your link")).isOne();
    assertThat(house.mailTo(unsafe)).isEmpty();
    String opened = TestHouse.link(house.mailTo(safe).getLast());
    assertThat(visitor.get(opened).body()).contains("Welcome back");
    assertThat(visitor.get(opened.replace("/mine/", "/sign-in/")).body()).contains("This link no longer works");
    assertThat(visitor.post(opened).headers().firstValue("Location").orElse("")).endsWith("/mine");
  }

  @Test
  void aCardsNumberIsReadHoweverItIsTyped() {
    Authors authors = house.bean(Authors.class);
    Authors.AuthorCard card = authors.giveCard(authors.reach(null, null));
    String plain = card.number().replace("-", "");
    for (String typed : List.of(card.number(), plain, plain.toLowerCase(java.util.Locale.ROOT),
        plain.substring(0, 4) + " " + plain.substring(4), " " + card.number().replace("-", " – ") + " ")) {
      assertThat(Authors.cardNumber(typed)).as(typed).isEqualTo(card.number());
      assertThat(new Browserless(house.address())
          .post("/mine/sign-in/card", "number", typed, "words", card.passphrase()).statusCode()).isEqualTo(302);
    }
    assertThat(Authors.cardNumber("\u0000" + plain)).isEqualTo(card.number());
    assertThat(visitor.post("/mine/sign-in/card", "number", "\u0000", "words", "\u0000").statusCode()).isEqualTo(200);
  }
}
