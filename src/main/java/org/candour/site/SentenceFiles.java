package org.candour.site;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Every sentence of the platform, by language: {@code words/en/*.properties}, and the same for each other language. */
@Component
class SentenceFiles implements SentenceLanguages {

  private final Map<String, Sentences> byLanguage = new ConcurrentHashMap<>();
  private final String folder;

  SentenceFiles() {
    this("classpath*:words/");
  }

  SentenceFiles(String folder) {
    this.folder = folder;
  }

  @Override
  public Sentences in(String language) {
    return byLanguage.computeIfAbsent(language, this::read);
  }

  private Sentences read(String language) {
    Map<String, String> sentences = new HashMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver()
          .getResources(folder + language + "/*.properties")) {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        properties.forEach((key, value) -> sentences.put((String) key, (String) value));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Book(language, Map.copyOf(sentences));
  }

  private record Book(String language, Map<String, String> sentences) implements Sentences {

    @Override
    public String say(String key, Object... args) {
      String sentence = sentences.get(key);
      if (sentence == null) {
        throw new IllegalArgumentException("No sentence '" + key + "' in " + language);
      }
      // Apostrophes are apostrophes: only braces are special in our sentences.
      return args.length == 0
          ? sentence
          : new MessageFormat(sentence.replace("'", "''"),
              Locale.forLanguageTag(language.equals("en") ? "en-GB" : language)).format(
                  Arrays.stream(args).map(arg -> arg instanceof String text ? Sentences.apart(text) : arg).toArray());
    }

    @Override
    public boolean knows(String key) {
      return sentences.containsKey(key);
    }
  }
}
