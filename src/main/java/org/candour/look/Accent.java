package org.candour.look;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One colour that a region's pages are coloured by, derived for each of the four themes: its hue stays, its lightness
 * moves until everything that stands on it and that it stands on can be read. What was typed is used as it is wherever
 * that holds.
 *
 * @param typed the colour as it was given
 * @param light the theme that pages have unless asked otherwise
 * @param dark for who prefers dark pages
 * @param lightMore for who asks for more contrast
 * @param darkMore for who asks for both
 */
public record Accent(Colour typed, Theme light, Theme dark, Theme lightMore, Theme darkMore) {

  /** What text needs (4.5 : 1), and where more contrast is asked for (7 : 1); a hair above, since screens round. */
  static final double TEXT = 4.55;
  static final double MORE = 7.05;

  /** What {@code _tokens.scss} and {@code _contrast.scss} lay under words; a test compares. */
  static final List<Colour> LIGHT = colours("fbf7f1", "ffffff", "f5efe6", "eaf3f3", "ebf3ea", "fbf0d9", "fcecea");
  static final List<Colour> DARK = colours("15121b", "1f1b27", "1a1621", "17282d", "1a2a20", "2d2416", "32191b");
  static final Colour RED = Colour.hex("a8231c");
  static final Colour WHITE = Colour.hex("ffffff");
  static final Colour BLACK = Colour.hex("000000");

  private static final double GREY = 0.035;
  /** Of hues, as an angle; and how strong a colour of that hue is when people see red in it. */
  private static final double NEAR = 0.22;
  private static final double STRONG = 0.1;
  private static final double STEP = 0.004;
  /** Between a thing and the same under a pointer. */
  private static final double DEEPER = 0.08;

  /**
   * The colours of one theme.
   *
   * @param name {@code light}, {@code dark}, {@code light-more} or {@code dark-more}
   * @param paper what the page lies on
   * @param plum of links, buttons and marks
   * @param deep the same under a pointer
   * @param on of words on either
   * @param wash a ground with a touch of it
   */
  public record Theme(String name, Colour paper, Colour plum, Colour deep, Colour on, Colour wash) {

    private String properties() {
      return ":root{--plum:" + plum.hex() + ";--plum-deep:" + deep.hex() + ";--on-plum:" + on.hex() + ";--plum-wash:"
          + wash.hex() + "}";
    }
  }

  private static List<Colour> colours(String... digits) {
    return Stream.of(digits).map(Colour::hex).toList();
  }

  /**
   * Why this colour cannot be one: {@code grey}, which is not told from words, or {@code red}, which says that
   * something is wrong.
   */
  public static Optional<String> refusal(Colour typed) {
    Accent accent = of(typed);
    if (Stream.of(typed, accent.light.plum, accent.dark.plum).anyMatch(c -> c.looks().chroma() < GREY)) {
      return Optional.of("grey");
    }
    Colour.Looks looks = accent.light.plum.looks();
    return looks.chroma() > STRONG && Math.abs(looks.hue() - RED.looks().hue()) < NEAR
        ? Optional.of("red")
        : Optional.empty();
  }

  public static Accent of(Colour typed) {
    Colour.Looks looks = typed.looks();
    Colour lightWash = Colour.of(new Colour.Looks(0.955, Math.min(looks.chroma(), 0.016), looks.hue()));
    Colour darkWash = Colour.of(new Colour.Looks(0.25, Math.min(looks.chroma(), 0.035), looks.hue()));
    Colour light = moved(typed, -STEP, c -> reads(c, LIGHT, TEXT) && reads(c, List.of(lightWash), TEXT));
    Colour dark = moved(typed, STEP, c -> reads(c, DARK, TEXT) && reads(c, List.of(darkWash), TEXT));
    Colour onDark = Colour.of(new Colour.Looks(0.2, Math.min(looks.chroma(), 0.05), looks.hue()));
    return new Accent(typed, new Theme("light", LIGHT.getFirst(), light, shifted(light, -DEEPER), WHITE, lightWash),
        new Theme("dark", DARK.getFirst(), dark, shifted(dark, DEEPER), onDark, darkWash),
        new Theme("light-more", WHITE, moved(light, -STEP, c -> reads(c, List.of(WHITE), MORE)), BLACK, WHITE, WHITE),
        new Theme("dark-more", BLACK, moved(dark, STEP, c -> reads(c, List.of(BLACK), MORE)), WHITE, BLACK, BLACK));
  }

  private static boolean reads(Colour colour, List<Colour> grounds, double least) {
    return grounds.stream().allMatch(ground -> colour.contrast(ground) >= least);
  }

  /** Black and white hold everywhere, so that it ends. */
  private static Colour moved(Colour from, double step, Predicate<Colour> holds) {
    Colour.Looks looks = from.looks();
    Colour moved = from;
    for (double lightness = looks.lightness(); !holds.test(moved) && lightness >= 0 && lightness <= 1; lightness +=
        step) {
      moved = Colour.of(new Colour.Looks(lightness + step, looks.chroma(), looks.hue()));
    }
    return moved;
  }

  private static Colour shifted(Colour from, double by) {
    Colour.Looks looks = from.looks();
    return Colour.of(new Colour.Looks(Math.clamp(looks.lightness() + by, 0, 1), looks.chroma(), looks.hue()));
  }

  public List<Theme> themes() {
    return List.of(light, dark, lightMore, darkMore);
  }

  /**
   * The style sheet: custom properties alone, after the main one, in its order of themes. Colours that a system forces
   * stay.
   */
  public String css() {
    return light.properties() + "\n@media (prefers-color-scheme:dark){" + dark.properties()
        + "}\n@media (prefers-contrast:more){" + lightMore.properties()
        + "}\n@media (prefers-contrast:more) and (prefers-color-scheme:dark){" + darkMore.properties()
        + "}\n@media (forced-colors:active){:root{--plum:LinkText}}\n";
  }

  /** Another where the style sheet is another, also after a release that derives colours otherwise. */
  public String mark() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(css().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
