// What in a text could show who somebody is. The twin of PrivacyCheck.java: the same rules, the same word lists, the same finds.
// Nothing here writes, sends or keeps anything. Offsets are those of the text area: UTF-16 units, as in Java.
(function (root) {
  "use strict";

  var LEVELS = {sure: 0, likely: 1, check: 2};
  var WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];

  function set(words) {
    var found = Object.create(null);
    words.split(" ").forEach(function (word) { found[word] = true; });
    return found;
  }

  // Letters, and the marks that sit on them; half of a pair beyond the first plane is none.
  function letter(c) {
    return c >= 97 && c <= 122 || c >= 65 && c <= 90 || c >= 0xC0 && c <= 0x1FFF && c !== 0xD7 && c !== 0xF7 || c >= 0x2C00 && c <= 0x2DFF
      || c >= 0x3040 && c <= 0xD7FF || c >= 0xFB00 && c <= 0xFDFF || c >= 0xFE70 && c <= 0xFEFE;
  }

  function digit(c) {
    return c >= 48 && c <= 57;
  }

  function mark(c) {
    return c >= 0x300 && c <= 0x36F;
  }

  // Scripts that know large letters and that names are written in here.
  function upper(c) {
    if (c < 128) {
      return c >= 65 && c <= 90;
    }
    return letter(c) && small(c) !== c;
  }

  function small(c) {
    if (c < 128) {
      return c >= 65 && c <= 90 ? c + 32 : c;
    }
    if (c === 0x130 || c >= 0x587 && c < 0x1E00 || c >= 0x2000) {
      return c === 0x130 ? 0x69 : c;
    }
    var low = String.fromCharCode(c).toLowerCase();
    return low.length === 1 ? low.charCodeAt(0) : c;
  }

  var BARE = {0xDF: 0x73, 0xE6: 0x61, 0xF8: 0x6F, 0x111: 0x64, 0x131: 0x69, 0x142: 0x6C, 0x153: 0x6F, 0xFE: 0x74, 0xF0: 0x64};

  // A small letter without what is above or below it.
  function bare(c) {
    if (c < 0xC0 || c > 0x1EFF || c > 0x24F && c < 0x1E00) {
      return c;
    }
    if (BARE[c]) {
      return BARE[c];
    }
    return String.prototype.normalize ? String.fromCharCode(c).normalize("NFD").charCodeAt(0) : c;
  }

  // One character for one: curly quotes, dashes, blanks and digits of all kinds become the plain ones.
  function plainly(c) {
    if (c < 128) {
      return c === 9 || c === 13 ? 32 : c;
    }
    if (c >= 0x2018 && c <= 0x201B || c === 0xB4 || c === 0x2BC || c === 0xFF07) {
      return 39;
    }
    if (c >= 0x201C && c <= 0x201F || c === 0xAB || c === 0xBB) {
      return 34;
    }
    if (c >= 0x2010 && c <= 0x2015 || c === 0x2212) {
      return 45;
    }
    if (c === 0xA0 || c >= 0x2000 && c <= 0x200A || c === 0x202F || c === 0x205F || c === 0x3000) {
      return 32;
    }
    if (c === 0x2028 || c === 0x2029) {
      return 10;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return c - 0xFEE0;
    }
    if (c >= 0x660 && c <= 0x669) {
      return c - 0x660 + 48;
    }
    if (c >= 0x6F0 && c <= 0x6F9) {
      return c - 0x6F0 + 48;
    }
    return c >= 0x966 && c <= 0x96F ? c - 0x966 + 48 : c;
  }

  // Takes no room on a page: soft hyphens, joiners, marks of direction and of form.
  var UNSEEN = /[\xAD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]/;

  function each(text, change) {
    var parts = [];
    for (var at = 0; at < text.length; at += 4096) {
      var codes = [];
      for (var i = at; i < Math.min(text.length, at + 4096); i++) {
        codes.push(change(text.charCodeAt(i)));
      }
      parts.push(String.fromCharCode.apply(null, codes));
    }
    return parts.join("");
  }

  function lowly(c) {
    return bare(small(c));
  }

  // How a word is looked up: small, bare, without marks and apostrophes.
  function key(word) {
    var out = "";
    for (var i = 0; i < word.length; i++) {
      var c = lowly(word.charCodeAt(i));
      if (!mark(c) && c !== 39) {
        out += String.fromCharCode(c);
      }
    }
    return out;
  }

  function Check(data) {
    this.words = set(data.words + " " + data.places);
    this.names = set(data.names);
    this.endings = data.endings;
    this.rules = data.rules.map(function (rule) {
      return {id: rule.id, kind: rule.kind, level: rule.level, view: rule.view, check: rule.check || "", pattern: new RegExp(rule.pattern, "g")};
    });
    this.lists = {};
    for (var list in data.lists) {
      this.lists[list] = set(data.lists[list]);
    }
    this.screen = {};
    for (var group in data.screen) {
      this.screen[group] = set(data.screen[group]);
    }
  }

  // ---- numbers ----

  function nhs(digits) {
    var sum = 0;
    for (var i = 0; i < 9; i++) {
      sum += WEIGHTS[i] * (digits.charCodeAt(i) - 48);
    }
    return (11 - sum % 11) % 11 === digits.charCodeAt(9) - 48;
  }

  function birthday(digits) {
    var day = Number(digits.slice(0, 2));
    var month = Number(digits.slice(2, 4));
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }

  var NUMBER_CUE = /nhs|chi |chi:|h&c|health and|hospital|patient|number/;

  // Ten digits: whose number they are, and how sure that is.
  function ten(find, low) {
    var said = low.slice(find.start, find.end);
    var digits = said.replace(/[ -]/g, "");
    var cued = NUMBER_CUE.test(low.slice(Math.max(0, find.start - 40), find.start));
    if (!nhs(digits)) {
      find.rule = "ten-digits";
      find.level = cued ? "likely" : "check";
      return find;
    }
    if (birthday(digits)) {
      find.rule = "chi-number";
      find.level = "sure";
      return find;
    }
    var first = Number(digits.slice(0, 9));
    find.rule = first >= 320000001 && first <= 399999999 ? "hc-number" : "nhs-number";
    find.level = cued || said.length === 12 ? "sure" : "likely";
    return find;
  }

  function edge(text, at) {
    var c = text.charCodeAt(at);
    return letter(c) || digit(c);
  }

  Check.prototype.byRules = function (plain, low, finds) {
    this.rules.forEach(function (rule) {
      var text = rule.view === "plain" ? plain : low;
      var pattern = rule.pattern;
      pattern.lastIndex = 0;
      for (var match = pattern.exec(text); match; match = pattern.exec(text)) {
        var start = match.index;
        var end = start + match[0].length;
        if (start > 0 && edge(text, start) && edge(text, start - 1) || end < text.length && edge(text, end - 1) && edge(text, end)) {
          pattern.lastIndex = start + 1;
          continue;
        }
        var find = {start: start, end: end, kind: rule.kind, rule: rule.id, level: rule.level};
        finds.push(rule.check === "ten" ? ten(find, low) : find);
      }
    });
  };

  // ---- words ----

  var LOWER = 0;
  var CAPITAL = 1;
  var UPPER = 2;

  function shape(word) {
    var letters = 0;
    var large = 0;
    for (var i = 0; i < word.length; i++) {
      var c = word.charCodeAt(i);
      if (letter(c) && !mark(c)) {
        letters++;
        large += upper(c) ? 1 : 0;
      }
    }
    return !upper(word.charCodeAt(0)) ? LOWER : letters > 1 && large === letters ? UPPER : CAPITAL;
  }

  function tokens(plain) {
    var all = [];
    var at = 0;
    var length = plain.length;
    while (at < length) {
      if (!letter(plain.charCodeAt(at))) {
        at++;
        continue;
      }
      var start = at;
      while (at < length && (letter(plain.charCodeAt(at)) || (plain.charCodeAt(at) === 39 || plain.charCodeAt(at) === 45)
          && at + 1 < length && letter(plain.charCodeAt(at + 1)))) {
        at++;
      }
      var before = start > 0 ? plain.charCodeAt(start - 1) : 32;
      var after = at < length ? plain.charCodeAt(at) : 32;
      var glued = digit(before) || digit(after) || before === 64 || after === 64 || before === 95 || after === 95;
      var end = at;
      var word = plain.slice(start, end);
      if (word.length > 3 && /'[sS]$/.test(word)) {
        end -= 2;
        word = word.slice(0, -2);
      }
      var gap = all.length ? plain.slice(Math.min(all[all.length - 1].full, start), start) : ".";
      all.push({start: start, end: end, full: at, key: word.length > 40 ? "" : key(word), shape: shape(word), glued: glued || word.length > 40,
        gap: gap.length > 12 ? gap.slice(0, 12) : gap, opens: !all.length || /[.!?:;\n*"(]/.test(gap)});
    }
    return all;
  }

  Check.prototype.common = function (word) {
    if (this.words[word]) {
      return true;
    }
    for (var i = 0; i < this.endings.length; i++) {
      var ending = this.endings[i][0];
      var stem = word.length - ending.length;
      if (stem >= 3 && word.slice(stem) === ending && this.words[word.slice(0, stem) + this.endings[i][1]]) {
        return true;
      }
    }
    return false;
  };

  // Medicines are called by their endings.
  Check.prototype.remedy = function (word) {
    return word.length > 7 && !this.names[word] && Object.keys(this.lists.remedies).some(function (ending) { return word.endsWith(ending); });
  };

  Check.prototype.isWord = function (word) {
    var check = this;
    return word.length < 2 || this.remedy(word) || this.known[word] || (this.words[word] || !this.names[word] && this.common(word))
      || word.indexOf("-") > 0 && word.split("-").every(function (part) { return part.length < 2 || check.common(part); });
  };

  Check.prototype.isName = function (word) {
    var check = this;
    return this.names[word] === true || word.indexOf("-") > 0 && word.split("-").some(function (part) {
      return check.names[part] === true && !check.common(part);
    });
  };

  // A word that somebody mistyped: one letter more, fewer or other. Asked so often that no text takes long.
  Check.prototype.mistyped = function (word) {
    if (word.length < 6 || word.length > 20 || this.guesses++ > 400) {
      return false;
    }
    for (var i = 0; i <= word.length; i++) {
      var head = word.slice(0, i);
      var tail = word.slice(i);
      if (tail && this.common(head + tail.slice(1)) || tail.length > 1 && this.common(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2))) {
        return true;
      }
      for (var c = 97; c <= 122; c++) {
        var one = String.fromCharCode(c);
        if (this.common(head + one + tail) || tail && this.common(head + one + tail.slice(1))) {
          return true;
        }
      }
    }
    return false;
  };

  Check.prototype.near = function (list, token) {
    return !!token && this.lists[list][token.key] === true;
  };

  // The last token of a name that begins here.
  Check.prototype.extent = function (all, at) {
    var last = at;
    while (last + 1 < all.length && last - at < 4) {
      var next = all[last + 1];
      var initial = all[last].key.length === 1 && next.gap === ". ";
      if (next.glued || next.shape === LOWER || all[last].full !== all[last].end || next.gap !== " " && !initial || this.known[next.key]
          || this.near("joiners", next) || this.near("organisations", next) || next.key === "i"
          || next.shape === UPPER && all[at].shape !== UPPER && !this.isName(next.key)) {
        break;
      }
      last++;
    }
    return last;
  };

  // Part of what a place or an organisation is called: "Victoria Ward", "St Mary's".
  Check.prototype.ofPlace = function (all, at, titled) {
    var last = at;
    while (last + 1 < all.length && last - at < 4 && all[last + 1].shape !== LOWER && all[last + 1].gap === " ") {
      if (this.near("organisations", all[last + 1])) {
        return true;
      }
      last++;
    }
    var next = all[last + 1];
    var previous = all[at - 1];
    var person = this.isName(all[at].key) && !this.isWord(all[at].key);
    return this.near("organisations", next) && !(titled && next.shape === LOWER) && next.gap === " " && all[last].full === all[last].end
      || this.near("saints", previous) && /^[.]? $/.test(all[at].gap)
      || this.near("before", previous) && all[at].gap === " " && !person;
  };

  Check.prototype.shouted = function (all, at) {
    var large = 0;
    for (var i = Math.max(0, at - 3); i <= Math.min(all.length - 1, at + 3); i++) {
      large += i !== at && all[i].shape === UPPER && (this.isWord(all[i].key) || this.isName(all[i].key)) ? 1 : 0;
    }
    return large >= 2;
  };

  // After a title, a role or "called": what follows is a name unless it is a common word.
  Check.prototype.afterCue = function (all, at) {
    var cue = all[at];
    var next = all[at + 1];
    if (!next || next.glued || cue.glued) {
      return null;
    }
    var strict = this.near("honorifics", cue);
    var role = this.near("roles", cue);
    var called = this.near("callers", cue);
    var named = this.near("namers", cue) && this.near("links", next);
    if (!strict && !role && !called && !named || next.gap !== " " && !(strict && (next.gap === ". " || next.gap === "."))) {
      return null;
    }
    var first = named ? at + 2 : at + 1;
    next = all[first];
    if (!next || next.glued || named && next.gap !== " " || this.near("joiners", next) || !strict && this.near("organisations", next) || this.known[next.key]
        || this.near("honorifics", next) || this.ofPlace(all, first, strict)) {
      return null;
    }
    var rule = strict ? "name-title" : role ? "name-role" : "name-called";
    var last = first;
    // Van der Berg: small words that belong to the name behind them.
    while (last < first + 4 && last + 1 < all.length && all[last].shape === LOWER && this.near("particles", all[last]) && all[last + 1].gap === " ") {
      last++;
    }
    if (last > first && all[last].shape !== LOWER && !all[last].glued && !this.known[all[last].key] && !this.near("organisations", all[last])
        && !this.ofPlace(all, last)) {
      return {from: strict ? at : first, to: this.extent(all, last), rule: rule, level: "sure"};
    }
    var word = this.isWord(next.key);
    var name = this.isName(next.key);
    var level = null;
    if (next.shape !== LOWER) {
      level = strict ? word && !name && cue.shape === UPPER && next.key.length > 1 ? null : "sure" : !word || name && !this.near("shy", next) ? "sure" : null;
      if (level && !strict && next.key.length < 2) {
        level = null;
      }
    } else if (word && next.key.length > 2) {
      // After a title or "a nurse called" joy is a person.
      var pointed = strict || named || called && this.near("roles", all[at - 1]);
      level = pointed && name && !this.near("shy", next) && !this.near("acts", next) ? "likely" : null;
    } else if (!word && next.key.length > 2) {
      level = name ? "sure" : strict || called || named ? "likely" : null;
    }
    return level && {from: strict ? at : first, to: this.extent(all, first), rule: rule, level: level};
  };

  Check.prototype.byItself = function (all, at) {
    var token = all[at];
    var previous = all[at - 1];
    var next = all[at + 1];
    if (token.glued || token.key.length < 2 || this.known[token.key]) {
      return null;
    }
    var word = this.isWord(token.key);
    var name = this.isName(token.key);
    if (token.shape === LOWER) {
      var level = !word && name && !token.foreign ? token.key.length > 3 ? "likely" : this.near("givers", previous) ? "check" : null : null;
      return level && {rule: "name-small", level: level};
    }
    if (this.near("organisations", token) || this.ofPlace(all, at)) {
      return null;
    }
    if (token.shape === UPPER) {
      return this.inCapitals(all, at, word, name);
    }
    if (token.foreign && (this.near("abroad", token) || token.opens && this.near("elsewhere", token))) {
      return null;
    }
    if (!word && name) {
      return {rule: "name-list", level: "likely"};
    }
    if (name) {
      if (token.opens) {
        return next && next.gap === " " && (!this.near("shy", token) && this.near("acts", next) || this.near("deeds", next)) ? {rule: "name-word", level: "check"} : null;
      }
      return this.near("givers", previous) && !this.near("shy", token) ? {rule: "name-word", level: "likely"}
        : this.near("shy", token) || previous && previous.shape !== LOWER || next && next.shape !== LOWER && next.gap === " " && this.isWord(next.key) ? null
        : {rule: "name-word", level: "check"};
    }
    if (word || this.near("places", previous) && token.gap === " ") {
      return null;
    }
    if (token.opens) {
      var sure = this.near("acts", next) && next.gap === " ";
      return token.key.length > 2 && !token.foreign && (sure || !this.mistyped(token.key)) ? {rule: "name-unknown", level: "check"} : null;
    }
    return {rule: "name-unknown", level: this.near("at", previous) || this.mistyped(token.key) ? "check" : "likely"};
  };

  Check.prototype.inCapitals = function (all, at, word, name) {
    var token = all[at];
    if (word) {
      // ROSE among small letters, where she does something or is thanked.
      var next = all[at + 1];
      var person = name && token.key.length > 3 && !this.near("shy", token)
        && (this.near("acts", next) && next.gap === " " || this.near("givers", all[at - 1]));
      return person && !this.shouted(all, at) ? {rule: "name-word", level: "check"} : null;
    }
    if (name && token.key.length > 2) {
      return {rule: "name-list", level: "likely"};
    }
    var loud = this.shouted(all, at);
    var acting = token.key.length > 3 && !loud
      && (this.near("acts", all[at + 1]) && all[at + 1].gap === " " || this.near("givers", all[at - 1]));
    return acting || token.key.length > (loud ? 3 : 4) && !this.mistyped(token.key) ? {rule: "name-unknown", level: "check"} : null;
  };

  // The last line, where it is short and ends in nothing but a name: "Kind regards, Rose".
  Check.prototype.signature = function (all, plain) {
    var end = plain.length;
    while (end > 0 && (plain.charCodeAt(end - 1) === 32 || plain.charCodeAt(end - 1) === 10)) {
      end--;
    }
    var start = plain.lastIndexOf("\n", end - 1) + 1;
    if (start === 0 || end - start > 60) {
      return null;
    }
    var first = all.length;
    while (first > 0 && all[first - 1].start >= start) {
      first--;
    }
    while (first < all.length && this.near("closings", all[first])) {
      first++;
    }
    if (first >= all.length || all.length - first > 3) {
      return null;
    }
    for (var i = first; i < all.length; i++) {
      if (all[i].glued || all[i].shape === LOWER || this.known[all[i].key] || this.near("organisations", all[i])
          || this.isWord(all[i].key) && !this.isName(all[i].key) && all[i].key.length > 1) {
        return null;
      }
    }
    return all[first].key.length > 1 ? {from: first, to: all.length - 1, rule: "name-signed", level: "likely"} : null;
  };

  // Marks words in a sentence of another language, where a capital at its beginning says nothing: few of its words are English.
  Check.prototype.foreign = function (all) {
    var text = [0, 0];
    var sentence = [0, 0];
    function few(counted) {
      return counted[0] >= 3 && counted[1] * 2 < counted[0];
    }
    all.forEach(function (token) {
      sentence = token.opens ? [0, 0] : sentence;
      token.counted = sentence;
      if (token.shape === LOWER && !token.glued && token.key.length > 2) {
        var english = this.isWord(token.key) ? 1 : 0;
        if (english || !this.isName(token.key)) {
          sentence[0]++;
          sentence[1] += english;
          text[0]++;
          text[1] += english;
        }
      }
    }, this);
    all.forEach(function (token) {
      var own = token.counted;
      token.foreign = few(own) || !(own[0] >= 3 && own[1] * 4 >= own[0] * 3) && few(text);
    });
  };

  Check.prototype.byNames = function (plain, finds) {
    var all = tokens(plain);
    this.foreign(all);
    var taken = [];
    var again = Object.create(null);
    var check = this;

    function add(found) {
      finds.push({start: all[found.from].start, end: all[found.to].end, kind: "name", rule: found.rule, level: found.level});
      for (var i = found.from; i <= found.to; i++) {
        taken[i] = true;
        var of = all[i].key;
        if (of.length > 2 && found.level !== "check" && !check.lists.honorifics[of] && !(check.isWord(of) && !check.isName(of))) {
          again[of] = true;
        }
      }
    }

    var signed = this.signature(all, plain);
    if (signed) {
      add(signed);
    }
    for (var at = 0; at < all.length; at++) {
      if (taken[at]) {
        continue;
      }
      var cued = this.afterCue(all, at);
      if (cued && !taken[cued.from]) {
        add(cued);
        continue;
      }
      var found = this.byItself(all, at);
      if (found) {
        add({from: at, to: all[at].shape === LOWER || found.rule === "name-word" && found.level === "check" ? at : this.extent(all, at), rule: found.rule,
          level: found.level});
      }
    }
    all.forEach(function (token, i) {
      if (!taken[i] && !token.glued && again[token.key] && (token.shape !== LOWER || !check.isWord(token.key)) && !(check.isWord(token.key) && token.opens)
          && !check.ofPlace(all, i)) {
        finds.push({start: token.start, end: token.end, kind: "name", rule: "name-again", level: "likely"});
      }
    });
  };

  // ---- all together ----

  // Where two finds overlap the surer one stays, then the longer, then the earlier, then the one of the earlier rule.
  function merge(finds, length) {
    finds.forEach(function (find, i) { find.order = i; });
    finds.sort(function (a, b) {
      return LEVELS[a.level] - LEVELS[b.level] || b.end - b.start - (a.end - a.start) || a.start - b.start || a.order - b.order;
    });
    var taken = new Uint8Array(length);
    var kept = finds.filter(function (find) {
      for (var i = find.start; i < find.end; i++) {
        if (taken[i]) {
          return false;
        }
      }
      for (i = find.start; i < find.end; i++) {
        taken[i] = 1;
      }
      return true;
    });
    return kept.sort(function (a, b) { return a.start - b.start; });
  }

  // A sign that nobody sees must not hide a number: it is left out, and the places are those of the text with it.
  Check.prototype.find = function (text, known) {
    if (!UNSEEN.test(text)) {
      return this.findSeen(text, known);
    }
    var places = [];
    var seen = "";
    for (var i = 0; i < text.length; i++) {
      if (!UNSEEN.test(text.charAt(i))) {
        places.push(i);
        seen += text.charAt(i);
      }
    }
    return this.findSeen(seen, known).map(function (find) {
      return Object.assign({}, find, {start: places[find.start], end: places[find.end - 1] + 1});
    });
  };

  Check.prototype.findSeen = function (text, known) {
    var plain = each(text, plainly);
    var low = each(plain, lowly);
    var finds = [];
    this.guesses = 0;
    this.known = Object.create(null);
    tokens(each(known || "", plainly)).forEach(function (token) { this.known[token.key] = true; }, this);
    this.byRules(plain, low, finds);
    this.byNames(plain, finds);
    return merge(finds, text.length);
  };

  // ---- screen names ----

  Check.prototype.parts = function (name) {
    var plain = each(name, plainly);
    var parts = [];
    var part = "";
    for (var i = 0; i <= plain.length; i++) {
      var c = i < plain.length ? plain.charCodeAt(i) : 32;
      var previous = i > 0 ? plain.charCodeAt(i - 1) : 32;
      // The S of JSmith is a capital before a small letter.
      var starts = i + 1 < plain.length && letter(plain.charCodeAt(i + 1)) && !upper(plain.charCodeAt(i + 1));
      if (part && (!letter(c) || upper(c) && (!upper(previous) || starts))) {
        parts.push(key(part));
        part = "";
      }
      part += letter(c) ? plain.charAt(i) : "";
    }
    return parts;
  };

  // A letter and a family name, apart or together: J Smith, jsmith.
  Check.prototype.initialled = function (name) {
    var check = this;
    return this.parts(name).some(function (part, i, parts) {
      var apart = part.length === 1 && i + 1 < parts.length && parts[i + 1].length > 2 && check.isName(parts[i + 1]);
      return apart || part.length > 5 && !check.isWord(part) && check.isName(part.slice(1));
    });
  };

  Check.prototype.forename = function (part) {
    return this.isName(part) && !this.isWord(part);
  };

  // Words run together: all of them words, or one of them a name.
  Check.prototype.pieces = function (part) {
    if (part.length < 6 || part.length > 30 || this.isWord(part) || this.forename(part)) {
      return [part];
    }
    var cut;
    for (cut = 3; cut <= part.length - 3; cut++) {
      if (this.common(part.slice(0, cut)) && this.common(part.slice(cut))) {
        return [part.slice(0, cut), part.slice(cut)];
      }
    }
    for (cut = 3; cut <= part.length - 3; cut++) {
      var left = part.slice(0, cut);
      var right = part.slice(cut);
      if (cut > 3 && this.forename(left) && (this.isName(right) || this.common(right)) || right.length > 3 && this.forename(right) && (this.isName(left) || this.common(left))) {
        return [left, right];
      }
    }
    return [part];
  };

  Check.prototype.adviseOnName = function (name, address, story) {
    var check = this;
    var advice = [];
    var pieces = [];
    this.known = Object.create(null);
    this.parts(name).forEach(function (part) { pieces = pieces.concat(check.pieces(part)); });

    function any(list) {
      return pieces.some(function (piece) { return check.screen[list][piece] === true; });
    }

    function told(list) {
      return tokens(each(story || "", plainly)).some(function (token) { return check.screen[list][token.key] === true; });
    }

    if (pieces.some(function (piece) { return check.forename(piece); }) || any("names") || this.initialled(name)) {
      advice.push("name");
    }
    var figures = each(name, plainly);
    if (figures.replace(/[^0-9]/g, "").length >= 6) {
      advice.push("number");
    } else if (/(?:19|20)[0-9]{2}/.test(figures) || /[0-9]{2}[^0-9]*$/.test(figures)) {
      advice.push("year");
    }
    var whole = key(figures).replace(/[^a-z0-9]/g, "");
    var local = address && address.indexOf("@") > 0 ? each(each(address.slice(0, address.indexOf("@")), plainly), lowly) : "";
    if (local.split(/[^a-z]+/).some(function (part) { return part.length >= 4 && whole.indexOf(part) >= 0; })) {
      advice.push("address");
    }
    if (any("female") && !told("female") || any("male") && !told("male")) {
      advice.push("gender");
    }
    if (any("feelings")) {
      advice.push("feeling");
    }
    return advice;
  };

  root.candourPrivacy = {Check: Check};
}(this));
