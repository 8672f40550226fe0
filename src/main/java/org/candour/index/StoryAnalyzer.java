package org.candour.index;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.candour.written.WordReading;

/**
 * English words by their stems, in one spelling, without accents, read by {@link WordReading}; in the field
 * {@value #SPELLING} as they were written. Small words are kept, so that a phrase is a phrase; what somebody looks for
 * leaves them out ({@link #telling}). A "not" is no small word.
 */
public final class StoryAnalyzer extends Analyzer {

  /** Whole words, from which typing errors are put right. */
  public static final String SPELLING = "spelling";
  /** What a "not" or a "nobody" turns: {@link NegatedWords}. */
  public static final String TURNED = "turned";
  /** Before the region of a story about the platform itself. */
  public static final String ABOUT_PLATFORM = "platform of ";

  private static final String TELLING = "telling";
  private static final CharArraySet SMALL = small();
  // One of everything that is read in a way of its own.
  private static final String PROBE =
      "A & E wasn’t G.P. R+D they've paediatric organised bled cafe\u0301 nurses' let\u00ADter the not no X-ray ＷＡＲＤ "
          + "travelled centre, check-up re-admitted no one ever listened, g p dads'";

  public StoryAnalyzer() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  private static CharArraySet small() {
    // What is left of "didn't" beside its "not", and of "I've".
    CharArraySet small = new CharArraySet(List.of("am", "were", "do", "does", "did", "has", "have", "had", "can",
        "could", "would", "should", "shall", "might", "may", "i"), false);
    for (Object each : EnglishAnalyzer.getDefaultStopSet()) {
      String word = new String((char[]) each);
      if (!word.equals("no") && !word.equals("not")) {
        small.add(word);
      }
    }
    return CharArraySet.unmodifiableSet(small);
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    try (reader) {
      StringBuilder text = new StringBuilder();
      char[] part = new char[4_096];
      for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
        text.append(part, 0, read);
      }
      String read = read(text.toString());
      return new StringReader(field.equals(TURNED) ? NegatedWords.clauses(read) : read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer words = new StandardTokenizer();
    TokenStream stream = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
    if (field.equals(SPELLING)) {
      return new TokenStreamComponents(words, new StopFilter(stream, SMALL));
    }
    stream = field.equals(TELLING) || field.equals(TURNED) ? new StopFilter(stream, SMALL) : stream;
    stream = field.equals(TURNED) ? new NegatedWords.Turned(stream) : stream;
    return new TokenStreamComponents(words, new PorterStemFilter(new OneSpelling(stream)));
  }

  /** A text as stories are read. */
  public static String read(String text) {
    return NegatedWords.read(WordReading.of(text));
  }

  /** The words of a line that tell something, as they stand in the index. */
  public List<String> telling(String text) {
    return terms(TELLING, text);
  }

  /** Changes whenever words are read in another way, so that an index made before is built anew. */
  static String sign() {
    try (StoryAnalyzer analyzer = new StoryAnalyzer()) {
      CRC32 sum = new CRC32();
      sum.update(String.join(" ", analyzer.terms("body", PROBE)).getBytes(StandardCharsets.UTF_8));
      sum.update(String.join(" ", analyzer.terms(SPELLING, PROBE)).getBytes(StandardCharsets.UTF_8));
      sum.update(String.join(" ", analyzer.terms(TURNED, PROBE)).getBytes(StandardCharsets.UTF_8));
      return Long.toHexString(sum.getValue());
    }
  }

  /** What stands in this field where somebody writes this. */
  public List<String> terms(String field, String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  private static final class OneSpelling extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    OneSpelling(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      String word = term.toString();
      String one = SpellingVariants.one(word);
      if (!one.equals(word)) {
        term.setEmpty().append(one);
      }
      return true;
    }
  }
}
