package org.candour.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where somebody goes after signing in is inside this site, whatever the address says. */
class EntranceTests {

  @Test
  void onlyAddressesOfThisSiteAreFollowed() {
    for (String inside : List.of("/work", "/work/stories/1000001?page=2", "/work/reports?from=2026-01&to=2026-12")) {
      assertThat(Entrance.local(inside)).isEqualTo(inside);
    }
    for (String outside : List.of("//evil.example", "/\\evil.example", "/..//evil.example", "/./..//x", "/work//x",
        "/a/../b", "https://evil.example", "evil", "/a\nb", "/a:b", "/%5C/../\\x", "")) {
      assertThat(Entrance.local(outside)).as(outside).isEqualTo("/");
    }
  }
}
