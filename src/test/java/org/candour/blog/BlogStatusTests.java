package org.candour.blog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlogStatusTests {

  @Test
  void theseAreAllTheMovesOfAPostOrComment() {
    String table = Arrays.stream(BlogStatus.values())
        .map(s -> s.code() + " > " + String.join(" ", new TreeSet<>(s.next().stream().map(BlogStatus::code).toList())))
        .collect(Collectors.joining("\n"));
    assertThat(table).isEqualTo("""
        waiting > held published rejected
        held > published rejected
        published > pulled
        rejected >\s
        pulled > published rejected""");
  }
}
