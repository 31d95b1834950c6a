// What every page shares: data chunks, and the choice of light or dark.
(function () {
  "use strict";
  var waiting = {};
  var site = window.site = { data: {} };

  // A chunk of data is a script that calls this.
  site.add = function (name, data) {
    site.data[name] = data;
    (waiting[name] || []).forEach(function (done) { done(data); });
    waiting[name] = [];
  };

  // Loads a chunk by a plain script, which works from the disk as well; `done` is called with its data.
  site.load = function (name, path, done, failed) {
    if (name in site.data) { done(site.data[name]); return; }
    var first = !waiting[name];
    (waiting[name] = waiting[name] || []).push(done);
    if (!first) { return; }
    var script = document.createElement("script");
    script.src = document.body.dataset.root + path;
    script.onerror = function () { waiting[name] = null; if (failed) { failed(); } };
    document.head.appendChild(script);
  };

  // Storage that may be missing or full.
  site.store = {
    get: function (name) { try { return JSON.parse(localStorage.getItem(name)); } catch (error) { return null; } },
    set: function (name, value) {
      try { localStorage.setItem(name, JSON.stringify(value)); return true; } catch (error) { return false; }
    },
    remove: function (name) { try { localStorage.removeItem(name); } catch (error) { return; } }
  };

  var themes = ["system", "light", "dark"];
  var theme = site.store.get("theme");
  function show() {
    if (theme === "light" || theme === "dark") { document.documentElement.dataset.theme = theme; }
    else { delete document.documentElement.dataset.theme; }
  }
  show();

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".scripted").forEach(function (element) { element.hidden = false; });
    var button = document.querySelector("[data-theme-button]");
    if (!button) { return; }
    function name() { button.textContent = "Theme: " + (theme || "system"); }
    button.hidden = false;
    name();
    button.addEventListener("click", function () {
      theme = themes[(themes.indexOf(theme || "system") + 1) % themes.length];
      site.store.set("theme", theme);
      show();
      name();
    });
  });
}());
