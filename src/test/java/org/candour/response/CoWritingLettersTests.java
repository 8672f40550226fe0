package org.candour.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.candour.story.Stories;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters among colleagues name a story by its title, in whatever language it is. */
class CoWritingLettersTests {

  private static final String TITLE = "كان الطاقم لطيفا جدا";

  private final TestHouse house = TestHouse.get();

  @Test
  void aTitleThatRunsFromRightToLeftSaysSoInEveryLetter() {
    Scene scene = Scene.published(TITLE, "كان الطاقم لطيفا جدا مع أمي في المستشفى");
    house.sql().sql("update story set language = 'ar' where id = ?").param(scene.story).update();
    People people = house.bean(People.class);
    var amara = people.byAddress("amara.okafor@fenwick.example").orElseThrow();
    Caller.Person nurse = new Caller.Person(amara.id(), amara.name(), Cast.get().mainSubscription(), amara.stamp(),
        true, house.bean(RoleGrants.class).grants(amara.id()));
    long id =
        house.bean(Responses.class).submit(nurse, scene.story, "We read this together.", null, SecretToken.fresh());
    Response response = house.bean(ResponseStore.class).find(id).orElseThrow();
    house.bean(TransactionTemplate.class).executeWithoutResult(tx -> {
      house.bean(CoWritingLetters.class).left(response, List.of(amara.id()));
      house.bean(CoWritingLetters.class).sentFor(response, house.bean(Stories.class).get(scene.story));
    });
    List<String> pages =
        house.sql().sql("select body_html from outbound_mail where subject_kind = 'response' and subject_id = ?"
            + " and occasion ~ '^answer'").param(id).query(String.class).list();
    assertThat(pages).hasSize(2).allSatisfy(page -> assertThat(page)
        .containsPattern("<span lang=\"ar\" dir=\"rtl\">&ldquo;[\\u2068]?" + TITLE + "[\\u2069]?&rdquo;</span>"));
  }
}
