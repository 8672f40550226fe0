package org.candour.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** English words by their stems, in one spelling, without accents; in the field {@value #SPELLING} as they were written. */
public final class StoryAnalyzer extends Analyzer {

  /** Whole words, from which typing errors are put right. */
  public static final String SPELLING = "spelling";
  /** Before the region of a story about the platform itself. */
  public static final String ABOUT_PLATFORM = "platform of ";

  private static final CharArraySet STOP = EnglishAnalyzer.getDefaultStopSet();
  // The commonest place of all would otherwise be a stop word and a letter.
  private static final NormalizeCharMap SIGNS = signs();

  public StoryAnalyzer() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  private static NormalizeCharMap signs() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    for (String written : new String[] {"A&E", "a&e", "A & E", "a & e", "A+E", "A&e"}) {
      map.add(written, " aande ");
    }
    return map.build();
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new MappingCharFilter(SIGNS, reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer words = new StandardTokenizer();
    TokenStream stream = new LowerCaseFilter(new EnglishPossessiveFilter(words));
    stream = new StopFilter(new ASCIIFoldingFilter(stream), STOP);
    return field.equals(SPELLING) ? new TokenStreamComponents(words, stream)
        : new TokenStreamComponents(words, new PorterStemFilter(new OneSpelling(stream)));
  }

  /** What is looked for in this field where somebody types this. */
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
      String one = Spelling.one(word);
      if (!one.equals(word)) {
        term.setEmpty().append(one);
      }
      return true;
    }
  }
}
