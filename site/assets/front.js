// The box on the front page: answers while one types, and the scanner's report when it is dropped.
(function () {
  "use strict";
  var box = document.getElementById("query");
  var list = document.getElementById("answers");
  var status = document.getElementById("status");
  var doors = document.querySelector(".doors");
  var timer = 0;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  var KIND = { row: "map", fact: "fact", error: "error", pattern: "pattern", section: "guide", page: "page", lesson: "lesson", server: "server" };

  function answer(entry) {
    var item = element("li", "answer " + entry.kind);
    var head = element("p", "head");
    head.appendChild(element("span", "tag", entry.kind === "fact" ? entry.id : KIND[entry.kind]));
    var link = element("a");
    link.href = entry.link;
    if (entry.kind === "row") {
      link.appendChild(element("code", "", entry.title));
    } else if (entry.kind === "error") {
      link.appendChild(element("code", "", (entry.code ? entry.code + " " : "") + entry.title));
    } else {
      link.textContent = entry.title;
    }
    head.appendChild(link);
    if (entry.kind === "row") {
      head.appendChild(element("span", "becomes", "→"));
      head.appendChild(entry.now ? element("code", "", entry.now) : element("span", "", "gone"));
      head.appendChild(element("span", "class " + entry.cls.replace(/[ \/]/g, "-"), entry.cls));
    }
    if (entry.kind === "fact" && (entry.shows === "silence" || entry.shows === "hang")) { head.appendChild(element("span", "class behaves-differently", entry.shows === "hang" ? "hangs" : "silent")); }
    if (entry.within && entry.kind !== "pattern") { head.appendChild(element("span", "within", entry.within)); }
    item.appendChild(head);
    var text = entry.kind === "error" ? entry.why + " " + entry.text : entry.kind === "fact" ? entry.lead + ": " + entry.text : entry.kind === "pattern" && entry.within ? entry.within : entry.text;
    if (text) { item.appendChild(element("p", "text", text.length > 260 ? text.slice(0, 258).replace(/\s\S*$/, "") + " …" : text)); }
    // What stands behind an answer: facts, and the pattern that shows how it is written.
    var more = element("p", "more");
    if (entry.see && entry.see.indexOf(".md") < 0) {
      var pattern = element("a", "", entry.see.replace(/_/g, " "));
      pattern.href = "guide/patterns/" + entry.see + ".html";
      more.appendChild(pattern);
    }
    (entry.facts || []).forEach(function (name) {
      var fact = site.search.fact(name);
      if (!fact) { return; }
      var about = element("a", fact.shows === "silence" || fact.shows === "hang" ? "quiet" : "", name + " " + fact.title);
      about.href = fact.link;
      more.appendChild(about);
    });
    if (more.childNodes.length) { item.appendChild(more); }
    return item;
  }

  function show() {
    var query = box.value;
    if (!query.trim()) {
      list.replaceChildren();
      status.textContent = "";
      doors.hidden = false;
      return;
    }
    if (/^\s*\{/.test(query) && plan(query)) { return; }
    site.search.ready(function () {
      var found = site.search.find(query, 12);
      list.replaceChildren.apply(list, found.answers.map(answer));
      doors.hidden = found.answers.length > 0;
      status.textContent = found.answers.length ? found.answers.length + " answers, the likeliest first" : "Nothing of this is known here. Fewer words, or the name alone, may find it.";
      var url = "?q=" + encodeURIComponent(query);
      if (url.length < 1500) { try { history.replaceState(null, "", url); } catch (error) { return; } }
    }, function () {
      status.textContent = "The data cannot be loaded. The list of all pages has everything.";
    });
  }

  // A report of the scanner becomes the checklist.
  function plan(text) {
    var report;
    try { report = JSON.parse(text); } catch (error) { return false; }
    var made = site.plan.read(report);
    if (!made) {
      status.textContent = "This JSON is no report of cargo tokio-port scan, or one of another version.";
    } else if (site.plan.keep(made)) {
      location.href = "checklist.html";
    } else {
      status.textContent = "This browser keeps nothing: drop the report on the checklist's own page.";
    }
    return true;
  }

  function open(file) {
    var reader = new FileReader();
    reader.onload = function () {
      if (!plan(String(reader.result))) { status.textContent = file.name + " is no JSON."; }
    };
    reader.readAsText(file);
  }

  box.addEventListener("focus", function () { site.search.ready(function () { return; }); }, { once: true });
  box.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(show, 60);
  });
  box.form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
  box.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { box.value = ""; show(); }
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); show(); var first = list.querySelector("a"); if (first) { first.focus(); } }
  });
  document.addEventListener("dragover", function (event) { event.preventDefault(); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    if (event.dataTransfer.files.length) { open(event.dataTransfer.files[0]); }
  });
  document.getElementById("report").addEventListener("change", function (event) {
    if (event.target.files.length) { open(event.target.files[0]); }
  });

  var asked = new URLSearchParams(location.search).get("q");
  if (asked) { box.value = asked; show(); }
}());
