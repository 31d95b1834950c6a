// The filters of the map, and the chart's cursor.
(function () {
  "use strict";
  var form = document.querySelector("[data-filters]");
  var body = document.querySelector("[data-rows]");
  var count = document.querySelector("[data-count]");
  var more = document.querySelector("[data-more]");
  var STEP = 150;
  var rest = null, limit = STEP, rows = Array.from(body.rows).map(function (row) {
    return { row: row, text: row.textContent.replace(/\u200b/g, "").toLowerCase(), path: row.cells[0].textContent.replace(/\u200b/g, "").toLowerCase(), k: row.dataset.k, c: row.dataset.c, e: row.dataset.e, f: Number(row.dataset.f), u: Number(row.dataset.u) };
  });
  form.hidden = false;

  function broken(path) { return path.replace(/::/g, "::\u200b"); }

  function cell(row, html) { var made = row.insertCell(); made.innerHTML = html; return made; }

  // A row that nobody was seen to use is made when it is first shown.
  function make(data) {
    var row = document.createElement("tr");
    row.dataset.c = data.cls;
    cell(row, "<a href=\"" + data.link + "\"><code>" + broken(data.old) + "</code></a> <small>" + data.kind + "</small>");
    cell(row, "").className = "uses";
    cell(row, data.new ? "<code>" + broken(data.new) + "</code>" : "–");
    cell(row, "<span class=\"class " + data.cls.replace(/[ \/]/g, "-") + "\">" + data.cls + "</span> <small>" + data.effort + "</small>");
    cell(row, data.action + data.facts.map(function (fact) { return " <a class=\"fact\" href=\"" + fact[1] + "\">" + fact[0] + "</a>"; }).join(""));
    return row;
  }

  function values() {
    return { text: form.text.value.trim().toLowerCase(), k: form.krate.value, c: form.class.value, e: form.effort.value, facts: form.facts.checked, uses: form.uses.checked };
  }

  function fits(entry, wanted) {
    return (!wanted.k || entry.k === wanted.k) && (!wanted.c || entry.c === wanted.c) && (!wanted.e || entry.e === wanted.e) && (!wanted.facts || entry.f > 0) && (!wanted.uses || entry.u > 0) &&
      (!wanted.text || wanted.text.split(/\s+/).every(function (word) { return entry.path.includes(word) || entry.text.includes(word); }));
  }

  function show() {
    var wanted = values(), shown = 0, hits = 0, uses = 0, list = [];
    rows.concat(rest || []).forEach(function (entry) {
      if (!fits(entry, wanted)) { return; }
      hits += 1;
      uses += entry.u;
      if (shown < limit) {
        shown += 1;
        if (!entry.row) { entry.row = make(entry.data); }
        list.push(entry.row);
      }
    });
    body.replaceChildren.apply(body, list);
    count.textContent = hits + " rows, " + uses + " uses" + (shown < hits ? "; the first " + shown + " are shown" : "");
    more.hidden = shown >= hits;
  }

  function all(done) {
    if (rest) { done(); return; }
    site.load("map-rest", "data/map-rest.js", function (data) {
      rest = data.map(function (one) {
        one.cls = one["class"];
        return { data: one, path: one.old.toLowerCase(), text: (one.old + " " + one.new + " " + one.action).toLowerCase(), k: one.krate, c: one.cls, e: one.effort, f: one.facts.length, u: 0 };
      });
      done();
    });
  }

  function change() { limit = STEP; all(show); }
  form.addEventListener("input", change);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  more.addEventListener("click", function () { limit += 2 * STEP; all(show); });
  var asked = new URLSearchParams(location.search);
  ["text", "krate", "class", "effort"].forEach(function (name) { if (asked.get(name)) { form[name].value = asked.get(name); } });
  change();

  // The chart says under the pointer how far one is.
  var svg = document.querySelector(".curve svg"), cursor = document.querySelector("[data-cursor]"), caption = document.querySelector(".curve figcaption"), said = caption.textContent;
  svg.addEventListener("pointermove", function (event) {
    var point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    var last = site.points[site.points.length - 1][0];
    var at = Math.round(Math.max(0, Math.min(1, point.x / 600)) * last);
    cursor.removeAttribute("hidden");
    cursor.setAttribute("x1", at / last * 600);
    cursor.setAttribute("x2", at / last * 600);
    caption.textContent = at + " rows cover " + site.points[at][1] + " % of the uses in real code";
  });
  svg.addEventListener("pointerleave", function () { cursor.setAttribute("hidden", ""); caption.textContent = said; });
}());
