package org.candour.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small texts that stand for their whole kind: what must be found in them, and what must not. */
class SmallCasesTests {

  private static final PrivacyCheck CHECK = new PrivacyCheck();
  private static final Screening SCREENING = new Screening();

  @Test
  void whatSmallTextsHoldIsFoundAndNothingElse() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/screening/small-cases.tsv"))) {
      String[] cells = line.split("\t");
      if (!line.startsWith("#") && cells.length == 2 && !holds(cells[0], cells[1])) {
        wrong.add(line + "  " + CHECK.find(cells[1].replaceAll("\\[\\[|]]", ""), "") + " " + SCREENING.flags(cells[1]));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean holds(String kind, String marked) {
    String text = marked.replaceAll("\\[\\[|]]", "");
    List<PrivacyFind> finds = CHECK.find(text, "");
    if (kind.startsWith("advise:")) {
      return CHECK.adviseOnName(text, "", "").contains(kind.substring(7));
    }
    return switch (kind) {
      case "crisis", "abuse" -> SCREENING.flags(text).contains(kind);
      case "nocrisis", "noabuse" -> !SCREENING.flags(text).contains(kind.substring(2));
      default -> kind.startsWith("clean-")
          ? finds.stream().noneMatch(f -> f.kind().equals(kind.substring(6)))
          : finds.stream().anyMatch(f -> f.kind().equals(kind)
              && f.in(text).contains(marked.substring(marked.indexOf("[[") + 2, marked.indexOf("]]"))));
    };
  }
}
