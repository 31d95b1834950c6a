// A report of `cargo tokio-port scan --format json` as steps.
(function () {
  "use strict";
  var NAME = "plan";
  var EFFORT = { "mechanical": 0, "local rewrite": 1, "redesign": 2 };

  // The guide's page of a link, whatever stands before it in the report.
  function page(link) {
    var at = (link || "").indexOf("guide/");
    return at < 0 ? "" : link.slice(at).replace(/\.md(?=#|$)/, ".html");
  }

  // Returns the plan of a report, or nothing where it is none. Steps have names that stay the same with the next report.
  function read(report) {
    if (!report || report.schema_version !== 1 || !Array.isArray(report.findings) || !report.summary) { return null; }
    var groups = [], facts = report.facts || {};
    function fact(name) {
      var known = facts[name];
      return { name: name, title: known ? known.title : "", shows: known ? known.shows_as : "", link: known ? page(known.link) : "" };
    }
    var first = [];
    (report.run.revived || []).forEach(function (cure) {
      first.push({ id: "revive " + cure.cause, text: cure.for_good, note: cure.cause, facts: [], link: "guide/old_trees.html" });
    });
    first.push({ id: "pin", text: "Pin the service: record what it answers, and try what ports break silently.", note: "", facts: [], link: "MIGRATION.html#pin-your-service" });
    groups.push({ title: "Before the first change", steps: first });
    if ((report.general || []).length) {
      groups.push({
        title: "Decide for the whole project",
        steps: report.general.map(function (general) {
          var known = facts[general.fact] || {};
          return { id: "general " + general.fact, text: known.do || "", note: general.places + " places, the likeliest: " + general.likeliest.join(", "), facts: [fact(general.fact)], link: "" };
        })
      });
    }
    var files = new Map();
    report.findings.forEach(function (finding) {
      if (finding.class === "same" && !finding.facts.length) { return; }
      if (!files.has(finding.file)) { files.set(finding.file, new Map()); }
      var steps = files.get(finding.file), known = steps.get(finding.rule);
      if (!known) {
        known = { id: finding.file + " " + finding.rule, code: finding.rule, now: finding.new, text: finding.do, effort: finding.effort, lines: [], facts: [], link: page(finding.link) };
        steps.set(finding.rule, known);
      }
      if (known.lines.indexOf(finding.line) < 0) { known.lines.push(finding.line); }
      finding.facts.forEach(function (name) {
        if (!known.facts.some(function (other) { return other.name === name; })) { known.facts.push(fact(name)); }
      });
    });
    var order = [];
    (report.summary.order || []).forEach(function (round) {
      round.files.forEach(function (file) { if (files.has(file)) { order.push(file); } });
    });
    files.forEach(function (unused, file) { if (order.indexOf(file) < 0) { order.push(file); } });
    order.forEach(function (file) {
      var steps = Array.from(files.get(file).values());
      // What bites first, then what asks for most.
      steps.sort(function (a, b) { return b.facts.length - a.facts.length || (EFFORT[b.effort] || 0) - (EFFORT[a.effort] || 0) || a.lines[0] - b.lines[0]; });
      groups.push({ title: file, file: true, steps: steps });
    });
    if ((report.manifests || []).length) {
      groups.push({
        title: "The manifests",
        steps: report.manifests.map(function (change) {
          return { id: "manifest " + change.file, text: change.notes.join(" "), code: change.file, diff: change.diff, facts: [], link: "guide/manifest.html" };
        })
      });
    }
    groups.push({
      title: "At the end",
      steps: [
        { id: "compare", text: "Play what was recorded to the port, and compare every answer.", facts: [], link: "MIGRATION.html#pin-your-service" },
        { id: "rescan", text: "Scan again: nothing of 0.1 is left.", facts: [], link: "port/index.html" }
      ]
    });
    return { root: report.root.split(/[\/\\]/).pop(), uses: report.summary.total.uses, groups: groups };
  }

  site.plan = {
    read: read,
    keep: function (plan) { return site.store.set(NAME, plan); },
    kept: function () { return site.store.get(NAME); },
    forget: function () { site.store.remove(NAME); site.store.remove(NAME + "-done"); },
    done: function () { return site.store.get(NAME + "-done") || {}; },
    tick: function (id, is) {
      var done = site.plan.done();
      if (is) { done[id] = 1; } else { delete done[id]; }
      site.store.set(NAME + "-done", done);
    }
  };
}());
