// The twin view: two files of one's choice, the presenter's mode, links to share.
(function () {
  "use strict";
  var asked = new URLSearchParams(location.search);
  var root = document.body.dataset.root;

  // Longest common run of two lists, as pairs of what stands opposite each other.
  function align(left, right) {
    var n = left.length, m = right.length, table = [], i, j;
    for (i = n; i >= 0; i -= 1) {
      table[i] = new Uint16Array(m + 1);
      for (j = m - 1; j >= 0; j -= 1) {
        if (i < n) { table[i][j] = left[i] === right[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]); }
      }
    }
    var rows = [], olds = [], news = [];
    function flush() {
      for (var at = 0; at < Math.max(olds.length, news.length); at += 1) { rows.push([at < olds.length ? olds[at] : -1, at < news.length ? news[at] : -1, false]); }
      olds = [];
      news = [];
    }
    i = 0;
    j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && left[i] === right[j]) {
        flush();
        rows.push([i, j, true]);
        i += 1;
        j += 1;
      } else if (j >= m || (i < n && table[i + 1][j] >= table[i][j + 1])) {
        olds.push(i);
        i += 1;
      } else {
        news.push(j);
        j += 1;
      }
    }
    flush();
    return rows;
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  function isBracket(line) { return !/[\p{L}\p{N}]/u.test(line[0]); }

  // Brackets that both sides have do not tear an item apart: as in the pages that are built.
  function together(rows, left, right) {
    var runs = [], made = [];
    rows.forEach(function (row) {
      var last = runs[runs.length - 1];
      if (last && last.same === row[2]) { last.rows.push(row); } else { runs.push({ same: row[2], rows: [row] }); }
    });
    var merged = [];
    runs.forEach(function (run) {
      var last = merged[merged.length - 1];
      function has(side) { return last.rows.filter(function (row) { return row[side] >= 0; }).length; }
      var tears = last && !last.same && run.same && Math.abs(has(0) - has(1)) > 2 && run.rows.every(function (row) { return isBracket(left.lines[row[0]]); });
      if (last && !last.same && (!run.same || tears)) { last.rows = last.rows.concat(run.rows); } else { merged.push({ same: run.same, rows: run.rows }); }
    });
    merged.forEach(function (run) {
      if (run.same) { made = made.concat(run.rows); return; }
      var sides = [0, 1].map(function (side) { return run.rows.map(function (row) { return row[side]; }).filter(function (at) { return at >= 0; }); });
      for (var at = 0; at < Math.max(sides[0].length, sides[1].length); at += 1) {
        made.push([at < sides[0].length ? sides[0][at] : -1, at < sides[1].length ? sides[1][at] : -1, false]);
      }
    });
    return made;
  }

  function columns(left, right) {
    var cols = element("div", "cols");
    var rows = align(left ? left.lines.map(function (line) { return line[0].trimEnd(); }) : [], right ? right.lines.map(function (line) { return line[0].trimEnd(); }) : []);
    rows = together(rows, left, right);
    cols.style.setProperty("--n", Math.max(1, rows.length));
    [[left, "legacy", 0], [right, "modern", 1]].forEach(function (side) {
      if (!side[0]) { var none = element("div", "side none " + side[1]); none.appendChild(element("p", "", "not on this side")); cols.appendChild(none); return; }
      var frame = element("div", "side " + side[1]), pre = element("pre"), code = element("code");
      pre.tabIndex = 0;
      rows.forEach(function (row) {
        var line = row[side[2]] < 0 ? null : side[0].lines[row[side[2]]];
        var made = element("span", "ln" + (line ? row[2] || !left || !right || isBracket(line) ? "" : " x" : " gap"));
        if (line) {
          made.style.setProperty("--i", String(Math.floor((line[0].length - line[0].trimStart().length) / 2)));
          // The chunk's HTML is that of our own build.
          made.innerHTML = line[1] + "\n";
        } else {
          made.setAttribute("aria-hidden", "true");
        }
        code.appendChild(made);
      });
      pre.appendChild(code);
      frame.appendChild(pre);
      cols.appendChild(frame);
    });
    return cols;
  }

  function compare(leftFile, rightFile, leftItems, rightItems) {
    var part = element("section", "part"), heads = element("div", "heads");
    [[leftFile, "legacy"], [rightFile, "modern"]].forEach(function (side) {
      var head = element("p", side[1]);
      head.appendChild(element("code", "", side[0]));
      heads.appendChild(head);
    });
    part.appendChild(heads);
    align(leftItems.map(function (item) { return item.key; }), rightItems.map(function (item) { return item.key; })).forEach(function (row) {
      var left = leftItems[row[0]], right = rightItems[row[1]], item = element("div", "item");
      item.appendChild(element("p", "name", left && right && left.key !== right.key ? left.key + " / " + right.key : (left || right).key));
      item.appendChild(columns(left, right));
      part.appendChild(item);
    });
    return part;
  }

  var chosen = document.querySelector("[data-chosen]");
  if (chosen) {
    var form = document.querySelector("[data-any]");
    form.hidden = false;
    var left = asked.get("left"), right = asked.get("right");
    if (left && right) {
      site.load("twins", "data/twins.js", function (pages) {
        var page = pages.find(function (pair) { return pair[0] === left && pair[1] === right; });
        if (page) { location.replace(page[2] + location.hash); return; }
        var missing = function () { chosen.hidden = false; chosen.replaceChildren(element("p", "notice", "One of the two files is not there: " + left + ", " + right)); };
        site.load("code/" + left, "data/code/" + left + ".js", function (leftItems) {
          site.load("code/" + right, "data/code/" + right + ".js", function (rightItems) {
            document.body.classList.add("twin");
            document.querySelector("[data-list]").hidden = true;
            chosen.hidden = false;
            chosen.replaceChildren(element("h1", "", left.split("/").pop() + " beside " + right.split("/").pop()), compare(left, right, leftItems, rightItems));
          }, missing);
        }, missing);
      });
    }
    return;
  }

  // The presenter's mode, by button, by key, or by link.
  var items = Array.from(document.querySelectorAll(".item"));
  var at = -1;
  function present(on) {
    document.body.classList.toggle("presenting", on);
    items.forEach(function (item) { delete item.dataset.now; });
    at = -1;
    if (on) { step(1); } else { scrollTo(0, 0); }
  }
  function step(by) {
    if (items[at]) { delete items[at].dataset.now; }
    at = Math.min(items.length - 1, Math.max(0, at + by));
    if (items[at]) {
      items[at].dataset.now = "";
      items[at].scrollIntoView({ block: "start" });
    }
  }
  function isPresenting() { return document.body.classList.contains("presenting"); }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    if (event.key === "p") { present(!isPresenting()); return; }
    if (!isPresenting()) { return; }
    var go = { ArrowDown: 1, ArrowRight: 1, PageDown: 1, " ": 1, ArrowUp: -1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (go) { event.preventDefault(); step(go); }
    if (event.key === "Escape") { present(false); }
    if (event.key === "n" || event.key === "b") {
      var link = document.querySelector(event.key === "n" ? "[rel=next]" : "[rel=prev]");
      if (link) { location.href = link.getAttribute("href") + "?present"; }
    }
  });
  var presenter = document.querySelector("[data-present]"), share = document.querySelector("[data-share]");
  presenter.hidden = false;
  presenter.addEventListener("click", function () { present(true); presenter.blur(); });
  if (asked.has("present")) { present(true); }

  var part = document.querySelector(".part");
  if (share && part && /^(legacy|modern)\//.test(part.dataset.left || "") && !location.pathname.includes("/pattern/")) {
    share.hidden = false;
    share.addEventListener("click", function () {
      var link = new URL(root + "twin/index.html?left=" + part.dataset.left + "&right=" + part.dataset.right + location.hash, location.href).href;
      function shown() { prompt("The link:", link); }
      if (navigator.clipboard) { navigator.clipboard.writeText(link).then(function () { share.textContent = "Copied"; }, shown); } else { shown(); }
    });
  }
}());
