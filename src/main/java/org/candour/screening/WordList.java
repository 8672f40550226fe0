package org.candour.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Phrases to look for in a text: whole words, any case, quotes and accents aside. Linear in the text's length. */
final class WordList {

  private final List<String> phrases;

  private WordList(List<String> phrases) {
    this.phrases = phrases;
  }

  static WordList read(String name) {
    return new WordList(lines(name).stream().map(WordList::fold).map(String::strip).toList());
  }

  static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(WordList.class.getResourceAsStream("/screening/" + name), name);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The phrases that stand in the text. */
  Set<String> in(String text) {
    String folded = " " + fold(text) + " ";
    Set<String> found = new TreeSet<>();
    for (String phrase : phrases) {
      boolean open = phrase.endsWith("*");
      String words = open ? phrase.substring(0, phrase.length() - 1) : phrase + " ";
      if (folded.contains(" " + words)) {
        found.add(open ? words : phrase);
      }
    }
    return found;
  }

  /** Lower case, plain letters, single spaces; "f.u.c.k" stays as it is, "Self–harm" becomes "self harm". */
  private static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    return plain.replaceAll("['’]", "").replaceAll("[^\\p{L}\\p{N}*]+", " ");
  }
}
