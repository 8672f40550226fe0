package org.candour.site;

import gg.jte.TemplateEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;

/**
 * {@code ./candour start --edit}: what is changed in templates, sentences and style sheets shows when the page is asked
 * for again. It stands beside the tests and is in no build: the script names it to Spring, and nothing else does.
 */
class EditMode {

  private final Path sources;
  private final Path made;

  EditMode(@Value("${candour.checkout:}") String checkout, @Value("${server.address:}") String bind)
      throws UnknownHostException {
    if (bind.isEmpty() || !InetAddress.getByName(bind).isLoopbackAddress()) {
      throw new IllegalStateException("--edit shows what is half done: it listens on 127.0.0.1 only, not on " + bind);
    }
    sources = Path.of(checkout, "src/main").toAbsolutePath();
    made = Path.of(checkout, "target/edit").toAbsolutePath();
  }

  @Bean
  @Primary
  TemplateEngine editedTemplates() {
    return EditedTemplates.engine(sources.resolve("jte"), made);
  }

  @Bean
  @Primary
  EditedSentences editedSentences() throws IOException {
    return new EditedSentences(sources.resolve("resources/words"));
  }

  @Bean
  @Primary
  EditedStyle editedStyle() throws IOException {
    return new EditedStyle(sources.resolve("sass"));
  }

  @Bean
  FilterRegistrationBean<EditFilter> editFilter(TemplateEngine templates, EditedSentences sentences, EditedStyle style)
      throws IOException {
    var filter = new FilterRegistrationBean<>(new EditFilter(sources, templates, sentences, style));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
