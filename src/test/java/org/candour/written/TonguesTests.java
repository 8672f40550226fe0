package org.candour.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TonguesTests {

  @Test
  void aLanguageIsFoundOutFromTheWords() {
    Map.ofEntries(
        Map.entry("Roedd y nyrsys yn garedig iawn ac fe wnaethon nhw bopeth i helpu fy mam yn yr ysbyty.", "cy"),
        Map.entry("Mae'r gofal wedi bod yn wych", "cy"),
        Map.entry("Bhí na haltraí an-chineálta agus thug siad aire mhaith do mo mháthair.", "ga"),
        Map.entry("Bha na banaltraman glè chòir agus thug iad deagh aire dha mo mhàthair san ospadal.", "gd"),
        Map.entry("Pielęgniarki były bardzo miłe, ale czekałem dziewięć godzin na lekarza.", "pl"),
        Map.entry("شكرا جزيلا", "ar"), Map.entry("كان الطاقم في Ward 7 لطيفا جدا لكن انتظرت في A&E تسع ساعات!", "ar"),
        Map.entry("نرسیں بہت مہربان تھیں لیکن ہمیں نو گھنٹے انتظار کرنا پڑا۔", "ur"),
        Map.entry("ਨਰਸਾਂ ਬਹੁਤ ਦਿਆਲੂ ਸਨ", "pa"), Map.entry("Дякую всім медсестрам за турботу і доброту", "uk"),
        Map.entry("护士们非常好", "zh"), Map.entry("Infirmières très gentilles mais attente trop longue aux urgences", "fr"),
        Map.entry("The nurses were kind but nobody told me what was wrong.", "en"))
        .forEach((text, language) -> assertThat(Tongues.of(text, "en")).as(text).isEqualTo(language));
  }

  @Test
  void whatIsTooShortToTellIsOfWhereItWasWritten() {
    for (String text : List.of("", "Thank you", "Diolch", "Physio was fab x",
        "GP receptionist rude. Waited 3 weeks for bloods. Dr Smith ok.", "!!! 123", "👩‍⚕️")) {
      assertThat(Tongues.of(text, "en")).as(text).isEqualTo("en");
    }
    assertThat(Tongues.of("Diolch", "cy")).isEqualTo("cy");
    assertThat(Tongues.tag("Thank you")).isNull();
  }

  @Test
  void mostOfItsLettersSayFromWhereItRuns() {
    assertThat(Tongues.direction("A&E: كان الطاقم لطيفا جدا في Ward 7!")).isEqualTo("rtl");
    assertThat(Tongues.direction("I said شكرا to everybody")).isEqualTo("ltr");
    assertThat(Tongues.direction("12!")).isEqualTo("ltr");
    assertThat(Tongues.direction("תודה רבה")).isEqualTo("rtl");
    assertThat(Tongues.all()).contains("cy", "gd", "ur");
    assertThat(Tongues.name("cy")).isEqualTo("Cymraeg");
  }

  @Test
  void onlyWhatPeopleOfTheRegionWriteInIsFound() {
    String welsh = "Roedd y nyrsys yn garedig iawn ac fe wnaethon nhw bopeth i helpu fy mam yn yr ysbyty.";
    String polish = "Pielęgniarki były bardzo miłe i zawsze mówiły mojej mamie, co się dzieje.";
    String urdu = "نرسیں بہت مہربان تھیں اور انہوں نے میری والدہ کی ہر طرح سے مدد کی۔";
    assertThat(Tongues.of(welsh, "en", List.of("en", "cy"))).isEqualTo("cy");
    assertThat(Tongues.of(polish, "en", List.of("en", "cy"))).as("not even as its neighbour").isEqualTo("en");
    assertThat(Tongues.of(polish, "en", List.of())).isEqualTo("pl");
    assertThat(Tongues.of(urdu, "en", List.of("ur"))).isEqualTo("ur");
    assertThat(Tongues.of(urdu, "en", List.of("pl"))).isEqualTo("en");
    assertThat(Tongues.of("こんにちは、看護師さんはとても親切でした。", "en", List.of("en"))).isEqualTo("en");
  }

  @Test
  void aLanguageIsKnownByItsNamesAndItsTag() {
    assertThat(List.of("Welsh", "cymraeg", "CY"))
        .allSatisfy(name -> assertThat(Tongues.named(name, java.util.Locale.ENGLISH)).contains("cy"));
    assertThat(Tongues.named("Klingon", java.util.Locale.ENGLISH)).isEmpty();
    assertThat(Tongues.all()).allSatisfy(
        tag -> assertThat(Tongues.named(Tongues.name(tag, java.util.Locale.ENGLISH), java.util.Locale.ENGLISH))
            .contains(tag));
  }

  @Test
  void aTitleIsOfItsOwnLanguageOrOfItsStorys() {
    for (String english : new String[]{"A long night", "Nobody told me", "A story about Ysbyty Gwynedd", "Thank you",
        "Hospital food", "Lost letters"}) {
      for (String story : new String[]{"cy", "pl", "ur", "ar", "ga"}) {
        if (!(english.equals("A long night") && story.equals("ga"))) {
          assertThat(Tongues.ofTitle(english, story)).as(english + " " + story).isEqualTo("en");
        }
      }
    }
    for (String[] own : new String[][]{{"Noson hir", "cy"}, {"Diolch yn fawr", "cy"}, {"Gofal da", "cy"}, {"Mam", "cy"},
        {"Ward 7", "cy"}, {"Dziękuję", "pl"}, {"Długa noc", "pl"}, {"Go raibh maith agat", "ga"},
        {"ایک لمبی رات", "ur"}, {"Thank you", "en"}}) {
      assertThat(Tongues.ofTitle(own[0], own[1])).as(own[0]).isEqualTo(own[1]);
    }
  }
}
