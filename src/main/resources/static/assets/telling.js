// What is typed on somebody's own device is kept on it, under a key that only an opened page has: a closed tab, a crash or
// a dead battery costs at most a second or two. On a shared device none of this happens.
(function () {
  "use strict";

  var EVERY = 1000;
  var form = document.querySelector("form[data-keep]");
  var back = document.querySelector("form[data-return]");

  // One small database: a row for each page that has something the server has not, and one that knows the draft again.
  function rows(mode, act) {
    return new Promise(function (done, failed) {
      var opening = indexedDB.open("candour-telling", 1);
      opening.onupgradeneeded = function () { opening.result.createObjectStore("rows"); };
      opening.onerror = failed;
      opening.onsuccess = function () {
        var change = opening.result.transaction("rows", mode, {durability: "strict"});
        var asked = act(change.objectStore("rows"));
        change.oncomplete = function () { opening.result.close(); done(asked.result); };
        change.onerror = failed;
      };
    });
  }

  function write(key, row) {
    return rows("readwrite", function (store) { return store.put(row, key); });
  }

  function read(key) {
    return rows("readonly", function (store) { return store.get(key); });
  }

  function remove(key) {
    return rows("readwrite", function (store) { return store.delete(key); });
  }

  function ignore() {
    // A browser that keeps nothing for us: the server keeps each page that is sent.
  }

  function bytes(base64) {
    return Uint8Array.from(atob(base64), function (sign) { return sign.charCodeAt(0); });
  }

  function fields() {
    return Array.prototype.filter.call(form.elements, function (e) {
      return e.name && e.type !== "hidden" && e.type !== "submit" && e.type !== "search" && !/^(code|q)$/.test(e.name);
    });
  }

  // What stands in the fields; or what the server put there, which a browser may have replaced before this runs.
  function values(served) {
    var all = {};
    fields().forEach(function (e) {
      if (e.type !== "radio" && e.type !== "checkbox") {
        all[e.name] = served ? e.defaultValue : e.value;
      } else if (served ? e.defaultChecked : e.checked) {
        all[e.name] = e.value;
      }
    });
    return all;
  }

  function put(all) {
    fields().forEach(function (e) {
      if (e.type === "radio" || e.type === "checkbox") {
        e.checked = all[e.name] === e.value;
        e.dispatchEvent(new Event("change"));
      } else if (e.name in all) {
        e.value = all[e.name];
        e.dispatchEvent(new Event("input"));
      }
    });
  }

  function say(text) {
    var line = document.createElement("p");
    line.className = "notice notice--kept";
    line.setAttribute("role", "status");
    form.parentNode.insertBefore(line, form);
    line.textContent = text;
    return line;
  }

  function keeping() {
    // What is typed is kept here, and nobody reads it without the code: the browser writes no copy of its own for its next start.
    form.setAttribute("autocomplete", "off");
    var draft = form.elements.draft.value;
    var step = form.getAttribute("data-step");
    var name = draft.slice(0, 6) + " " + step;
    var served = JSON.stringify(values(true));
    var kept = served;
    var last = Date.now();
    var locks = Number(form.getAttribute("data-locks")) * 1000;
    var warns = Number(form.getAttribute("data-warns")) * 1000;
    var asking = document.getElementById("lock-soon");
    var before = null;
    var key = crypto.subtle.importKey("raw", bytes(form.getAttribute("data-keep")), "AES-GCM", false, ["encrypt", "decrypt"]);

    function keep() {
      var now = JSON.stringify(values());
      if (now === kept) {
        return;
      }
      kept = now;
      key.then(function (secret) {
        var iv = crypto.getRandomValues(new Uint8Array(12));
        var text = new TextEncoder().encode(JSON.stringify({typed: now, served: served}));
        return crypto.subtle.encrypt({name: "AES-GCM", iv: iv}, secret, text).then(function (hidden) {
          return write(name, {iv: iv, hidden: hidden});
        });
      }).catch(ignore);
    }

    // What the server has already needs no second place.
    function putBack(row) {
      return key.then(function (secret) {
        return crypto.subtle.decrypt({name: "AES-GCM", iv: row.iv}, secret, row.hidden);
      }).then(function (plain) {
        var was = JSON.parse(new TextDecoder().decode(plain));
        if (was.typed === served) {
          return remove(name);
        }
        if (was.served === served) {
          put(JSON.parse(was.typed));
          kept = was.typed;
          say(form.getAttribute("data-put-back"));
          return null;
        }
        // Another window sent something else meanwhile: nothing is thrown away, and nothing is overwritten.
        var other = JSON.parse(was.typed);
        var text = Object.keys(other).map(function (field) { return other[field]; }).filter(Boolean).join("\n\n");
        if (text) {
          say(form.getAttribute("data-other")).insertAdjacentElement("afterend", Object.assign(document.createElement("blockquote"), {textContent: text}));
        }
        return null;
      });
    }

    function lock() {
      keep();
      document.body.hidden = true;
      document.title = "";
      document.getElementById("locking").submit();
    }

    // Before the page locks it says so: one button puts it off, and so does whatever else is done here.
    function warn() {
      if (asking.hidden) {
        before = document.activeElement;
        document.getElementById("lock-later").textContent = "";
        asking.hidden = false;
        asking.querySelector("button").focus({preventScroll: true});
      }
    }

    function used() {
      last = Date.now();
      if (!asking.hidden) {
        var inside = asking.contains(document.activeElement);
        var later = document.getElementById("lock-later");
        asking.hidden = true;
        later.textContent = later.getAttribute("data-said");
        if (inside && before) {
          before.focus({preventScroll: true});
        }
      }
    }

    // Keys that work the button, or lead to it, are the button's; a letter goes where it was meant to.
    function act(event) {
      if (asking.hidden || !asking.contains(event.target) || event.type === "keydown" && !/^(Enter| |Tab|Shift)$/.test(event.key)) {
        used();
      }
    }

    read(name).then(function (row) { return row ? putBack(row) : null; }).catch(ignore);
    write("draft", draft).catch(ignore);
    setInterval(function () {
      keep();
      if (Date.now() - last >= locks) {
        lock();
      } else if (Date.now() - last >= warns) {
        warn();
      }
    }, EVERY);
    asking.querySelector("button").addEventListener("click", used);
    ["input", "keydown", "pointerdown", "scroll"].forEach(function (kind) { document.addEventListener(kind, act, {passive: true}); });
    document.addEventListener("visibilitychange", function () {
      if (document.hidden) {
        keep();
      } else if (Date.now() - last >= locks) {
        lock();
      }
    });
    window.addEventListener("pagehide", keep);
    form.addEventListener("submit", function () {
      keep();
      var idle = document.createElement("input");
      idle.type = "hidden";
      idle.name = "idle";
      idle.value = String(Math.min(999, Math.round((Date.now() - last) / 1000)));
      form.appendChild(idle);
    });
  }

  // The cookie may be gone although the device still knows the draft.
  function returning() {
    read("draft").then(function (draft) {
      if (draft && !document.querySelector("main a[href$='/tell/story']")) {
        back.elements.draft.value = draft;
        back.hidden = false;
      }
    }).catch(ignore);
  }

  // Speaking instead of typing, where the browser can: what was heard stands at the end of what was written.
  function dictating(part) {
    var Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
    if (!Recognition) {
      return;
    }
    var area = document.getElementById(part.getAttribute("data-dictate"));
    var button = part.querySelector("button");
    var wrong = part.querySelector("[data-dictate-wrong]");
    var start = button.textContent;
    var listening = null;
    part.hidden = false;

    function ended() {
      listening = null;
      button.textContent = start;
    }

    button.addEventListener("click", function () {
      if (listening) {
        listening.stop();
        return;
      }
      wrong.hidden = true;
      listening = new Recognition();
      listening.lang = document.documentElement.lang;
      listening.continuous = true;
      listening.onresult = function (event) {
        for (var i = event.resultIndex; i < event.results.length; i++) {
          if (event.results[i].isFinal) {
            area.value = (area.value.trim() + " " + event.results[i][0].transcript.trim()).trim();
            area.dispatchEvent(new Event("input", {bubbles: true}));
          }
        }
      };
      listening.onerror = function () { wrong.hidden = false; };
      listening.onend = ended;
      listening.start();
      button.textContent = part.getAttribute("data-listening");
    });
  }

  document.querySelectorAll("[data-dictate]").forEach(dictating);
  if (!window.indexedDB || !window.crypto || !window.crypto.subtle) {
    return;
  }
  if (form) {
    keeping();
  } else if (document.querySelector("[data-kept-no-more]")) {
    rows("readwrite", function (store) { return store.clear(); }).catch(ignore);
  }
  if (back) {
    returning();
  }
}());

// Finding where it happened.
(function () {
  "use strict";

  // <div data-found="/tell/services/found" data-box="q">: what fits stands here while somebody types in that box. It is asked
  // for as a form is sent, so that nothing of it stands in an address, a history or a cache.
  function finding(place) {
    var box = document.getElementById(place.getAttribute("data-box"));
    var near = document.querySelector("[data-near='" + box.id + "']");
    var heard = document.createElement("p");
    var timer;
    var speaking;
    var asked = 0;
    heard.setAttribute("aria-live", "polite");
    place.parentNode.insertBefore(heard, place);

    function say(words, seen) {
      clearTimeout(speaking);
      heard.className = seen ? "" : "govuk-visually-hidden";
      speaking = setTimeout(function () { heard.textContent = words; }, seen ? 0 : 600);
    }

    function show(text, waiting) {
      var found = new DOMParser().parseFromString(text, "text/html").getElementById("found");
      place.replaceChildren.apply(place, found ? [document.importNode(found, true)] : []);
      say(found ? found.querySelector("h2").textContent : waiting ? heard.textContent : "", false);
    }

    function ask(name, value) {
      var mine = ++asked;
      var fields = new URLSearchParams();
      fields.set("draft", box.form.elements.draft.value);
      fields.set(name, value);
      place.classList.add("where__waiting");
      fetch(place.getAttribute("data-found"), {method: "POST", body: fields, credentials: "same-origin", cache: "no-store"})
        .then(function (answer) { return answer.ok ? answer.text() : ""; })
        .then(function (text) {
          if (mine === asked) {
            place.classList.remove("where__waiting");
            show(text);
          }
        }).catch(function () { place.classList.remove("where__waiting"); /* The button beside the box works without. */ });
    }

    box.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        var typed = box.value.trim();
        if (typed.length < 2) {
          asked++;
          show("");
        } else {
          ask("q", typed);
        }
      }, 200);
    });

    // Down goes from the box into what was found and on through it, up goes back.
    function walk(event) {
      var stops = [box].concat(Array.prototype.slice.call(place.querySelectorAll("li button")));
      var at = stops.indexOf(event.target);
      var to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : -1;
      if (at >= 0 && to >= 0 && to < stops.length) {
        event.preventDefault();
        stops[to].focus();
      }
    }
    box.addEventListener("keydown", walk);
    place.addEventListener("keydown", walk);

    if (near && navigator.geolocation && window.isSecureContext) {
      near.hidden = false;
      near.addEventListener("click", function () {
        say(near.getAttribute("data-asking"), true);
        navigator.geolocation.getCurrentPosition(function (found) {
          box.value = "";
          // A hundred metres are near enough.
          ask("at", found.coords.latitude.toFixed(3) + "," + found.coords.longitude.toFixed(3));
        }, function () {
          say(near.getAttribute("data-refused"), true);
        }, {timeout: 15000, maximumAge: 300000});
      });
    }
  }

  document.querySelectorAll("[data-found]").forEach(finding);
}());
