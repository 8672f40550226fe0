package org.candour.tagging;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link TagVocabulary}. */
@Repository
class TagVocabularyStore {

  private final JdbcClient sql;

  TagVocabularyStore(JdbcClient sql) {
    this.sql = sql;
  }

  long known() {
    return sql.sql("select version from vocabulary_version").query(Long.class).single();
  }

  List<TagVocabulary.Name> read() {
    return sql.sql("select word, synonym, typed_only from tag_synonym order by synonym collate names")
        .query(TagVocabulary.Name.class).list();
  }

  List<TagVocabulary.Word> words() {
    return sql.sql("select id, language, word, grp, polarity from tag_word order by word collate names")
        .query(TagVocabulary.Word.class).list();
  }

  Optional<Long> add(String language, String word, String grp, int polarity) {
    return sql.sql("""
        insert into tag_word (language, word, grp, polarity) values (?, ?, ?, ?) on conflict do nothing returning id""")
        .params(language, TagVocabulary.plain(word), grp, polarity).query(Long.class).optional();
  }

  int place(String grp, int polarity, long id) {
    return sql.sql("update tag_word set grp = ?, polarity = ? where id = ?").params(grp, polarity, id).update();
  }

  int remove(long id) {
    return sql.sql("delete from tag_word where id = ?").param(id).update();
  }

  int addSynonym(boolean typedOnly, String synonym, long id) {
    return sql.sql("""
        insert into tag_synonym (word, synonym, typed_only) select id, :synonym, :only from tag_word
        where id = :id and word <> :synonym
        on conflict do nothing""").param("id", id).param("synonym", TagVocabulary.plain(synonym))
        .param("only", typedOnly).update();
  }

  int removeSynonym(long id, String synonym) {
    return sql.sql("delete from tag_synonym where word = ? and synonym = ?").params(id, synonym).update();
  }

  void changed() {
    sql.sql("update vocabulary_version set version = version + 1").update();
  }
}
