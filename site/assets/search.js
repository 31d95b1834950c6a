// The search: one list of answers from the map, the facts, the errors, the patterns and the pages.
//
// Each kind has a measure of its own between 0 and about 1: how much of a name is named, how much of an error's text is
// said, how much of the words is told of. What the query is (an error, a name, a question) decides how they weigh.
(function () {
  "use strict";
  var words = site.words;
  var index = null;

  var CHUNKS = { map: "data/search-map.js", facts: "data/search-facts.js", errors: "data/search-errors.js", pages: "data/search-pages.js" };

  function Index() {
    this.entries = [];
    this.postings = new Map();
    this.names = new Map();
    this.segments = new words.Vocabulary();
    this.spelling = new words.Vocabulary();
    this.errorFrequency = new Map();
    this.errors = [];
  }

  // Names in an entry's code count a little, and do not make it longer.
  Index.prototype.add = function (entry, fields, code) {
    var at = this.entries.length, counts = new Map(), length = 0;
    entry.at = at;
    fields.forEach(function (field) {
      words.terms(field[0]).forEach(function (term) {
        counts.set(term, (counts.get(term) || 0) + field[1]);
        length += 1;
      });
    });
    entry.length = length;
    if (code) { words.terms(code).forEach(function (term) { counts.set(term, (counts.get(term) || 0) + 0.3); }); }
    this.entries.push(entry);
    var postings = this.postings, spelling = this.spelling;
    counts.forEach(function (count, term) {
      if (!postings.has(term)) { postings.set(term, []); }
      postings.get(term).push([at, count]);
      if (term.length > 3) { spelling.add(term); }
    });
    return entry;
  };

  // Remembers that a path leads to an entry. `share` is below 1 for paths that are not its own name.
  Index.prototype.name = function (path, entry, share) {
    var segments = path.split("::");
    var low = segments.map(function (segment) { return segment.toLowerCase(); });
    var self = this;
    low.forEach(function (segment) { self.segments.add(segment); });
    var last = low[low.length - 1];
    if (!this.names.has(last)) { this.names.set(last, []); }
    this.names.get(last).push({ low: low, segments: segments, entry: entry, share: share });
  };

  function sayings(text) {
    return (text.toLowerCase().match(/[a-z0-9_]+/g) || []).filter(function (word) { return !/^\d+$/.test(word); });
  }

  function build(data) {
    var made = new Index();
    var byFact = new Map();
    data.facts.forEach(function (fact) {
      var entry = made.add(
        { kind: "fact", id: fact.name, title: fact.title, lead: fact.api, text: fact.text, link: fact.link, shows: fact.shows, uses: fact.uses, prior: Math.log(1 + fact.uses) / 60 },
        [[fact.title, 3], [fact.api, 3], [fact.items.join(" "), 1], [fact.text, 1], [fact.name, 3]]
      );
      byFact.set(fact.name, entry);
      (fact.api.match(/[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*/g) || []).forEach(function (path) { made.name(path, entry, 0.62); });
      fact.items.forEach(function (path) { made.name(path, entry, 0.6); });
    });
    var uses = new Map(data.map.map(function (row) { return [row[0], row[7]]; }));
    data.map.forEach(function (row) {
      // A member is as well known as what it belongs to, nearly.
      var known = Math.max(row[7], (uses.get(row[0].replace(/::\w+$/, "")) || 0) * 0.3);
      var entry = made.add(
        { kind: "row", id: row[0], title: row[0], what: row[1], now: row[2], cls: row[3], effort: row[4], text: row[5], facts: row[6] ? row[6].split(" ") : [], uses: row[7], link: row[8], others: row[9],
          prior: Math.log(1 + known) / 60 + (/method|variant|assoc|field/.test(row[1]) ? 0 : 0.02) + (/^(tokio|futures|bytes)::/.test(row[0]) ? 0.02 : 0) },
        [[row[0].split("::").slice(-2).join(" "), 2], [row[2].split("::").slice(-2).join(" "), 1], [row[5], 1], [row[1], 0.3]]
      );
      made.name(row[0], entry, 1);
      row[9].forEach(function (path) { made.name(path, entry, 0.97); });
      if (row[2] && row[2] !== row[0]) { made.name(row[2], entry, 0.55); }
    });
    data.errors.forEach(function (said) {
      var entry = made.add(
        { kind: "error", id: "error: " + (said.code ? said.code + " " : "") + said.full, title: said.text, code: said.code, why: said.why, text: said.action, facts: said.facts, see: said.see, link: said.link, from: said.from, prior: 0 },
        [[said.full, 2], [said.why, 1], [said.action, 1], [said.code, 2]]
      );
      entry.said = sayings(said.text);
      entry.full = sayings(said.full);
      // Names that the text is about; those of one's own are not among them.
      entry.names = sayings((said.text.match(/`[^`]*`/g) || []).join(" ").replace(/…/g, " ")).filter(function (name) { return name.length > 1; });
      made.errors.push(entry);
      new Set(entry.full).forEach(function (word) { made.errorFrequency.set(word, (made.errorFrequency.get(word) || 0) + 1); });
    });
    data.pages.forEach(function (page) {
      // Who contributes or teaches looks elsewhere.
      var aside = /^(CONTRIBUTING|README|TEACHING|LESSONS|docs\/|compat-tests\/)/.test(page.link) ? 0.72 : 1;
      var stem = page.kind === "pattern" ? page.link.replace(/^.*\/|\.html$/g, "").replace(/_/g, " ") : "";
      made.add(
        { kind: page.kind, id: page.link, title: page.title, within: page.within, text: page.text, link: page.link, prior: 0, aside: aside,
          across: /^(MIGRATION|guide\/)/.test(page.link) && /bridge|generations|across/i.test(page.title + " " + page.within) },
        [[page.title.replace(/_/g, " "), 4], [stem, 3], [page.within, 1.5], [page.text, 1]], page.code
      );
    });
    made.byFact = byFact;
    made.average = made.entries.reduce(function (sum, entry) { return sum + entry.length; }, 0) / made.entries.length;
    return made;
  }

  // Share of the query's words that an entry tells of, each by how rare it is.
  function byWords(made, text, weight, scores) {
    var wanted = new Map();
    words.terms(text).forEach(function (term) {
      if (!wanted.has(term)) { wanted.set(term, 1); }
    });
    if (!wanted.size) { return; }
    var total = 0, count = made.entries.length, plans = [];
    function rarity(term) {
      var list = made.postings.get(term);
      return list ? Math.log(1 + count / list.length) : 0;
    }
    wanted.forEach(function (unused, term) {
      var forms = [];
      if (made.postings.has(term)) {
        forms.push([term, 1]);
      } else if (term.length > 3) {
        made.spelling.near(term).forEach(function (near) { forms.push([near[0], near[1] * 0.8]); });
      }
      (words.synonyms.get(term) || []).forEach(function (other) {
        if (made.postings.has(other)) { forms.push([other, 0.45]); }
      });
      var worth = forms.length ? Math.max.apply(null, forms.map(function (form) { return rarity(form[0]) * form[1]; })) : 0;
      // A word that nobody has says little: it is mostly a name of one's own.
      total += worth || Math.log(1 + count) * 0.15;
      plans.push(forms);
    });
    plans.forEach(function (forms) {
      var best = new Map();
      forms.forEach(function (form) {
        var worth = rarity(form[0]) * form[1];
        made.postings.get(form[0]).forEach(function (posting) {
          var entry = made.entries[posting[0]];
          var norm = 0.45 + 0.55 * entry.length / made.average;
          var got = worth * (posting[1] * 2.2) / (posting[1] + 1.2 * norm);
          if (got > (best.get(posting[0]) || 0)) { best.set(posting[0], got); }
        });
      });
      best.forEach(function (got, at) { scores[at].words += weight * got / total; });
    });
  }

  // How well a path of the query names a path of the index, from 0 to 1.
  function named(wanted, name) {
    var low = wanted.low, other = name.low, at = other.length - 2, weights = 1, got = 1, step;
    for (step = low.length - 2; step >= 0; step -= 1) {
      var weight = step === low.length - 2 ? 0.75 : step === 0 ? 0.45 : 0.35;
      weights += weight;
      var found = -1;
      for (var look = at; look >= 0; look -= 1) {
        if (wanted.forms[step].has(other[look])) { found = look; break; }
      }
      if (found >= 0) {
        got += weight * wanted.forms[step].get(other[found]);
        at = found - 1;
      }
    }
    var recall = got / weights;
    var precision = Math.min(1, low.length / other.length);
    // The case tells a function from a type. Who writes all in small letters may mean either.
    var last = wanted.segments[low.length - 1], own = name.segments[other.length - 1];
    var same = last === own ? 1 : /^[A-Z]/.test(last) && /^[a-z]/.test(own) ? 0.62 : 0.87;
    return Math.pow(recall, 1.6) * (0.8 + 0.2 * precision) * same;
  }

  function byNames(made, asked, scores) {
    asked.paths.forEach(function (path) {
      var low = path.segments.map(function (segment) { return segment.toLowerCase(); });
      var forms = low.map(function (segment) {
        var map = new Map([[segment, 1]]);
        if (!made.segments.known.has(segment) && segment.length > 2) {
          made.segments.near(segment).forEach(function (near) { map.set(near[0], near[1] * 0.92); });
        }
        return map;
      });
      var wanted = { low: low, segments: path.segments, forms: forms };
      forms[low.length - 1].forEach(function (likeness, last) {
        var names = made.names.get(last) || [];
        // A name that many have says less than one that only one has.
        var common = low.length > 1 ? 1 : Math.max(0.72, 1.04 - 0.02 * names.length);
        names.forEach(function (name) {
          var got = named(wanted, name) * likeness * path.weight * common * name.share;
          var score = scores[name.entry.at];
          if (got > score.name) { score.second = score.name; score.name = got; } else if (got > score.second) { score.second = got; }
        });
      });
      // Behind the last known name often stands a member that it has from elsewhere: what stands before it counts too,
      // the less the better its own name is known.
      if (low.length > 1 && !made.names.has(low[low.length - 1])) {
        var nearest = 0;
        forms[low.length - 1].forEach(function (likeness, name) { if (made.names.has(name)) { nearest = Math.max(nearest, likeness); } });
        byNames(made, { paths: [{ segments: path.segments.slice(0, -1), weight: path.weight * 0.85 * (1 - 0.6 * nearest) }] }, scores);
      }
    });
  }

  // How much of an error's text the query says, in its order.
  function byTexts(made, asked, scores) {
    var head = sayings(asked.head), aside = sayings(asked.aside + " " + asked.code);
    var inHead = new Set(head), inAside = new Set(aside);
    var count = made.errors.length;
    function rarity(word) { return Math.log(1 + count / (made.errorFrequency.get(word) || 0.5)); }
    made.errors.forEach(function (entry) {
      function measure(said) {
        var mass = 0, got = 0, longest = 0, run = 0, place = -2;
        said.forEach(function (word) {
          var worth = rarity(word);
          mass += worth;
          if (inHead.has(word)) {
            got += worth;
            var next = head.indexOf(word, Math.max(0, place + 1));
            if (next >= 0 && place >= 0 && next - place <= 4) { run += 1; } else { run = 1; }
            place = next;
            longest = Math.max(longest, run);
          } else if (inAside.has(word)) {
            got += worth * 0.75;
          }
        });
        if (!mass) { return 0; }
        var coverage = got / mass;
        var order = Math.min(1, longest / Math.max(1, said.length));
        // A long text that is said whole is worth more than a short one.
        return Math.pow(coverage, 2) * (0.6 + 0.25 * order) * Math.min(1.5, 0.62 + mass / 28);
      }
      var got = Math.max(measure(entry.said), measure(entry.full));
      if (entry.names.length) {
        // The same sentence about another name is another error.
        var mass = 0, missing = 0;
        entry.names.forEach(function (name) {
          var worth = rarity(name);
          mass += worth;
          if (!inHead.has(name) && !inAside.has(name)) { missing += worth; }
        });
        got *= 1 - 0.75 * missing / mass;
      }
      if (entry.code && asked.codes.length) {
        got = asked.codes.indexOf(entry.code) >= 0 ? got * 1.15 + 0.06 : got * (got > 0.75 ? 0.85 : 0.55);
      }
      scores[entry.at].said = got;
    });
  }

  var WEIGHTS = {
    error: { said: 1.7, name: 0.75, words: 0.5, kinds: { row: 0.9, fact: 0.85, error: 1, pattern: 0.85, section: 0.7, page: 0.5, lesson: 0.6, server: 0.4 } },
    name: { said: 0.45, name: 1.5, words: 0.5, kinds: { row: 1, fact: 0.9, error: 0.8, pattern: 0.75, section: 0.7, page: 0.6, lesson: 0.6, server: 0.5 } },
    question: { said: 0.75, name: 0.8, words: 1.2, kinds: { row: 0.62, fact: 1.05, error: 0.85, pattern: 1.05, section: 0.95, page: 0.8, lesson: 0.8, server: 0.5 } }
  };

  function find(made, query, most) {
    var asked = words.analyse(query);
    if (!asked.head.trim()) { return { intent: "", answers: [] }; }
    var scores = made.entries.map(function () { return { name: 0, second: 0, words: 0, said: 0 }; });
    var direct = query.trim().match(/^[bB](\d{1,3})$/);
    byWords(made, asked.head, 1, scores);
    if (asked.code || asked.aside) { byWords(made, asked.code + " " + asked.aside, 0.25, scores); }
    byNames(made, asked, scores);
    byTexts(made, asked, scores);
    var weights = WEIGHTS[asked.intent];
    // What stands in the row of a name stands behind the name.
    made.entries.forEach(function (entry, at) {
      if (entry.kind !== "row" || scores[at].name < 0.5) { return; }
      entry.facts.forEach(function (name) {
        var fact = made.byFact.get(name);
        if (fact) { scores[fact.at].name = Math.max(scores[fact.at].name, scores[at].name * 0.5); }
      });
    });
    var ranked = [];
    made.entries.forEach(function (entry, at) {
      var score = scores[at];
      var kind = weights.kinds[entry.kind] * (entry.aside || 1);
      // A method that somebody writes in an impl is one of a trait.
      if (asked.ofTrait && entry.kind === "row" && entry.what !== "trait_method") { score.name *= 0.8; }
      var total = (entry.kind === "row" ? 1 : kind) * weights.name * (score.name + 0.15 * score.second) + kind * weights.words * 0.8 * Math.min(2, score.words) +
        (entry.kind === "error" ? kind * weights.said * score.said : 0);
      // Where two generations meet, what is told of that comes behind what the error is.
      if (asked.meets && entry.across) { total += 0.75 + 0.25 * Math.min(2, score.words); }
      if (direct && entry.id === "B" + direct[1]) { total += 9; }
      if (total > 0.12) { ranked.push([total + (total > 0.2 ? entry.prior * (score.name > 0.3 ? 1 : 0.3) : 0), entry]); }
    });
    ranked.sort(function (a, b) { return b[0] - a[0] || a[1].at - b[1].at; });
    return { intent: asked.intent, answers: ranked.slice(0, most).map(function (pair) { return Object.assign({ score: pair[0] }, pair[1]); }) };
  }

  // Loads what is missing, and calls `done` once all of it is there.
  function ready(done, failed) {
    if (index) { done(); return; }
    var names = Object.keys(CHUNKS), left = names.length;
    names.forEach(function (name) {
      site.load(name, CHUNKS[name], function () {
        left -= 1;
        if (!left) {
          index = index || build(site.data);
          done();
        }
      }, failed);
    });
  }

  site.search = {
    ready: ready,
    find: function (query, most) { return find(index, query, most || 12); },
    // The entry of a fact, once the data are there.
    fact: function (name) { return index.byFact.get(name); }
  };
}());
