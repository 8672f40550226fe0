package org.candour.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class TermsTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();

  @Test
  void aFeatureIsGrantedAndWithheldForOneOrganisationAlone() {
    long practice = JoiningHouse.add("Featured");
    long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Featured " + UUID.randomUUID(), null, "provider", "registration", List.of(practice)));
    Browserless responder = cast.fresh("responder", "subscription", Long.toString(subscription));
    assertThat(responder.get("/work/subscription").body()).contains("Up to 10").contains("Registration")
        .contains("Posts on the blog: <strong>no</strong>");
    assertThat(responder.get("/work/posts").statusCode()).isEqualTo(404);
    Browserless operator = cast.fresh("operator");
    String path = "/operate/subscriptions/" + subscription;
    assertThat(operator.get(path).body()).contains("As its level: no").contains("Lists as files");
    assertThat(
        operator.post(path + "/features", "feature-posts", "granted", "feature-tags", "king", "feature-none", "granted")
            .statusCode())
        .isEqualTo(302);
    assertThat(responder.get("/work/posts").statusCode()).isEqualTo(200);
    assertThat(responder.get("/work/subscription").body()).contains("Posts on the blog: <strong>yes</strong>")
        .contains("Tags of your own: <strong>no</strong>");
    operator.post(path + "/features", "feature-posts", "level");
    assertThat(responder.get("/work/posts").statusCode()).isEqualTo(404);
    assertThat(house.sql().sql("select count(*) from subscription_feature where subscription = ?").param(subscription)
        .query(Long.class).single()).isZero();
  }
}
