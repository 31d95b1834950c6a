// The checklist: a plan with boxes to tick, kept in this browser.
(function () {
  "use strict";
  var root = document.querySelector("[data-plan]");
  var status = document.querySelector("[data-status]");
  var drop = document.querySelector("[data-drop]");
  drop.hidden = false;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  function prose(text, parent) {
    (text || "").split("`").forEach(function (part, at) {
      if (part) { parent.appendChild(at % 2 ? element("code", "", part) : document.createTextNode(part)); }
    });
    return parent;
  }

  function counts(plan) {
    var done = site.plan.done(), all = 0, ticked = 0;
    plan.groups.forEach(function (group) {
      group.steps.forEach(function (step) { all += 1; if (done[step.id]) { ticked += 1; } });
    });
    return { all: all, ticked: ticked };
  }

  function tell(plan) {
    var count = counts(plan);
    status.textContent = count.ticked + " of " + count.all + " steps are done.";
    root.querySelectorAll("[data-group]").forEach(function (part) {
      var boxes = Array.from(part.querySelectorAll("input")), left = boxes.filter(function (box) { return !box.checked; }).length;
      part.querySelector("[data-left]").textContent = left ? left + " left" : "done";
    });
    var bar = root.querySelector("progress");
    if (bar) { bar.max = count.all; bar.value = count.ticked; }
  }

  function step(plan, one) {
    var item = element("li", "step"), label = element("label"), box = element("input");
    box.type = "checkbox";
    box.checked = Boolean(site.plan.done()[one.id]);
    box.addEventListener("change", function () { site.plan.tick(one.id, box.checked); tell(plan); });
    label.appendChild(box);
    var words = element("span", "words");
    if (one.code) {
      words.appendChild(element("code", "was", one.code));
      if (one.now && one.now !== one.code) { words.appendChild(document.createTextNode(" → ")); words.appendChild(element("code", "", one.now)); }
      words.appendChild(document.createTextNode(" "));
    }
    prose(one.text, words);
    label.appendChild(words);
    item.appendChild(label);
    var more = element("p", "more");
    if (one.lines) { more.appendChild(element("span", "", (one.lines.length > 1 ? "lines " : "line ") + one.lines.slice(0, 12).join(", ") + (one.lines.length > 12 ? " …" : ""))); }
    if (one.note) { more.appendChild(element("span", "", one.note)); }
    if (one.effort) { more.appendChild(element("span", "", one.effort)); }
    if (one.link) { var link = element("a", "", "guide"); link.href = one.link; link.setAttribute("aria-label", "The guide on " + (one.code || one.text)); more.appendChild(link); }
    one.facts.forEach(function (fact) {
      var about = element("a", "fact" + (fact.shows === "silence" || fact.shows === "hang" ? " quiet" : ""));
      prose(fact.name + (fact.title ? " " + fact.title : ""), about);
      if (fact.link) { about.href = fact.link; }
      more.appendChild(about);
    });
    if (more.childNodes.length) { item.appendChild(more); }
    if (one.diff) {
      var pre = element("pre", "code diff");
      pre.tabIndex = 0;
      pre.appendChild(element("code", "", one.diff));
      item.appendChild(pre);
    }
    return item;
  }

  function show(plan) {
    root.replaceChildren();
    if (!plan) { return; }
    var head = element("div", "plan-head");
    head.appendChild(element("h2", "", plan.root + ": " + plan.uses + " uses of 0.1"));
    var bar = element("progress");
    bar.setAttribute("aria-label", "Steps that are done");
    head.appendChild(bar);
    var forget = element("button", "", "Forget it");
    forget.type = "button";
    forget.addEventListener("click", function () {
      site.plan.forget();
      show(null);
      status.textContent = "The plan and what was ticked are forgotten.";
    });
    head.appendChild(forget);
    root.appendChild(head);
    plan.groups.forEach(function (group) {
      var part = element("details", "group"), list = element("ol", "steps-list"), title = element("summary");
      part.dataset.group = "";
      title.appendChild(group.file ? element("code", "", group.title) : element("span", "", group.title));
      var left = element("span", "left");
      left.dataset.left = "";
      title.appendChild(left);
      part.appendChild(title);
      group.steps.forEach(function (one) { list.appendChild(step(plan, one)); });
      part.appendChild(list);
      part.open = !group.file || group === plan.groups.find(function (other) { return other.file; });
      root.appendChild(part);
    });
    tell(plan);
  }

  function take(text, name) {
    var plan = null;
    try { plan = site.plan.read(JSON.parse(text)); } catch (error) { plan = null; }
    if (!plan) { status.textContent = name + " is no report of cargo tokio-port scan, or one of another version."; return; }
    var kept = site.plan.keep(plan);
    show(plan);
    if (!kept) { status.textContent += " This browser keeps nothing: what you tick is lost with the page."; }
  }

  function open(file) {
    var reader = new FileReader();
    reader.onload = function () { take(String(reader.result), file.name); };
    reader.readAsText(file);
  }

  document.addEventListener("dragover", function (event) { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", function () { drop.classList.remove("over"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) { open(event.dataTransfer.files[0]); }
  });
  drop.querySelector("input").addEventListener("change", function (event) {
    if (event.target.files.length) { open(event.target.files[0]); }
  });
  document.addEventListener("paste", function (event) {
    var text = event.clipboardData.getData("text");
    if (/^\s*\{/.test(text)) { take(text, "What was pasted"); }
  });
  show(site.plan.kept());
}());
