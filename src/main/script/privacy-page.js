// What is found while somebody writes, as a list below the text; and advice on a screen name. Nothing leaves the device.
(function () {
  "use strict";

  var MOST = 30;
  var check;

  function ready() {
    check = check || new candourPrivacy.Check(candourPrivacy.data);
    return check;
  }

  function sentences(place) {
    var said = {};
    place.querySelectorAll("template[data-say]").forEach(function (template) {
      said[template.getAttribute("data-say")] = template.innerHTML.replace(/&amp;/g, "&").trim();
    });
    return function (key, value) {
      return (said[key] || "").replace("{0}", value === undefined ? "{0}" : String(value));
    };
  }

  function element(name, kind, text) {
    var made = document.createElement(name);
    made.className = kind;
    made.textContent = text || "";
    return made;
  }

  function watching(place) {
    var fields = place.getAttribute("data-privacy").split(" ").map(function (name) { return document.getElementById(name); });
    var form = fields[0].form;
    var list = place.querySelector("[data-privacy-list]");
    var seen = place.querySelector("[data-privacy-said]");
    var heard = place.querySelector("[data-privacy-heard]");
    var looked = place.querySelector("[data-privacy-looked]");
    var say = sentences(place);
    var fine = {};
    var shown = null;
    var taken = 0;
    var timer;
    var speaking;

    // The same words are named once, with every place where they stand.
    function groups() {
      var all = [];
      var by = {};
      fields.forEach(function (field) {
        ready().find(field.value, place.getAttribute("data-known")).forEach(function (find) {
          var words = field.value.slice(find.start, find.end);
          var key = find.kind + " " + words.toLowerCase();
          if (!by[key]) {
            by[key] = {key: key, words: words, kind: find.kind, reason: find.kind === "name" || find.kind === "number" ? find.rule : find.kind, places: []};
            all.push(by[key]);
          }
          by[key].places.push({field: field, start: find.start, end: find.end});
        });
      });
      return all;
    }

    function look() {
      var begun = Date.now();
      var all = groups();
      taken = Date.now() - begun;
      return all;
    }

    function signature(all) {
      return all.map(function (group) { return group.key; }).sort().join("\n");
    }

    function go(group) {
      var now = look().filter(function (other) { return other.key === group.key; })[0];
      if (!now) {
        update();
        return;
      }
      group.next = ((group.next === undefined ? -1 : group.next) + 1) % now.places.length;
      var there = now.places[group.next];
      there.field.focus();
      there.field.setSelectionRange(there.start, there.end);
      there.field.scrollTop = there.field.scrollHeight * there.start / Math.max(1, there.field.value.length) - there.field.clientHeight / 3;
      there.field.scrollIntoView({block: "nearest"});
    }

    function button(kind, text, about, act) {
      var made = element("button", "privacy__act " + kind, text);
      made.type = "button";
      made.setAttribute("aria-label", about);
      made.addEventListener("click", act);
      return made;
    }

    function item(group) {
      var made = element("li", "privacy__item");
      var what = element("p", "privacy__what", say("what." + group.kind) + ": ");
      var why = say("why." + group.reason) + (group.places.length > 1 ? " " + say("times", group.places.length) : "");
      var acts = element("p", "privacy__acts");
      what.appendChild(element("q", "privacy__words", group.words));
      acts.appendChild(button("privacy__go", say("go"), say("go-about", group.words), function () { go(group); }));
      acts.appendChild(button("privacy__fine", say("fine"), say("fine-about", group.words), function () {
        fine[group.key] = true;
        show(look());
        (list.querySelector("button") || place.querySelector("h2")).focus();
      }));
      made.append(what, element("p", "", why + " " + say("instead." + (group.reason === "name-signed" ? "signed" : group.kind))), acts);
      return made;
    }

    function show(all) {
      var open = all.filter(function (group) { return !fine[group.key]; });
      var count = open.reduce(function (sum, group) { return sum + group.places.length; }, 0);
      var text = count === 0 ? say("said.none") : count === 1 ? say("said.one") : say("said.many", count.toLocaleString(document.documentElement.lang));
      var items = open.slice(0, MOST).map(item);
      if (open.length > MOST) {
        items.push(element("li", "privacy__item", say("more", open.length - MOST)));
      }
      list.replaceChildren.apply(list, items);
      place.hidden = false;
      if (seen.textContent !== text) {
        seen.textContent = text;
        clearTimeout(speaking);
        speaking = setTimeout(function () { heard.textContent = text; }, 1000);
      }
      shown = signature(all);
    }

    function update() {
      var all = look();
      if (signature(all) !== shown || all.some(function (group) { return group.places.length > 1; }) || place.hidden) {
        show(all);
      }
    }

    function later() {
      clearTimeout(timer);
      timer = setTimeout(update, Math.max(600, taken * 8));
    }

    fields.forEach(function (field) { field.addEventListener("input", later); });
    // What has been on the page need not be asked once more on the next one.
    form.addEventListener("submit", function () {
      var before = shown;
      looked.value = before !== null && signature(look()) === before ? "yes" : "";
    });
    window.addEventListener("pageshow", function () {
      looked.value = "";
      if (fields.some(function (field) { return field.value.trim(); })) {
        update();
      } else {
        place.hidden = false;
      }
    });
  }

  function naming(place) {
    var input = document.getElementById(place.getAttribute("data-name-advice"));
    var notice = place.querySelector("[data-name-notice]");
    var list = place.querySelector("[data-name-list]");
    var heard = place.querySelector("[data-name-heard]");
    var seen = place.querySelector("[name=advised]");
    var say = sentences(place);
    var timer;

    function show() {
      var advice = input.value.trim() ? ready().adviseOnName(input.value, place.getAttribute("data-address") || "", place.getAttribute("data-story") || "") : [];
      var lines = advice.map(function (key) { return element("li", "", say(key)); });
      list.replaceChildren.apply(list, lines);
      notice.hidden = !advice.length;
      seen.value = advice.length ? input.value : "";
      heard.textContent = advice.map(function (key) { return say(key); }).join(" ");
    }

    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(show, 600);
    });
    document.querySelectorAll("[data-fill='" + input.id + "']").forEach(function (button) {
      button.addEventListener("click", function (event) {
        event.preventDefault();
        input.value = button.value;
        show();
        input.focus();
      });
    });
  }

  if (document.documentElement.replaceChildren) {
    document.querySelectorAll("[data-privacy]").forEach(watching);
    document.querySelectorAll("[data-name-advice]").forEach(naming);
  }
}());
