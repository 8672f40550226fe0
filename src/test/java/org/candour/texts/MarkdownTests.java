package org.candour.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

  private final Markdown markdown = new Markdown();

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
      "[a](JaVaScRiPt:alert(1))", "[a](data:text/html;base64,PHNjcmlwdD4=)", "[a](vbscript:x)",
      "<a href=\"javascript:x\">a</a>", "![a](https://x.example/t.png)", "<javascript:alert(1)>",
      "[a](  javascript&colon;alert(1))", "<iframe src=//x.example></iframe>", "<svg onload=alert(1)>",
      "<style>p{display:none}</style>", "[a]: javascript:alert(1)\n\n[a]", "<p style=\"x\" onclick=\"y\">z</p>"})
  void letsNothingActive(String hostile) {
    String html = markdown.html(hostile);
    assertThat(html).doesNotContainIgnoringCase("<script").doesNotContain("<img", "<iframe", "<svg", "<style")
        .doesNotContainPattern("(?i)<[^>]*\\son\\w+\\s*=")
        .doesNotContainPattern("(?i)(href|src)\\s*=\\s*[\"']?\\s*(javascript|data|vbscript)");
  }

  @Test
  void setsWhatPeopleWrite() {
    assertThat(markdown.html("# Top\n\nA *b* **c**\n\n- d\n- e\n\n3. f\n\n> g")).contains("<h2>Top</h2>", "<em>b</em>",
        "<strong>c</strong>", "<li>d</li>", "<ol start=\"3\">", "<blockquote>");
  }

  @Test
  void tellsForeignLinksFromOwn() {
    assertThat(markdown.html("[a](https://x.example/y)")).contains("rel=\"nofollow noopener\"");
    assertThat(markdown.html("[a](//x.example/y)", "/uk-scotland")).contains("rel=\"nofollow noopener\"")
        .doesNotContain("/uk-scotland");
    for (String foreign : new String[]{"/\\\\x.example", "\\\\\\\\x.example", "\\\\/x.example", "https:x.example",
        "HTTPS:\\\\\\\\x.example", "<//x.example>", "</\t/x.example>", "< //x.example>", "/&Tab;/x.example",
        "/&#92;x.example", "&#x2f;&bsol;x.example", "http:/x.example"}) {
      assertThat(markdown.html("[a](" + foreign + ")", "/uk-scotland")).as(foreign).satisfiesAnyOf(
          html -> assertThat(html).contains("rel=\"nofollow noopener\"").doesNotContain("/uk-scotland"),
          html -> assertThat(html).doesNotContain("<a "));
    }
    assertThat(markdown.html("[a](/help)", "/uk-scotland")).contains("href=\"/uk-scotland/help\"")
        .doesNotContain("nofollow");
    assertThat(markdown.html("<mail@x.example> [b](tel:999)")).contains("mailto:", "tel:999");
  }

  @Test
  void survivesDeepAndLongText() {
    assertThat(markdown.html(">".repeat(20_000) + "a")).isNotNull();
    assertThat(markdown.html("[".repeat(20_000))).isNotNull();
    assertThat(markdown.html("*a ".repeat(20_000))).isNotNull();
    assertThat(markdown.html("a|b\n-|-\n" + "c|d\n".repeat(5_000))).contains("<td>d</td>");
  }
}
