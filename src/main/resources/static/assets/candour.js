// Small improvements over pages that are complete without them. Elements ask by data attributes.
(function () {
  "use strict";

  // Words are runs of what can be seen, as the server counts them: an invisible sign neither parts words nor is one.
  var UNSEEN = /(?![\t-\r\x85\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFFC\u{1D159}]/gu;
  var SEEN = /[^\t-\r\x85\p{Z}\u2800]+/gu;

  function count(text) {
    return (text.replace(UNSEEN, "").match(SEEN) || []).length;
  }

  // A table that fits has nothing to scroll, and is no stop on the way of the Tab key.
  function stops() {
    document.querySelectorAll(".table[role=region]").forEach(function (table) {
      if (table.scrollWidth > table.clientWidth) {
        table.setAttribute("tabindex", "0");
      } else {
        table.removeAttribute("tabindex");
      }
    });
  }

  function counter(group) {
    var area = group.querySelector("textarea");
    var seen = document.getElementById(area.id + "-words");
    var limit = Number(group.getAttribute("data-words"));
    var heard = document.createElement("div");
    var timer;
    heard.className = "govuk-visually-hidden";
    heard.setAttribute("aria-live", "polite");
    seen.parentNode.insertBefore(heard, seen.nextSibling);

    function sentence() {
      var left = limit - count(area.value);
      var key = left === 1 ? "-one" : left === -1 ? "-over-one" : left < 0 ? "-over" : "-left";
      return group.getAttribute("data-words" + key).replace("{0}", Math.abs(left).toLocaleString(document.documentElement.lang));
    }

    function show(speak) {
      var text = sentence();
      seen.textContent = text;
      seen.classList.toggle("area__words--over", count(area.value) > limit);
      clearTimeout(timer);
      if (speak) {
        timer = setTimeout(function () { heard.textContent = text; }, 1000);
      }
    }

    area.addEventListener("input", function () { show(true); });
    window.addEventListener("pageshow", function () { show(false); });
    show(false);
  }

  // The first signs of drafts that were forgotten in this window: too few to find one, enough to know it again.
  function forgotten() {
    try {
      return (sessionStorage.getItem("candour-forgotten") || "").split(" ");
    } catch (refused) {
      return [];
    }
  }

  function forget(form) {
    var mark = form.elements.draft.value.slice(0, 6);
    try {
      sessionStorage.setItem("candour-forgotten", forgotten().concat(mark).join(" "));
    } catch (refused) {
      // Without this memory the server has still forgotten.
    }
  }

  // Who goes back to a page that somebody left finds it empty, even where the browser kept it as it was.
  function emptied() {
    window.addEventListener("pageshow", function () {
      var draft = document.querySelector("input[name='draft']");
      if (draft && draft.value && forgotten().indexOf(draft.value.slice(0, 6)) >= 0) {
        document.body.replaceChildren();
        window.location.replace(draft.form.action.replace(/\/tell\b.*/, "/tell"));
      }
    });
    document.querySelectorAll("form[data-forget]").forEach(function (form) {
      form.addEventListener("submit", function () { forget(form); });
    });
  }

  // The way out: nothing of this page stays under the back button.
  function leave(event) {
    var way = document.querySelector("[data-leave]");
    if (!way) {
      return;
    }
    if (event) {
      event.preventDefault();
    }
    document.body.hidden = true;
    document.title = "";
    if (way.form) {
      navigator.sendBeacon(way.form.action, new URLSearchParams(new FormData(way.form)));
      // On one's own device it only asks for its code afterwards.
      if (document.querySelector("form[data-forget]")) {
        forget(way.form);
      }
    }
    window.location.replace(way.getAttribute("data-leave"));
  }

  function leaving() {
    var times = [];
    document.addEventListener("click", function (event) {
      if (event.target.closest("[data-leave]")) {
        leave(event);
      }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") {
        times = [];
        return;
      }
      times = times.filter(function (at) { return event.timeStamp - at < 3000; }).concat(event.timeStamp);
      if (times.length >= 3 && !event.repeat) {
        leave();
      }
    });
    // Browsers bring the line that is written into sight; the rest of a large field may stay below the way out.
    if (document.querySelector(".leave--near")) {
      document.addEventListener("focusin", function (event) {
        if (event.target.matches("textarea")) {
          event.target.scrollIntoView({block: "nearest"});
        }
      });
    }
    document.querySelectorAll("[data-leave-hint]").forEach(function (hint) { hint.hidden = false; });
  }

  // One sending is enough. Coming back to the page makes the button work again.
  function once() {
    document.addEventListener("submit", function (event) {
      var form = event.target;
      if (event.defaultPrevented || (form.getAttribute("method") || "").toLowerCase() !== "post") {
        return;
      }
      if (form.hasAttribute("data-sent")) {
        event.preventDefault();
        return;
      }
      form.setAttribute("data-sent", "");
      form.querySelectorAll("button").forEach(function (button) { button.setAttribute("aria-disabled", "true"); });
    });
    window.addEventListener("pageshow", function () {
      document.querySelectorAll("form[data-sent]").forEach(function (form) {
        form.removeAttribute("data-sent");
        form.querySelectorAll("button").forEach(function (button) { button.removeAttribute("aria-disabled"); });
      });
    });
  }

  // <div data-shown-for="field:one,two">: there only while one of these is chosen. Without script it is always there.
  function shownFor(part) {
    var rule = part.getAttribute("data-shown-for").split(":");
    var values = rule[1].split(",");

    function look() {
      var chosen = document.querySelector("input[name='" + rule[0] + "']:checked");
      part.hidden = !chosen || values.indexOf(chosen.value) < 0;
    }

    document.querySelectorAll("input[name='" + rule[0] + "']").forEach(function (input) { input.addEventListener("change", look); });
    window.addEventListener("pageshow", look);
    look();
  }

  // <button data-copy="address" data-copied="Copied" hidden>
  function copying(button) {
    if (!navigator.clipboard) {
      return;
    }
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.getAttribute("data-copy")).then(function () {
        button.textContent = button.getAttribute("data-copied");
      });
    });
  }

  // <input data-suggest="/stories/suggestions">: the list of that page stands below the box while somebody types.
  function suggesting(input) {
    var place = document.createElement("div");
    var timer;
    var asked = 0;
    place.setAttribute("aria-live", "polite");
    input.parentNode.parentNode.insertBefore(place, input.parentNode.nextSibling);
    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        var mine = ++asked;
        var typed = input.value.trim();
        if (typed.length < 2) {
          place.replaceChildren();
          return;
        }
        fetch(input.getAttribute("data-suggest") + "?words=" + encodeURIComponent(typed), {credentials: "same-origin"})
          .then(function (answer) { return answer.ok ? answer.text() : ""; })
          .then(function (text) {
            var list = new DOMParser().parseFromString(text, "text/html").getElementById("suggested");
            if (mine === asked) {
              place.replaceChildren.apply(place, list ? [document.importNode(list, true)] : []);
              if (list) {
                place.firstChild.removeAttribute("id");
              }
            }
          }).catch(function () { /* The search works without. */ });
      }, 250);
    });
  }

  // What paper needs: where and when it was printed, and what must be read with it, which older browsers leave closed.
  function printing() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      var line = document.querySelector("[data-printed]");
      if (line) {
        line.textContent = line.getAttribute("data-printed").replace("{0}", function () { return window.location.host + window.location.pathname; })
          .replace("{1}", new Date().toLocaleDateString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, {dateStyle: "long"}));
      }
      opened = Array.prototype.slice.call(document.querySelectorAll("details.more--printed:not([open])"));
      opened.forEach(function (part) { part.open = true; });
    });
    window.addEventListener("afterprint", function () {
      opened.forEach(function (part) { part.open = false; });
      opened = [];
    });
  }

  printing();
  document.querySelectorAll("[data-suggest]").forEach(suggesting);
  document.querySelectorAll("[data-words]").forEach(counter);
  stops();
  window.addEventListener("resize", stops);
  document.querySelectorAll("[data-shown-for]").forEach(shownFor);
  document.querySelectorAll("[data-copy]").forEach(copying);
  document.querySelectorAll("[data-focus]").forEach(function (summary) { summary.focus(); });
  leaving();
  emptied();
  once();
}());
