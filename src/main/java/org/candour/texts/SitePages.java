package org.candour.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The pages that we write ourselves: {@code texts/<language>/<name>.md}, English where a language has none. */
@Component
public class SitePages {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}");

  private final Markdown markdown;
  private final Map<String, Optional<SitePage>> known = new ConcurrentHashMap<>();

  SitePages(Markdown markdown) {
    this.markdown = markdown;
  }

  /**
   * A page as it is shown.
   *
   * @param title the words of its first heading
   * @param html the rest
   * @param opening its first sentences as plain words, for search engines
   */
  public record SitePage(String name, String title, String html, String opening) {}

  /**
   * The page of this name.
   *
   * @param prefix what addresses inside the house begin with in this region
   */
  public Optional<SitePage> find(String language, String name, String prefix) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    // Names are few and checked; unknown ones are not kept, so that nobody can fill the memory with them.
    Optional<SitePage> page = known.get(language + " " + name + " " + prefix);
    if (page == null) {
      page = read(language, name).or(() -> read("en", name)).map(text -> page(name, text, prefix));
      if (page.isPresent()) {
        known.put(language + " " + name + " " + prefix, page);
      }
    }
    return page;
  }

  private SitePage page(String name, String text, String prefix) {
    List<String> parts = Markdown.titleAndRest(text);
    String opening = parts.getLast().strip().lines().findFirst().orElse("").replaceAll("[*_`\\[\\]]|\\([^()]*\\)", "");
    return new SitePage(name, parts.getFirst(), markdown.html(parts.getLast(), prefix), opening);
  }

  private static Optional<String> read(String language, String name) {
    try (InputStream file = SitePages.class.getResourceAsStream("/texts/" + language + "/" + name + ".md")) {
      return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
