package org.candour.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoryStatusTests {

  @Test
  void theseAreAllTheMoves() {
    String table = Arrays.stream(StoryStatus.values())
        .map(s -> s.code() + " > " + String.join(" ", new TreeSet<>(s.next().stream().map(StoryStatus::code).toList())))
        .collect(Collectors.joining("\n"));
    assertThat(table).isEqualTo("""
        waiting > approved held rejected withdrawn
        held > approved rejected withdrawn
        approved > held published withdrawn
        published > pulled withdrawn
        rejected > held withdrawn
        pulled > approved rejected withdrawn
        withdrawn >\s""");
  }

  @Test
  void onlyADecisionLeadsToThePublic() {
    assertThat(Arrays.stream(StoryStatus.values()).filter(s -> s.mayBecome(StoryStatus.PUBLISHED)))
        .containsExactly(StoryStatus.APPROVED);
  }
}
