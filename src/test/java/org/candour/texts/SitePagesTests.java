package org.candour.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitePagesTests {

  private final SitePages pages = new SitePages(new Markdown());

  @ParameterizedTest
  @ValueSource(strings = {"help-policy", "help-site", "help-criticality", "help-hours", "help-accessibility",
      "help-privacy", "help-complaint", "organisations", "contact", "about"})
  void hasATitleAndAText(String name) {
    SitePages.SitePage page = pages.find("en", name, "").orElseThrow();
    assertThat(page.title()).isNotBlank();
    assertThat(page.opening()).isNotBlank();
    assertThat(page.html()).startsWith("<").doesNotContain("<h1");
  }

  @Test
  void speaksEnglishWhereALanguageHasNoPage() {
    assertThat(pages.find("cy", "about", "")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../words/en/look", "..", "", "nothing-here", "about.md", "/etc/passwd"})
  void opensNothingElse(String name) {
    assertThat(pages.find("en", name, "")).isEmpty();
  }
}
