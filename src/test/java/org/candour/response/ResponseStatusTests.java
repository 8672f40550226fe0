package org.candour.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResponseStatusTests {

  @Test
  void theseAreAllTheMovesOfAResponse() {
    String table = Arrays.stream(ResponseStatus.values()).map(
        s -> s.code() + " > " + String.join(" ", new TreeSet<>(s.next().stream().map(ResponseStatus::code).toList())))
        .collect(Collectors.joining("\n"));
    assertThat(table).isEqualTo("""
        submitted > deleted rejected waiting
        waiting > deleted held published rejected
        held > deleted published rejected
        published > pulled
        rejected >\s
        deleted >\s
        pulled > published rejected""");
  }

  @Test
  void theseAreAllTheMovesOfAChange() {
    String table = Arrays.stream(ChangeStatus.values())
        .map(
            s -> s.code() + " > " + String.join(" ", new TreeSet<>(s.next().stream().map(ChangeStatus::code).toList())))
        .collect(Collectors.joining("\n"));
    assertThat(table).isEqualTo("""
        planned > made withdrawn
        made > planned withdrawn
        withdrawn >\s""");
  }
}
