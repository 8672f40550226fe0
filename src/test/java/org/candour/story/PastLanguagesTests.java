package org.candour.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Stories that were stored before their languages were found out. */
class PastLanguagesTests {

  private static final String WELSH =
      "Roedd y nyrsys yn garedig iawn ac fe wnaethon nhw bopeth i helpu fy mam yn yr ysbyty.";

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();

  private long stored(String title, String body, boolean open) {
    long id = tales.tell("uk-england", Scene.ward(), title, body);
    if (open) {
      tales.publish(id);
    }
    house.sql().sql("update story set language = 'en' where id = ?").param(id).update();
    house.sql().sql("update story_version set language = 'en' where story = ?").param(id).update();
    return id;
  }

  private String language(long story) {
    return house.sql().sql("select language from story where id = ?").param(story).query(String.class).single();
  }

  private long told(String what, long story) {
    return house.sql().sql(what).param(story).query(Long.class).single();
  }

  @Test
  void areLookedThroughOnceAndWhatSomebodySaidStays() {
    long welsh = stored("Gofal yn yr ysbyty", WELSH, true);
    long waiting = stored("Gofal arall", WELSH, false);
    long english =
        stored("Kindness on the ward", "The nurses were kind and did all they could to help my mother.", true);
    long said = stored("Gofal eto", WELSH, true);
    long after = stored("Gofal wedyn", WELSH, true);
    assertThat(house.bean(StoryLanguage.class).say(org.candour.shared.Caller.NOBODY, said, "en")).isTrue();
    String changes = "select count(*) from public_change where kind = 'story' and id = ?";
    List<Long> before = List.of(told(changes, welsh), told(changes, english), told(changes, waiting));
    house.sql().sql("update story_language_past set looked_to = ?, ends_at = ?").params(welsh - 1, said).update();
    PastLanguages past = house.bean(PastLanguages.class);
    past.look();
    past.look();
    house.settle();
    assertThat(List.of(language(welsh), language(waiting), language(english), language(said), language(after)))
        .containsExactly("cy", "cy", "en", "en", "en");
    assertThat(List.of(told(changes, welsh), told(changes, english), told(changes, waiting)))
        .containsExactly(before.get(0) + 1, before.get(1), before.get(2));
    assertThat(told("select count(*) from audit_entry where act = 'story-language-found' and subject_id = ?", welsh))
        .isOne();
    assertThat(house.sql().sql("select looked_to = ends_at from story_language_past").query(Boolean.class).single())
        .isTrue();
  }

  private List<Long> ofWelsh(int count) {
    List<Long> all = IntStream.range(0, count).mapToObj(n -> stored("Gofal " + n, WELSH, false)).toList();
    house.sql().sql("update story_language_past set looked_to = ?, ends_at = ?")
        .params(all.getFirst() - 1, all.getLast()).update();
    return all;
  }

  private List<String> languages(List<Long> stories) {
    return stories.stream().map(this::language).toList();
  }

  @Test
  void goOnFromOneBatchToTheNext() {
    List<Long> all = ofWelsh(7);
    house.bean(PastLanguages.class).look(3);
    assertThat(languages(all)).containsOnly("cy");
    assertThat(house.sql().sql("select looked_to = ends_at from story_language_past").query(Boolean.class).single())
        .isTrue();
  }

  /** What was done stays done, the batch that broke is done anew, and each is noted once. */
  @Test
  void goOnAfterAFailureWhereItBroke() {
    List<Long> all = ofWelsh(5);
    PastLanguages past = house.bean(PastLanguages.class);
    house.sql().sql("alter table story add constraint story_fails check (id <> " + all.get(3) + " or language <> 'cy')")
        .update();
    try {
      assertThatThrownBy(() -> past.look(2)).isInstanceOf(DataIntegrityViolationException.class);
    } finally {
      house.sql().sql("alter table story drop constraint story_fails").update();
    }
    assertThat(languages(all)).containsExactly("cy", "cy", "en", "en", "en");
    assertThat(told("select count(*) from story_language_past where looked_to = ?", all.get(1))).isOne();
    past.look(2);
    assertThat(languages(all)).containsOnly("cy");
    assertThat(all).allMatch(
        story -> told("select count(*) from audit_entry where act = 'story-language-found' and subject_id = ?",
            story) == 1);
  }
}
