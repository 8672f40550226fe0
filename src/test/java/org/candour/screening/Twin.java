package org.candour.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candour.journeys.Visitor;

/** The check as it runs in a browser. */
final class Twin {

  private static final String FIND =
      "([texts, known]) => texts.map(text => window.twin.find(text, known).map(f => `${f.rule} ${f.level}"
          + " ${f.start}-${f.end}`).join(', '))";

  private final Visitor visitor;

  Twin(Visitor visitor) {
    this.visitor = visitor;
    visitor.open("/help/privacy");
    visitor.page().evaluate(script());
    visitor.page().evaluate("() => { window.twin = new candourPrivacy.Check(candourPrivacy.data); }");
  }

  private static String script() {
    try (InputStream in = Objects.requireNonNull(Twin.class.getResourceAsStream("/static/assets/privacy.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The finds of each text, as {@link PrivacyFind#toString} shows them. */
  List<String> find(List<String> texts, String known) {
    List<String> all = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += 500) {
      Object found =
          visitor.page().evaluate(FIND, List.of(texts.subList(from, Math.min(texts.size(), from + 500)), known));
      ((List<?>) found).forEach(f -> all.add(String.valueOf(f)));
    }
    return all;
  }

  List<String> advise(String name, String address, String story) {
    Object advice = visitor.page().evaluate(
        "([name, address, story]) => window.twin.adviseOnName(name, address, story)", List.of(name, address, story));
    return ((List<?>) advice).stream().map(String::valueOf).toList();
  }

  double milliseconds(String text) {
    Object taken = visitor.page().evaluate("""
        text => { for (let i = 0; i < 100; i++) { window.twin.find(text, ''); }
          const begun = performance.now(); for (let i = 0; i < 50; i++) { window.twin.find(text, ''); } return \
          (performance.now() - begun) / 50; }""", text);
    return Math.round(((Number) taken).doubleValue() * 100) / 100.0;
  }

  /** The texts on which the two sides differ, with both finds. */
  List<String> different(PrivacyCheck check, List<String> texts) {
    List<String> here = texts.stream()
        .map(text -> String.join(", ", check.find(text, "").stream().map(PrivacyFind::toString).toList())).toList();
    List<String> there = find(texts, "");
    List<String> different = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!here.get(i).equals(there.get(i))) {
        different.add(Map.of("text", texts.get(i).length() > 300 ? texts.get(i).substring(0, 300) : texts.get(i),
            "server", here.get(i), "device", there.get(i)).toString());
      }
    }
    return different;
  }
}
