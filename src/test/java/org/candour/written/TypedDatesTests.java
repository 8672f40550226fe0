package org.candour.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedDatesTests {

  @Test
  void aDayIsReadHoweverItIsWritten() {
    for (String typed : List.of("2027-03-01", "01/03/2027", "1/3/2027", "1.3.2027", "01-03-2027", "1 3 2027", "1/3/27",
        "1.3.27", "1 March 2027", "1st March 2027", "1st of March 2027", "1 Mar 2027", "1 mar. 27", "1-Mar-2027",
        "March 1, 2027", "March 1st, 2027", "Mon 1 March 2027", "Monday, 1 March 2027", "2027/03/01", "2027.3.1",
        "20270301", " 01/03/2027 ", "1\u00A0March\u00A02027", "０１/０３/２０２７", "١/٣/٢٠٢٧", "1 Mawrth 2027", "1 Márta 2027",
        "1 Màrt 2027", "1\u20113\u20112027", "1MARCH2027")) {
      assertThat(TypedDates.of(typed)).as(typed).contains(LocalDate.of(2027, 3, 1));
    }
    assertThat(TypedDates.of("29 Sept 2026")).contains(LocalDate.of(2026, 9, 29));
    assertThat(TypedDates.kept("1 March 2027")).isEqualTo("2027-03-01");
  }

  @Test
  void whatIsNoDayIsNone() {
    for (String typed : List.of("", " ", "31/02/2027", "2027-02-30", "03/31/2027", "32/1/2027", "1 March", "March 2027",
        "2027", "soon", "1/3", "1/3/027", "0/3/2027", "1 Mars 2027", "x".repeat(10_000), "1/3/2027 or so",
        "29 February 2027")) {
      assertThat(TypedDates.of(typed)).as(typed).isEmpty();
    }
    assertThat(TypedDates.kept("soon")).isEqualTo("soon");
  }

  @Test
  void monthsAndTimesToo() {
    for (String typed : List.of("2027-06", "06/2027", "6/2027", "6.2027", "June 2027", "jun 27", "1 June 2027",
        "2027/6", "Mehefin 2027")) {
      assertThat(TypedDates.month(typed)).as(typed).contains(YearMonth.of(2027, 6));
    }
    assertThat(TypedDates.month("13/2027")).isEmpty();
    assertThat(TypedDates.month("June")).isEmpty();
    for (String typed : List.of("18:00", "18.00", "1800", "18", "6pm", "6 pm", "6 p.m.", "6:00 PM", "18h00", "18:00:00",
        "6.00pm")) {
      assertThat(TypedDates.time(typed)).as(typed).contains(LocalTime.of(18, 0));
    }
    assertThat(TypedDates.time("9")).contains(LocalTime.of(9, 0));
    assertThat(TypedDates.time("12 am")).contains(LocalTime.MIDNIGHT);
    assertThat(TypedDates.time("24:00")).contains(LocalTime.MIDNIGHT);
    assertThat(TypedDates.time("noon")).contains(LocalTime.NOON);
    for (String none : List.of("25:00", "18:60", "13 pm", "evening", "", "6:5")) {
      assertThat(TypedDates.time(none)).as(none).isEmpty();
    }
  }

  @Test
  void aPostcodeIsReadWhereverItsBlankStands() {
    for (String typed : List.of("LN1 4ZQ", "ln14zq", "LN1 4 ZQ", "LN 1 4ZQ", "LN1-4ZQ", "LN1  4ZQ", "LN1.4ZQ",
        "LN1 4ZQ, Lincolnshire", "Lincoln LN1 4ZQ", "12 High St, Lincoln, LN1 4ZQ, UK")) {
      assertThat(Postcodes.in(typed)).as(typed).contains("LN1 4ZQ");
    }
    assertThat(Postcodes.in("SW1A 1AA")).contains("SW1A 1AA");
    assertThat(Postcodes.in("s102jf")).contains("S10 2JF");
    assertThat(Postcodes.in("GIR 0AA")).contains("GIR 0AA");
    for (String none : List.of("", "LN1", "B1 2 St Mary", "LN1 4CI", "Ward 7", "D02 AF30", "12345", "A&E 1 2 by")) {
      assertThat(Postcodes.in(none)).as(none).isEmpty();
    }
    assertThat(Postcodes.read("LN1 4ZQ, Lincolnshire, England")).isEqualTo("LN1 4ZQ");
    assertThat(Postcodes.read("ward at LN1 4 ZQ Lincolnshire House")).isEqualTo("ward at LN1 4ZQ House");
    assertThat(Postcodes.read("LN1 4ZQ Hinxwick Practice")).isEqualTo("LN1 4ZQ Hinxwick Practice");
  }

  @Test
  void aNumberIsReadHoweverItIsWritten() {
    for (String typed : List.of("1000123", "1,000,123", "1 000 123", "no. 1000123", "#1000123", "story 1000123",
        "https://candour.example/stories/1000123", "https://candour.example/uk/stories/1000123/?a=b", "１０００１２３",
        "1\u00A0000\u00A0123", "1000123.", "Story no. 1000123")) {
      assertThat(TypedNumbers.of(typed)).as(typed).hasValue(1_000_123);
    }
    for (String none : List.of("", "twelve", "-3", "1.5", "12 34", "1,00", "9".repeat(30))) {
      assertThat(TypedNumbers.of(none)).as(none).isEmpty();
    }
  }
}
