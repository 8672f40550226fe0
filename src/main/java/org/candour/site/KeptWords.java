package org.candour.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.look.UnsentText;
import org.candour.shared.PlainText;
import org.candour.shared.Sentences;

/**
 * The words in a form that was not taken. Never a secret, and nothing that the page itself put into the form; and none
 * where others use the device too, since whoever sends a page again that somebody left must not see their words.
 */
final class KeptWords {

  // What a person writes is longer than what a form hides; fields with a name of their own are kept whatever their
  // length.
  private static final int WRITTEN = 20;
  private static final Set<String> SECRETS =
      Set.of("password", "current", "code", "secret", "words", "draft", "once", "next", "token", "username");

  private static final Set<String> PASSWORDS = Set.of("password", "current", "code", "secret");
  // What a page remembers in a form: keys and states, which nobody typed.
  private static final Pattern HIDDEN = Pattern.compile("[A-Za-z0-9+/=_-]+");

  private KeptWords() {}

  /** Whether all that the form sent may stand in a page: nothing in it that only its owner knows. */
  static boolean mayBeSentAgain(HttpServletRequest request) {
    boolean secret =
        request.getParameterMap().keySet().stream().anyMatch(name -> PASSWORDS.contains(name.toLowerCase(Locale.ROOT)));
    boolean file = String.valueOf(request.getContentType()).startsWith("multipart/");
    return !secret && !file && !request.getParameterMap().isEmpty();
  }

  static List<UnsentText> of(HttpServletRequest request, Sentences words) {
    return "1".equals(request.getParameter("shared")) ? List.of() : whole(request, words);
  }

  /** On a shared device too: for where nothing else keeps the words any more. */
  static List<UnsentText> whole(HttpServletRequest request, Sentences words) {
    List<UnsentText> kept = new ArrayList<>();
    for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
      String text = Stream.of(field.getValue()).map(PlainText::of)
          .filter(t -> t.codePoints().anyMatch(Character::isLetterOrDigit)).collect(Collectors.joining("\n"));
      String key = "site.kept." + field.getKey();
      boolean secret = SECRETS.contains(field.getKey().toLowerCase(Locale.ROOT));
      if (!secret && !text.isEmpty()
          && (words.knows(key) || (text.length() >= WRITTEN && !HIDDEN.matcher(text).matches()))) {
        kept.add(new UnsentText(words.say(words.knows(key) ? key : "site.kept.other"), text));
      }
    }
    return kept;
  }
}
