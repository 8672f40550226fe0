package org.candour.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever colour a region chooses, everything can be read in each of the four themes, or it is refused with a reason.
 */
class AccentTests {

  private static final List<Colour> MANY =
      IntStream.rangeClosed(0, 15).boxed().flatMap(r -> IntStream.rangeClosed(0, 15).boxed()
          .flatMap(g -> IntStream.rangeClosed(0, 15).mapToObj(b -> new Colour(r * 17, g * 17, b * 17)))).toList();

  @Test
  void contrastHoldsInEveryThemeForEveryColour() {
    List<String> wrong = new ArrayList<>();
    for (Colour typed : MANY) {
      Accent accent = Accent.of(typed);
      List<Colour> light = theme(Accent.LIGHT, accent.light());
      List<Colour> dark = theme(Accent.DARK, accent.dark());
      told(typed, accent.light(), light, 4.5, wrong);
      told(typed, accent.dark(), dark, 4.5, wrong);
      told(typed, accent.lightMore(), List.of(Accent.WHITE), 7, wrong);
      told(typed, accent.darkMore(), List.of(Accent.BLACK), 7, wrong);
      // The other words that stand on the wash: of the page itself, and of states.
      for (String words : List.of("211c2b", "5b5468", "0e5c63", "2a6235", "7a4e00", "a8231c")) {
        read(typed, Colour.hex(words), accent.light().wash(), 4.5, wrong);
      }
      for (String words : List.of("f3eff7", "bdb5c9", "7ed3d6", "93d6a0", "f0c169", "ff9c92")) {
        read(typed, Colour.hex(words), accent.dark().wash(), 4.5, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Colour> theme(List<Colour> grounds, Accent.Theme theme) {
    return Stream.concat(grounds.stream(), Stream.of(theme.wash())).toList();
  }

  private static void told(Colour typed, Accent.Theme theme, List<Colour> grounds, double least, List<String> wrong) {
    grounds.forEach(ground -> {
      read(typed, theme.plum(), ground, least, wrong);
      read(typed, theme.deep(), ground, least, wrong);
    });
    read(typed, theme.on(), theme.plum(), least, wrong);
    read(typed, theme.on(), theme.deep(), least, wrong);
  }

  private static void read(Colour typed, Colour words, Colour ground, double least, List<String> wrong) {
    if (words.contrast(ground) < least) {
      wrong.add(typed.hex() + ": " + words.hex() + " on " + ground.hex() + " " + words.contrast(ground));
    }
  }

  @Test
  void theHueStaysAndWhatCanBeReadIsUsedAsItWasTyped() {
    for (String typed : List.of("0b6e4f", "005eb8", "6b2a5b", "7a4e00")) {
      Accent accent = Accent.of(Colour.hex(typed));
      assertThat(accent.light().plum().hex()).isEqualTo("#" + typed);
      assertThat(accent.dark().plum().looks().hue()).as(typed).isCloseTo(Colour.hex(typed).looks().hue(), within(0.12));
    }
    for (Colour typed : MANY) {
      if (Accent.refusal(typed).isEmpty()) {
        double hue = typed.looks().hue();
        for (Accent.Theme theme : Accent.of(typed).themes()) {
          double turned = Math.abs(theme.plum().looks().hue() - hue);
          assertThat(Math.min(turned, 2 * Math.PI - turned)).as(typed.hex() + " " + theme.name() + theme.plum().hex())
              .isLessThan(0.35);
        }
      }
    }
  }

  @Test
  void greysAndTheRedOfErrorsAreRefusedAndLittleElse() {
    for (String grey : List.of("000000", "ffffff", "808080", "211c2b", "f5efe6")) {
      assertThat(Accent.refusal(Colour.hex(grey))).as(grey).contains("grey");
    }
    for (String red : List.of("a8231c", "b3241f", "c8102e", "ff0000")) {
      assertThat(Accent.refusal(Colour.hex(red))).as(red).contains("red");
    }
    for (String good : List.of("6b2a5b", "0b6e4f", "005eb8", "ffd100", "ff7f00", "169b62", "c0007a", "00a0c6",
        "552583")) {
      assertThat(Accent.refusal(Colour.hex(good))).as(good).isEmpty();
    }
    long refused = MANY.stream().filter(c -> Accent.refusal(c).isPresent()).count();
    assertThat(refused).as("of " + MANY.size()).isLessThan(MANY.size() / 5);
  }

  @Test
  void aColourIsTypedInTheUsualWays() {
    assertThat(Stream.of("#0b6e4f", "0B6E4F", " #0B6e4f ").map(t -> Colour.of(t).orElseThrow().hex()))
        .containsOnly("#0b6e4f");
    assertThat(Colour.of("#0af").orElseThrow().hex()).isEqualTo("#00aaff");
    assertThat(Stream.of("", "green", "#12345", "rgb(1,2,3)", "#0b6e4f;}body{").map(Colour::of))
        .allMatch(java.util.Optional::isEmpty);
  }

  @Test
  void theGroundsAreThoseOfTheStyleSheet() throws IOException {
    String tokens = Files.readString(Path.of("src/main/sass/_tokens.scss"));
    String dark = tokens.substring(0, tokens.indexOf(":root"));
    String light = tokens.substring(tokens.indexOf(":root"));
    List<String> grounds = List.of("paper", "surface", "sunk", "teal-wash", "green-wash", "amber-wash", "red-wash");
    assertThat(grounds.stream().map(g -> value(light, g)))
        .containsExactlyElementsOf(Accent.LIGHT.stream().map(Colour::hex).toList());
    assertThat(grounds.stream().map(g -> value(dark, g)))
        .containsExactlyElementsOf(Accent.DARK.stream().map(Colour::hex).toList());
    assertThat(value(light, "red")).isEqualTo(Accent.RED.hex());
    String more = Files.readString(Path.of("src/main/sass/_contrast.scss"));
    assertThat(Stream.of("paper", "sunk", "teal-wash", "red-wash").map(g -> value(more, g))).containsOnly("#fff");
    assertThat(tokens).as("all that the main style sheet calls by the accent")
        .doesNotContainPattern("--(?!plum:|plum-deep:|plum-wash:|on-plum:)[\\w-]*plum[\\w-]*:");
  }

  private static String value(String sheet, String property) {
    Matcher found = Pattern.compile("--" + property + ": (#[0-9a-f]+);").matcher(sheet);
    assertThat(found.find()).as(property).isTrue();
    return found.group(1);
  }

  @Test
  void theSheetSetsCustomPropertiesAlone() {
    String css = Accent.of(Colour.hex("0b6e4f")).css();
    assertThat(css.replaceAll(
        "@media \\([a-z:-]+\\)(?: and"
            + " \\([a-z:-]+\\))?\\{|:root\\{|--(?:plum|plum-deep|on-plum|plum-wash):(?:#[0-9a-f]{6}|LinkText);?|\\}",
        "")).isBlank();
    assertThat(css.length()).isLessThan(700);
    assertThat(Accent.of(Colour.hex("0b6e4f")).mark()).matches("[0-9a-f]{8}")
        .isNotEqualTo(Accent.of(Colour.hex("0b6e50")).mark());
  }
}
