package org.candour.index;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;

/** How what a story says is put into its document. */
public final class StoryWords {

  /** Only which words there are. */
  private static final FieldType WORDS = new FieldType();

  static {
    WORDS.setIndexOptions(IndexOptions.DOCS);
    WORDS.setOmitNorms(true);
    WORDS.setTokenized(true);
    WORDS.freeze();
  }

  private StoryWords() {}

  /** Its words in this field, as they were written, and what is turned in them. */
  public static void put(Document document, String field, String text) {
    document.add(new TextField(field, text, Field.Store.NO));
    document.add(new Field(StoryAnalyzer.SPELLING, text, WORDS));
    if (!field.equals("services")) {
      document.add(new Field(StoryAnalyzer.TURNED, text, WORDS));
    }
  }
}
