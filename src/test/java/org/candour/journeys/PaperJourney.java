package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** What people print to take into a meeting. */
class PaperJourney {

  private static PDDocument printed(Page page) throws IOException {
    return Loader.loadPDF(page.pdf(new Page.PdfOptions().setFormat("A4")));
  }

  private static String words(PDDocument sheets) throws IOException {
    return new PDFTextStripper().getText(sheets).replaceAll("\\s+", " ");
  }

  @Test
  void aSummaryStandsOnTwoSheetsWithItsCautions() throws IOException {
    for (boolean script : new boolean[]{true, false}) {
      try (Visitor nurse = script ? Visitor.withScript() : Visitor.withoutScript()) {
        nurse.enterAs("nurse").open("/work/reports");
        try (PDDocument sheets = printed(nurse.page())) {
          String words = words(sheets);
          assertThat(sheets.getNumberOfPages()).isLessThanOrEqualTo(2);
          assertThat(words).contains("How to read these figures", "/work/reports", "printed on").doesNotContain("Show");
        }
      }
    }
  }

  /** Paper lies about: how critical a story is, and what staff may do with it, is on no sheet. */
  @Test
  void whatStaffSeeIsNotPrinted() throws IOException {
    Tales tales = new Tales();
    long story = tales.publish(tales.tell("uk-england", Scene.ward(), "A title", "A story for paper"));
    long post =
        TestHouse.get().sql().sql("select max(id) from public_post where closed_at is null").query(Long.class).single();
    try (Visitor nurse = Visitor.withScript()) {
      nurse.enterAs("nurse").open("/stories/" + story);
      assertThat(nurse.sees("Criticality")).isTrue();
      try (PDDocument sheets = printed(nurse.page())) {
        assertThat(words(sheets)).doesNotContain("Criticality", "Write an answer", "unless you press");
      }
      nurse.open("/blog/" + post);
      try (PDDocument sheets = printed(nurse.page())) {
        assertThat(words(sheets)).doesNotContain("Write a comment");
      }
    }
  }

  @Test
  void everySheetSaysWhereAndWhenAndHasNoForms() throws IOException {
    try (Visitor reader = Visitor.withScript()) {
      Page page = reader.open("/stories").page();
      try (PDDocument sheets = printed(page)) {
        assertThat(words(sheets)).doesNotContain("Search the stories")
            .contains(page.evaluate("location.host") + "/stories", DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK)
                .format(LocalDate.parse(String.valueOf(page.evaluate("new Date().toLocaleDateString('sv')")))));
      }
      reader.open("/contact");
      try (PDDocument sheets = printed(reader.page())) {
        assertThat(words(sheets)).contains("/contact").doesNotContain("Send");
      }
      assertThat(reader.page().locator("main form button").last().isVisible()).isTrue();
    }
  }
}
