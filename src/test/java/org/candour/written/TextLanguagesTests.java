package org.candour.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextLanguagesTests {

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
        .forEach((text, language) -> assertThat(TextLanguages.of(text, "en")).as(text).isEqualTo(language));
  }

  @Test
  void whatIsTooShortToTellIsOfWhereItWasWritten() {
    for (String text : List.of("", "Thank you", "Diolch", "Physio was fab x",
        "GP receptionist rude. Waited 3 weeks for bloods. Dr Smith ok.", "!!! 123", "👩‍⚕️")) {
      assertThat(TextLanguages.of(text, "en")).as(text).isEqualTo("en");
    }
    assertThat(TextLanguages.of("Diolch", "cy")).isEqualTo("cy");
    assertThat(TextLanguages.tag("Thank you")).isNull();
  }

  @Test
  void mostOfItsLettersSayFromWhereItRuns() {
    assertThat(TextLanguages.direction("A&E: كان الطاقم لطيفا جدا في Ward 7!")).isEqualTo("rtl");
    assertThat(TextLanguages.direction("I said شكرا to everybody")).isEqualTo("ltr");
    assertThat(TextLanguages.direction("12!")).isEqualTo("ltr");
    assertThat(TextLanguages.direction("תודה רבה")).isEqualTo("rtl");
    assertThat(TextLanguages.all()).contains("cy", "gd", "ur");
    assertThat(TextLanguages.name("cy")).isEqualTo("Cymraeg");
  }

  @Test
  void onlyWhatPeopleOfTheRegionWriteInIsFound() {
    String welsh = "Roedd y nyrsys yn garedig iawn ac fe wnaethon nhw bopeth i helpu fy mam yn yr ysbyty.";
    String polish = "Pielęgniarki były bardzo miłe i zawsze mówiły mojej mamie, co się dzieje.";
    String urdu = "نرسیں بہت مہربان تھیں اور انہوں نے میری والدہ کی ہر طرح سے مدد کی۔";
    assertThat(TextLanguages.of(welsh, "en", List.of("en", "cy"))).isEqualTo("cy");
    assertThat(TextLanguages.of(polish, "en", List.of("en", "cy"))).as("not even as its neighbour").isEqualTo("en");
    assertThat(TextLanguages.of(polish, "en", List.of())).isEqualTo("pl");
    assertThat(TextLanguages.of(urdu, "en", List.of("ur"))).isEqualTo("ur");
    assertThat(TextLanguages.of(urdu, "en", List.of("pl"))).isEqualTo("en");
    assertThat(TextLanguages.of("こんにちは、看護師さんはとても親切でした。", "en", List.of("en"))).isEqualTo("en");
  }

  @Test
  void aLanguageIsKnownByItsNamesAndItsTag() {
    assertThat(List.of("Welsh", "cymraeg", "CY"))
        .allSatisfy(name -> assertThat(TextLanguages.named(name, java.util.Locale.ENGLISH)).contains("cy"));
    assertThat(TextLanguages.named("Klingon", java.util.Locale.ENGLISH)).isEmpty();
    assertThat(TextLanguages.all()).allSatisfy(tag -> assertThat(
        TextLanguages.named(TextLanguages.name(tag, java.util.Locale.ENGLISH), java.util.Locale.ENGLISH))
        .contains(tag));
  }

  @Test
  void aTitleIsOfItsOwnLanguageOrOfItsStorys() {
    for (String english : new String[]{"A long night", "Nobody told me", "A story about Ysbyty Gwynedd", "Thank you",
        "Hospital food", "Lost letters"}) {
      for (String story : new String[]{"cy", "pl", "ur", "ar", "ga"}) {
        if (!(english.equals("A long night") && story.equals("ga"))) {
          assertThat(TextLanguages.ofTitle(english, story)).as(english + " " + story).isEqualTo("en");
        }
      }
    }
    for (String[] own : new String[][]{{"Noson hir", "cy"}, {"Diolch yn fawr", "cy"}, {"Gofal da", "cy"}, {"Mam", "cy"},
        {"Ward 7", "cy"}, {"Dziękuję", "pl"}, {"Długa noc", "pl"}, {"Go raibh maith agat", "ga"},
        {"ایک لمبی رات", "ur"}, {"Thank you", "en"}}) {
      assertThat(TextLanguages.ofTitle(own[0], own[1])).as(own[0]).isEqualTo(own[1]);
    }
  }
}
