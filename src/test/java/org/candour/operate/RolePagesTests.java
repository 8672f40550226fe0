package org.candour.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.Roles;
import org.candour.access.Roles.Role;
import org.junit.jupiter.api.Test;

class RolePagesTests {

  private final TestHouse house = TestHouse.get();
  private final String name = "Role " + UUID.randomUUID().toString().substring(0, 8);
  private final Browserless operator = Cast.get().fresh("operator");

  private Role role() {
    return house.bean(Roles.class).ofSubscriptions("en").stream().filter(r -> r.name().equals(name)).findFirst()
        .orElseThrow();
  }

  @Test
  void aRoleIsAddedAsDataAndWhoHoldsItMayDoWhatItSaysAtOnce() {
    assertThat(operator.post("/operate/roles", "name", name, "about", "Reads and writes posts", "permit", "read-scope",
        "permit", "post", "permit", "operate").statusCode()).isEqualTo(302);
    assertThat(role().permits()).as("no right of the platform by this door").containsExactlyInAnyOrder("read-scope",
        "post");
    Browserless holder = Cast.get().fresh(role().id(), "subscription", Long.toString(Cast.get().mainSubscription()));
    assertThat(holder.get("/work").statusCode()).isEqualTo(200);
    assertThat(holder.get("/work/posts").statusCode()).isEqualTo(200);
    assertThat(holder.get("/work?show=critical").body()).as("no criticality without the right")
        .doesNotContain("criticality");
    assertThat(operator.post("/operate/roles", "role", role().id(), "permit", "read-scope").statusCode())
        .isEqualTo(302);
    assertThat(holder.get("/work/posts").statusCode()).isEqualTo(404);
    assertThat(Cast.get().caller("administrator").get("/work/members/new").body()).contains(name);
  }

  @Test
  void whatMakesNoSenseIsSaidAndWhatIsNotAllowedIsNotFound() {
    assertThat(operator.post("/operate/roles", "name", "Member", "about", "", "permit", "post").body())
        .contains("name-error").contains("about-error").contains("permit-error");
    assertThat(operator.post("/operate/roles", "role", "administrator", "permit", "read-scope").body())
        .contains("permit-administrator-error");
    assertThat(operator.post("/operate/roles", "role", "moderator", "permit", "read-scope").statusCode())
        .isEqualTo(404);
    Browserless regional = Cast.get().fresh("operator", "region", "uk-england");
    assertThat(regional.get("/operate/roles").body()).doesNotContain("Add a role");
    for (String id : List.of("member", "")) {
      assertThat(
          regional.post("/operate/roles", "role", id, "name", name, "about", "x", "permit", "read-scope").statusCode())
          .isEqualTo(404);
    }
  }
}
