package org.candour.look;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A colour as screens show it (sRGB), which can say how light, how strong and of which hue it looks (OKLCH), and how
 * well it is told from another (WCAG 2).
 */
public record Colour(int red, int green, int blue) {

  /** How a colour looks: its lightness from 0 to 1, its strength from 0 for grey, and its hue as an angle. */
  record Looks(double lightness, double chroma, double hue) {}

  /** Six digits, or three that stand for two each, with or without {@code #}. */
  public static Optional<Colour> of(String typed) {
    String digits = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "");
    if (digits.matches("[0-9a-f]{3}")) {
      digits = digits.replaceAll("(.)", "$1$1");
    }
    return digits.matches("[0-9a-f]{6}") ? Optional.of(hex(digits)) : Optional.empty();
  }

  static Colour hex(String digits) {
    int all = HexFormat.fromHexDigits(digits);
    return new Colour(all >> 16 & 255, all >> 8 & 255, all & 255);
  }

  /** As it stands in a style sheet. */
  public String hex() {
    return "#" + HexFormat.of().toHexDigits((long) red << 16 | (long) green << 8 | blue, 6);
  }

  /** From 1 for the same to 21 for black on white. */
  public double contrast(Colour other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static double curved(double linear) {
    return linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
  }

  Looks looks() {
    double r = linear(red);
    double g = linear(green);
    double b = linear(blue);
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    double towardsRed = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    double towardsYellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return new Looks(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, Math.hypot(towardsRed, towardsYellow),
        Math.atan2(towardsYellow, towardsRed));
  }

  /** The strongest colour up to this that a screen can show with this lightness and hue. */
  static Colour of(Looks looks) {
    double lightness = Math.clamp(looks.lightness, 0, 1);
    double[] rgb = rgb(lightness, looks.chroma, looks.hue);
    if (!shows(rgb)) {
      double least = 0;
      double most = looks.chroma;
      for (int i = 0; i < 12; i++) {
        double middle = (least + most) / 2;
        boolean shown = shows(rgb(lightness, middle, looks.hue));
        least = shown ? middle : least;
        most = shown ? most : middle;
      }
      rgb = rgb(lightness, least, looks.hue);
    }
    return new Colour(part(rgb[0]), part(rgb[1]), part(rgb[2]));
  }

  private static double[] rgb(double lightness, double chroma, double hue) {
    double a = chroma * Math.cos(hue);
    double b = chroma * Math.sin(hue);
    double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return new double[]{4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
  }

  private static boolean shows(double[] rgb) {
    return rgb[0] > -0.0005 && rgb[0] < 1.0005 && rgb[1] > -0.0005 && rgb[1] < 1.0005 && rgb[2] > -0.0005
        && rgb[2] < 1.0005;
  }

  private static int part(double linear) {
    return (int) Math.round(255 * Math.clamp(curved(Math.clamp(linear, 0, 1)), 0, 1));
  }
}
