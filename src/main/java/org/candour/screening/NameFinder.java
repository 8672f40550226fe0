package org.candour.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.candour.screening.TextToken.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Names of people in one text: after a title, a role or "called", from the list, by their capital, below the last line,
 * and once more.
 */
final class NameFinder {

  private static final Pattern AFTER_SAINT = Pattern.compile("[.]? ");
  private static final int LONGEST = 4;

  private final String plain;
  private final List<TextToken> all;
  private final KnownWords words;
  private final Set<String> honorifics;
  private final List<PrivacyFind> finds = new ArrayList<>();
  private final Set<String> again = new HashSet<>();
  private final boolean[] taken;
  private final boolean[] foreign;

  NameFinder(String plain, KnownWords words, java.util.Map<String, Set<String>> lists) {
    this.plain = plain;
    this.all = TextToken.of(plain);
    this.words = words;
    this.honorifics = lists.getOrDefault("honorifics", Set.of());
    this.taken = new boolean[all.size()];
    this.foreign = ForeignSentences.of(all, words);
  }

  /** A name over these tokens. */
  private record Found(int from, int to, String rule, String level) {}

  List<PrivacyFind> find() {
    add(signature());
    for (int at = 0; at < all.size(); at++) {
      if (taken[at]) {
        continue;
      }
      Found cued = afterCue(at);
      add(cued != null && !taken[cued.from] ? cued : byItself(at));
    }
    for (int at = 0; at < all.size(); at++) {
      TextToken token = all.get(at);
      boolean word = words.isWord(token.key());
      if (!taken[at] && !token.glued() && again.contains(token.key()) && !(word && (token.small() || token.opens()))
          && !ofPlace(at)) {
        finds.add(new PrivacyFind(token.start(), token.end(), "name", "name-again", "likely"));
      }
    }
    return finds;
  }

  private void add(@Nullable Found found) {
    if (found == null) {
      return;
    }
    finds.add(new PrivacyFind(all.get(found.from).start(), all.get(found.to).end(), "name", found.rule, found.level));
    for (int i = found.from; i <= found.to; i++) {
      taken[i] = true;
      String of = all.get(i).key();
      if (of.length() > 2 && !found.level.equals("check") && !honorifics.contains(of)
          && (!words.isWord(of) || words.isName(of))) {
        again.add(of);
      }
    }
  }

  private @Nullable TextToken token(int at) {
    return at < 0 || at >= all.size() ? null : all.get(at);
  }

  /** The last token of a name that begins here. */
  private int extent(int at) {
    int last = at;
    while (last + 1 < all.size() && last - at < LONGEST && goesOn(all.get(at), all.get(last), all.get(last + 1))) {
      last++;
    }
    return last;
  }

  private boolean goesOn(TextToken first, TextToken last, TextToken next) {
    boolean initial = last.key().length() == 1 && next.gap().equals(". ");
    return !next.glued() && !next.small() && last.full() == last.end() && (next.gap().equals(" ") || initial)
        && !words.known(next) && !words.near("joiners", next) && !words.near("organisations", next)
        && !next.key().equals("i")
        && !(next.shape() == Shape.UPPER && first.shape() != Shape.UPPER && !words.isName(next.key()));
  }

  /** Part of what a place or an organisation is called: "Victoria Ward", "St Mary's". */
  private boolean ofPlace(int at) {
    return ofPlace(at, false);
  }

  /** @param titled after a title: "Mrs Patel home" is brought there, and no home */
  private boolean ofPlace(int at, boolean titled) {
    int last = at;
    while (last + 1 < all.size() && last - at < LONGEST && !all.get(last + 1).small()
        && all.get(last + 1).gap().equals(" ")) {
      if (words.near("organisations", all.get(last + 1))) {
        return true;
      }
      last++;
    }
    TextToken next = token(last + 1);
    TextToken previous = token(at - 1);
    TextToken token = all.get(at);
    boolean person = words.isName(token.key()) && !words.isWord(token.key());
    return (next != null && words.near("organisations", next) && !(titled && next.small()) && next.gap().equals(" ")
        && all.get(last).full() == all.get(last).end())
        || (words.near("saints", previous) && AFTER_SAINT.matcher(token.gap()).matches())
        || (words.near("before", previous) && token.gap().equals(" ") && !person);
  }

  private boolean shouted(int at) {
    int large = 0;
    for (int i = Math.max(0, at - 3); i <= Math.min(all.size() - 1, at + 3); i++) {
      String key = all.get(i).key();
      large += i != at && all.get(i).shape() == Shape.UPPER && (words.isWord(key) || words.isName(key)) ? 1 : 0;
    }
    return large >= 2;
  }

  /** After a title, a role or "called": what follows is a name unless it is a common word. */
  private @Nullable Found afterCue(int at) {
    TextToken cue = all.get(at);
    TextToken next = token(at + 1);
    if (next == null || next.glued() || cue.glued()) {
      return null;
    }
    boolean strict = words.near("honorifics", cue);
    boolean role = words.near("roles", cue);
    boolean named = words.near("namers", cue) && words.near("links", next);
    boolean called = named || words.near("callers", cue);
    if ((!strict && !role && !called)
        || (!next.gap().equals(" ") && !(strict && (next.gap().equals(". ") || next.gap().equals("."))))) {
      return null;
    }
    int first = named ? at + 2 : at + 1;
    TextToken name = token(first);
    if (name == null || name.glued() || (named && !name.gap().equals(" ")) || words.near("joiners", name)
        || (!strict && words.near("organisations", name)) || words.known(name) || words.near("honorifics", name)
        || ofPlace(first, strict)) {
      return null;
    }
    Found far = beyondParticles(strict ? at : first, first, strict ? "name-title" : role ? "name-role" : "name-called");
    if (far != null) {
      return far;
    }
    boolean pointed = strict || named || (called && words.near("roles", token(at - 1)));
    String level = name.small() ? small(name, strict || called, pointed) : large(cue, name, strict);
    return level == null
        ? null
        : new Found(strict ? at : first, extent(first), strict ? "name-title" : role ? "name-role" : "name-called",
            level);
  }

  /** Van der Berg: small words that belong to the name behind them. */
  private @Nullable Found beyondParticles(int from, int first, String rule) {
    int at = first;
    while (at < first + LONGEST && at + 1 < all.size() && all.get(at).small() && words.near("particles", all.get(at))
        && all.get(at + 1).gap().equals(" ")) {
      at++;
    }
    TextToken name = all.get(at);
    return at == first || name.small() || name.glued() || words.known(name) || words.near("organisations", name)
        || ofPlace(at) ? null : new Found(from, extent(at), rule, "sure");
  }

  private @Nullable String large(TextToken cue, TextToken name, boolean strict) {
    boolean word = words.isWord(name.key());
    boolean listed = words.isName(name.key());
    if (strict) {
      return word && !listed && cue.shape() == Shape.UPPER && name.key().length() > 1 ? null : "sure";
    }
    return name.key().length() > 1 && (!word || (listed && !words.near("shy", name))) ? "sure" : null;
  }

  /** @param pointed after a title or "a nurse called", where joy is a person */
  private @Nullable String small(TextToken name, boolean clear, boolean pointed) {
    if (name.key().length() <= 2) {
      return null;
    }
    if (words.isWord(name.key())) {
      return pointed && words.isName(name.key()) && !words.near("shy", name) && !words.near("acts", name)
          ? "likely"
          : null;
    }
    return words.isName(name.key()) ? "sure" : clear ? "likely" : null;
  }

  private @Nullable Found byItself(int at) {
    TextToken token = all.get(at);
    if (token.glued() || token.key().length() < 2 || words.known(token)) {
      return null;
    }
    boolean word = words.isWord(token.key());
    boolean name = words.isName(token.key());
    if (token.small()) {
      // A name in small letters is known by the words around it, which are another language's.
      String level = word || !name || foreign[at]
          ? null
          : token.key().length() > 3 ? "likely" : words.near("givers", token(at - 1)) ? "check" : null;
      return level == null ? null : new Found(at, at, "name-small", level);
    }
    if (words.near("organisations", token) || ofPlace(at)) {
      return null;
    }
    if (token.shape() == Shape.UPPER) {
      return word ? alone(at, name) : inCapitals(at, name);
    }
    if (foreign[at] && (words.near("abroad", token) || (token.opens() && words.near("elsewhere", token)))) {
      return null;
    }
    if (!word && name) {
      return new Found(at, extent(at), "name-list", "likely");
    }
    return name ? nameAndWord(at) : word ? null : unknown(at);
  }

  private boolean acts(int at) {
    TextToken next = token(at + 1);
    return next != null && words.near("acts", next) && next.gap().equals(" ");
  }

  /** What only people do, so that even "Mark" is one who does it. */
  private boolean does(int at) {
    TextToken next = token(at + 1);
    return next != null && words.near("deeds", next) && next.gap().equals(" ");
  }

  /** Rose, Grace, Mark: a name only where it stands like one. */
  private @Nullable Found nameAndWord(int at) {
    TextToken token = all.get(at);
    TextToken previous = token(at - 1);
    TextToken next = token(at + 1);
    boolean shy = words.near("shy", token);
    if (token.opens()) {
      return (!shy && acts(at)) || does(at) ? new Found(at, at, "name-word", "check") : null;
    }
    if (words.near("givers", previous) && !shy) {
      return new Found(at, extent(at), "name-word", "likely");
    }
    boolean among = (previous != null && !previous.small())
        || (next != null && !next.small() && next.gap().equals(" ") && words.isWord(next.key()));
    return shy || among ? null : new Found(at, at, "name-word", "check");
  }

  /** A capital on something that is no English word. */
  private @Nullable Found unknown(int at) {
    TextToken token = all.get(at);
    TextToken previous = token(at - 1);
    if (words.near("places", previous) && token.gap().equals(" ")) {
      return null;
    }
    if (token.opens()) {
      return token.key().length() > 2 && !foreign[at] && (acts(at) || !words.mistyped(token.key()))
          ? new Found(at, extent(at), "name-unknown", "check")
          : null;
    }
    return new Found(at, extent(at), "name-unknown",
        words.near("at", previous) || words.mistyped(token.key()) ? "check" : "likely");
  }

  /** ROSE among small letters, where she does something or is thanked. */
  private @Nullable Found alone(int at, boolean name) {
    TextToken token = all.get(at);
    boolean person = name && token.key().length() > 3 && !words.near("shy", token)
        && (acts(at) || words.near("givers", token(at - 1)));
    return person && !shouted(at) ? new Found(at, at, "name-word", "check") : null;
  }

  private @Nullable Found inCapitals(int at, boolean name) {
    String key = all.get(at).key();
    if (name && key.length() > 2) {
      return new Found(at, extent(at), "name-list", "likely");
    }
    boolean person = key.length() > 3 && !shouted(at) && (acts(at) || words.near("givers", token(at - 1)));
    boolean odd = person || (key.length() > (shouted(at) ? 3 : 4) && !words.mistyped(key));
    return odd ? new Found(at, extent(at), "name-unknown", "check") : null;
  }

  /** The last line, where it is short and ends in nothing but a name: "Kind regards, Rose". */
  private @Nullable Found signature() {
    int end = plain.length();
    while (end > 0 && (plain.charAt(end - 1) == ' ' || plain.charAt(end - 1) == '\n')) {
      end--;
    }
    int start = end == 0 ? 0 : plain.lastIndexOf('\n', end - 1) + 1;
    if (start == 0 || end - start > 60) {
      return null;
    }
    int first = all.size();
    while (first > 0 && all.get(first - 1).start() >= start) {
      first--;
    }
    while (first < all.size() && words.near("closings", all.get(first))) {
      first++;
    }
    if (first >= all.size() || all.size() - first > 3 || all.get(first).key().length() < 2) {
      return null;
    }
    for (TextToken token : all.subList(first, all.size())) {
      String key = token.key();
      if (token.glued() || token.small() || words.known(token) || words.near("organisations", token)
          || (words.isWord(key) && !words.isName(key) && key.length() > 1)) {
        return null;
      }
    }
    return new Found(first, all.size() - 1, "name-signed", "likely");
  }
}
