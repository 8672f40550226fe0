package org.candour.regions;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link RegionQuestions}. */
@Repository
class RegionQuestionStore {

  private final JdbcClient sql;

  RegionQuestionStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<RegionQuestions.Row> answered(String language, RegionId region) {
    return sql.sql("""
        select q.code as question, qt.asked, q.ended, c.code, ct.label, c.value, c.ended as choice_ended
        from rating_question q
        join rating_question_text qt on qt.question = q.code and qt.language = :language
        join rating_choice c on c.question = q.code
        join rating_choice_text ct on ct.question = c.question and ct.code = c.code and ct.language = :language
        where q.region = :region order by q.position, q.code, c.ended, c.position""").param("language", language)
        .param("region", region.value()).query(RegionQuestions.Row.class).list();
  }

  List<RegionQuestions.Row> ages(String language, RegionId region) {
    return sql.sql("""
        select 'age' as question, '' as asked, false as ended, a.code, t.label, null::int as value,
          false as choice_ended from age_range a
        join age_range_text t on t.region = a.region and t.code = a.code and t.language = :language
        where a.region = :region order by a.position""").param("language", language).param("region", region.value())
        .query(RegionQuestions.Row.class).list();
  }

  int revision(RegionId region) {
    return sql.sql("select question_revision from region where id = ?").param(region.value()).query(Integer.class)
        .single();
  }

  void insert(String question, Region region) {
    sql.sql("insert into rating_question (code, region, position) select ?, ?, coalesce(max(position), 0) + 1"
        + " from rating_question where region = ?").params(question, region.id().value(), region.id().value()).update();
  }

  void insertText(String question, Region region, String asked) {
    sql.sql("insert into rating_question_text (question, language, asked) values (?, ?, ?) on conflict"
        + " (question, language) do update set asked = excluded.asked").params(question, region.language(), asked)
        .update();
  }

  void endChoices(String question) {
    sql.sql("update rating_choice set ended = true where question = ?").param(question).update();
  }

  Optional<String> choiceCode(String question, String language, RegionQuestions.RatingChoice choice) {
    return sql.sql(
        "select code from rating_choice_text where question = ? and language = ? and label = ? order by code limit 1")
        .params(question, language, choice.label()).query(String.class).optional();
  }

  void insertChoice(String question, String code, int position, RegionQuestions.RatingChoice choice) {
    sql.sql("insert into rating_choice (question, code, position, value) values (:question, :code, :position, :value)")
        .param("question", question).param("code", code).param("position", position)
        .param("value", choice.value(), Types.INTEGER).update();
  }

  void insertChoiceText(String question, String code, String language, RegionQuestions.RatingChoice choice) {
    sql.sql("insert into rating_choice_text (question, code, language, label) values (?, ?, ?, ?)")
        .params(question, code, language, choice.label()).update();
  }

  void placeChoice(int position, RegionQuestions.RatingChoice choice, String question, String known) {
    sql.sql("update rating_choice set ended = false, position = :position, value = :value"
        + " where question = :question and code = :code").param("position", position)
        .param("value", choice.value(), Types.INTEGER).param("question", question).param("code", known).update();
  }

  List<String> order(Region region) {
    return sql.sql("select code from rating_question where region = ? and not ended order by position, code")
        .param(region.id().value()).query(String.class).list();
  }

  void place(int i, List<String> all) {
    sql.sql("update rating_question set position = ? where code = ?").params(i + 1, all.get(i)).update();
  }

  void deleteFrom(String code, String table) {
    sql.sql("delete from " + table + " where question = ?").param(code).update();
  }

  void delete(String code) {
    sql.sql("delete from rating_question where code = ?").param(code).update();
  }

  void end(String code) {
    sql.sql("update rating_question set ended = true where code = ?").param(code).update();
  }

  void askAgain(RegionId region, String code) {
    sql.sql("""
        update rating_question set ended = false, position = (select max(position) + 1 from rating_question
          where region = ?)
        where code = ? and ended""").params(region.value(), code).update();
  }

  Optional<Boolean> keep(String choice, String question) {
    return sql
        .sql("select true from rating_question q join rating_choice c on c.question = q.code"
            + " and c.code = ? where q.code = ? for key share of q")
        .params(choice, question).query(Boolean.class).optional();
  }

  long own(String code, RegionId region) {
    return sql.sql("select count(*) from rating_question where code = ? and region = ?").params(code, region.value())
        .query(Long.class).single();
  }

  long next() {
    return sql.sql("select nextval('region_list_code')").query(Long.class).single();
  }

  int begin(RegionId region, int seen) {
    return sql.sql("update region set question_revision = question_revision + 1 where id = ? and question_revision = ?")
        .params(region.value(), seen).update();
  }
}
