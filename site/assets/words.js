// Words and names of a query, and of what is searched.
(function () {
  "use strict";

  var STOP = new Set(("a an the of in on at to is are was were be been am it its i my me we our you your they he and or but if so that this these those " +
    "there here with from by for as do does did done how what why when which who whom whose where can could should would will shall may might must have has had having not no nor " +
    "than then too very just only also into out up down over under again more most some any all each other same such get gets got use used using uses via vs " +
    "make makes made want wants need needs way ways anyone help please thanks hi hello trying try tried im ive dont doesnt cant seems like still now new old work works working one code").split(" "));

  // Words that people use for the same thing. Each group is of equals; all of them are stems of whole words.
  var GROUPS = [
    "runtime executor reactor", "reactor core event-loop eventloop", "task green-thread coroutine fiber", "sleep delay timer wait", "deadline timeout expire elapsed",
    "interval periodic tick period repeat every", "hang stuck block freeze deadlock stall forever never", "cancel abort kill drop", "stop shutdown exit quit terminate end finish", "finish complete done end", "share shared arc state mutex", "program process main application app",
    "graceful clean shutdown", "await wait join", "panic crash abort", "silent swallow ignore lose lost", "channel queue mpsc", "capacity buffer size bound limit backpressure",
    "sender tx send", "receiver rx receive recv", "spawn start launch background", "spawn_blocking blocking threadpool cpupool", "thread worker pool",
    "socket tcpstream connection tcp", "accept listen listener incoming bind", "split half halves", "copy proxy forward tunnel", "codec framed frame encoder decoder",
    "read reader asyncread", "write writer asyncwrite", "flush close", "lock mutex guard", "future promise", "combinator chain and_then then map", "loop loop_fn recursion recursive iterate",
    "box boxed dyn", "either enum branch", "select race first", "join_all collect gather concurrent parallel", "error err failure fail", "result ok", "retry backoff attempt again",
    "test mock", "waker task wake notify park", "context cx", "pin unpin pinned", "handle remote", "signal ctrl_c sigint sigterm", "child process command subprocess",
    "udp datagram", "http hyper", "feature flag", "version upgrade update migrate migration port move", "convert compat bridge wrap adapt", "both together alongside coexist mix side inside bridge generation process", "thread-local threadlocal", "rc refcell local send",
    "single-thread current_thread localset", "main entry", "import use unresolved", "macro attribute", "stream iterator", "sink send_all", "item output", "dependency cargo crate manifest", "file fs disk",
    "dns resolve lookup", "bytes buffer buf bytesmut", "memory allocation leak", "latency slow performance speed", "order fair random starve", "lesson course exercise learn teach"
  ];

  function stem(word) {
    if (word.length < 4 || /[_\d]/.test(word)) { return word; }
    var w = word;
    if (/ies$/.test(w) && w.length > 4) { w = w.slice(0, -3) + "y"; }
    else if (/(ss|sh|ch|x)es$/.test(w)) { w = w.slice(0, -2); }
    else if (/[^siu]s$/.test(w)) { w = w.slice(0, -1); }
    var cut = w.replace(/(ing|ed|ly|er|or)$/, "");
    if (cut !== w && cut.length > 2 && /[aeiouy]/.test(cut)) {
      w = cut.replace(/([bdfglmnprt])\1$/, "$1");
    }
    if (w.length > 3) { w = w.replace(/e$/, ""); }
    return w;
  }

  var synonyms = new Map();
  GROUPS.forEach(function (group) {
    var stems = group.split(" ").map(function (word) { return stem(word.replace(/-/g, "")); });
    stems.forEach(function (word) {
      if (!synonyms.has(word)) { synonyms.set(word, new Set()); }
      stems.forEach(function (other) { if (other !== word) { synonyms.get(word).add(other); } });
    });
  });

  // Parts of an identifier: `TcpStream` is tcp and stream, `spawn_blocking` spawn and blocking.
  function parts(name) {
    return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().split(/_+/).filter(Boolean);
  }

  // Stems of a text, identifiers whole and in their parts; words that say nothing are left out.
  function terms(text) {
    var found = [];
    (text.match(/[A-Za-z_][A-Za-z0-9_]*|\d+\.\d+/g) || []).forEach(function (word) {
      var low = word.toLowerCase();
      if (STOP.has(low) || low.length < 2) { return; }
      found.push(stem(low));
      var pieces = parts(word);
      if (pieces.length > 1) {
        pieces.forEach(function (piece) { if (piece.length > 1 && !STOP.has(piece)) { found.push(stem(piece)); } });
      }
    });
    return found;
  }

  function trigrams(word) {
    var padded = "  " + word + " ", set = new Set();
    for (var i = 0; i + 3 <= padded.length; i += 1) { set.add(padded.slice(i, i + 3)); }
    return set;
  }

  // How alike two words are by the groups of three letters that they share, from 0 to 1.
  function alike(a, b) {
    var common = 0;
    a.forEach(function (gram) { if (b.has(gram)) { common += 1; } });
    return 2 * common / (a.size + b.size);
  }

  // Number of single changes between two words, neighbours that change places counting as one; more than `most` is `most + 1`.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) { return most + 1; }
    var before = null, last = [], row, i, j;
    for (j = 0; j <= b.length; j += 1) { last.push(j); }
    for (i = 1; i <= a.length; i += 1) {
      row = [i];
      for (j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) { row[j] = Math.min(row[j], before[j - 2] + 1); }
      }
      before = last;
      last = row;
    }
    return last[b.length];
  }

  // A list of words in which the nearest to a misspelt one is found.
  function Vocabulary() {
    this.known = new Set();
    this.grams = new Map();
  }
  Vocabulary.prototype.add = function (word) {
    if (this.known.has(word)) { return; }
    this.known.add(word);
    var grams = this.grams;
    trigrams(word).forEach(function (gram) {
      if (!grams.has(gram)) { grams.set(gram, []); }
      grams.get(gram).push(word);
    });
  };
  // The nearest words, each with how near it is: at most three.
  Vocabulary.prototype.near = function (word) {
    var counts = new Map(), grams = this.grams, own = trigrams(word), found = [];
    own.forEach(function (gram) {
      (grams.get(gram) || []).forEach(function (other) { counts.set(other, (counts.get(other) || 0) + 1); });
    });
    counts.forEach(function (count, other) {
      var most = word.length > 7 ? 3 : word.length > 4 ? 2 : 1;
      var steps = distance(word, other, most);
      var likeness = alike(own, trigrams(other));
      if (steps <= most) { likeness = Math.max(likeness, 1 - steps / Math.max(word.length, other.length)); }
      if (likeness >= 0.62) { found.push([other, likeness]); }
    });
    found.sort(function (a, b) { return b[1] - a[1]; });
    return found.slice(0, 3);
  };

  // `use a::{b, c::d};` as a::b and a::c::d.
  function expand(text) {
    for (var round = 0; round < 4; round += 1) {
      var next = text.replace(/((?:[A-Za-z_]\w*::)+)\{([^{}]*)\}/g, function (all, head, list) {
        return list.split(",").map(function (item) {
          item = item.trim().replace(/\s+as\s+\w+$/, "");
          return item === "self" ? head.slice(0, -2) : item ? head + item : "";
        }).filter(Boolean).join(" , ");
      });
      if (next === text) { break; }
      text = next;
    }
    return text;
  }

  // Names of the language and its library, which say nothing about what was used of 0.1.
  var COMMON = new Set(("ok err some none box vec arc rc string result option into from default clone send sync debug println print format unwrap expect iter new self main fn drop " +
    "str u8 u16 u32 u64 usize i32 i64 bool error e x duration instant pathbuf hashmap refcell cell println eprintln panic assert assert_eq vec write writeln").split(" "));

  var MARKS = /error(\[E\d{4}\])?:|\bE0\d{3}\b|panicked at|thread '|is not satisfied|mismatched types|no method named|unresolved import|trait bound|cannot (be|find|start|infer|borrow|move)|could not (find|compile)|expected .*found|not found in|does not (live|implement)|is not (a future|implemented|general)|not implemented for|has no (field|method)|ambiguous|private (type|field|module)/i;

  // What a query says: the lines of an error without places, the code in it, names, words.
  function analyse(query) {
    var text = query.replace(/\x1b\[[0-9;]*m/g, "").replace(/\r/g, "");
    var code = [], message = [], side = [];
    text.split("\n").forEach(function (line) {
      if (/^\s*(-->|:::)/.test(line)) { return; }
      var gutter = line.match(/^\s*\d*\s*\|(.*)$/);
      if (gutter) {
        var carets = gutter[1].match(/^[\s|]*[\^~_\-]{1,}[\s^~_\-|]*(.*)$/);
        if (carets) { side.push(carets[1]); } else { code.push(gutter[1]); }
        return;
      }
      if (/^\s*=?\s*(note|help|warning: unused|For more information|Some errors|To learn more|stack backtrace|note: run with|Compiling|Caused by|could not compile)/i.test(line)) { side.push(line); return; }
      message.push(line);
    });
    function clean(part) {
      return part
        .replace(/thread '[^']*'(?: \(\d+\))? (?:has )?panicked at/g, " ")
        .replace(/https?:\/\/\S+/g, " ")
        .replace(/(?:[A-Za-z]:)?[\w.\-\/\\]*[\/\\][\w.\-\/\\]*\.rs(?::\d+)*/g, " ")
        .replace(/\b[\w\-]+\.rs(?::\d+)*/g, " ")
        .replace(/\b0x[0-9a-f]+\b/gi, " ");
    }
    var head = clean(message.join("\n")), inCode = clean(code.join("\n")), aside = clean(side.join("\n"));
    if (!head.trim() && (inCode || aside)) { head = aside || inCode; }
    var isError = MARKS.test(text);
    // A trait of 0.1 that is not implemented: mostly two generations meet.
    var meets = isError && /not satisfied|not implemented/.test(text) && /\b(tokio_(io|codec|core|timer|executor|reactor|tcp|sync)|futures::(future::Future|stream::Stream|sink::Sink)|futures01)\b/.test(text);
    var codes = (text.match(/\bE0\d{3}\b/g) || []);
    var whole = expand(head);
    var paths = [], seen = new Set();
    function path(raw, weight) {
      var segments = raw.replace(/::<[^>]*>/g, "").replace(/<[^<>]*>/g, "").split("::").map(function (s) { return s.trim().replace(/-/g, "_"); }).filter(Boolean);
      while (segments.length > 1 && /^(crate|self|super)$/.test(segments[0])) { segments.shift(); }
      if (!segments.length) { return; }
      var key = segments.join("::");
      if (seen.has(key) || (segments.length === 1 && COMMON.has(segments[0].toLowerCase()))) { return; }
      seen.add(key);
      paths.push({ segments: segments, weight: weight });
    }
    function read(part, weight) {
      // Names within generics count as their own.
      var flat = part.replace(/::<[^<>()]*>/g, "");
      (flat.match(/[A-Za-z_]\w*(?:-\w+)*(?:\s*::\s*[A-Za-z_]\w*)+/g) || []).forEach(function (raw) { path(raw.replace(/\s+/g, ""), weight); });
      // The parts of a path are not asked for one by one.
      part = flat.replace(/[A-Za-z_]\w*(?:-\w+)*(?:\s*::\s*[A-Za-z_]\w*)+/g, " :: ");
      // What is called on is often called as its type is: `handle.spawn(…)`.
      (part.match(/\b[a-z_]\w*\.[a-z_]\w*(?=\()/g) || []).forEach(function (raw) { path(raw.replace(".", "::").replace(/^_?(?:my_|the_)?/, ""), weight * 0.85); });
      (part.match(/\.\s*[a-z_]\w*\s*(?=(::<[^>]*>)?\()/g) || []).forEach(function (raw) { path(raw.replace(/[.\s]/g, ""), weight * 0.8); });
      (part.match(/\b[a-z_]\w*!/g) || []).forEach(function (raw) { path(raw.slice(0, -1), weight * 0.7); });
      (part.match(/`[^`\n]+`/g) || []).forEach(function (raw) {
        var inner = raw.slice(1, -1).replace(/^(struct|enum|trait|fn|method|macro) /, "");
        if (/^[A-Za-z_]\w*$/.test(inner)) { path(inner, weight * 0.85); }
      });
      (part.match(/\b[a-z]+(?:-[a-z]+)*-(?:core|proto|service|timer|io|codec|threadpool|executor|reactor|sync|fs|tcp|udp|uds|process|signal|cpupool|current-thread)\b/g) || []).forEach(function (raw) { path(raw, weight * 0.8); });
      (part.match(/\b[A-Za-z]\w*_\w+\b|\b[A-Z][a-z0-9]+[A-Z]\w*\b/g) || []).forEach(function (raw) { path(raw, weight * 0.75); });
      (part.match(/\b[A-Za-z_]\w*(?=\()/g) || []).forEach(function (raw) { path(raw, weight * 0.7); });
      (part.match(/\b[A-Z][a-z]{2,}\b/g) || []).forEach(function (raw) { path(raw, weight * 0.45); });
    }
    // A compiler names a member and its owner apart.
    var member = whole.match(/(?:named|item|field|variant|method|type|constant|function|macro|module|struct|enum|trait|value|find|no) `(\w+)` (?:found|not found|is not a member|exists|in|is private)[^`]*`([^`]+)`/);
    if (member) {
      var owner = member[2].replace(/^&?(mut )?/, "").replace(/<.*$/, "");
      // The owner is one of many; what it lacks is what is asked.
      if (/^[\w:]+$/.test(owner)) { path(owner + "::" + member[1], 1.15); path(owner, 0.5); }
    }
    // A method of an impl is asked for by its name; what it takes and returns is its company.
    var method = whole.match(/^\s*(?:pub\s+)?fn\s+(\w+)\s*(?:<[^>]*>)?\s*\(\s*(?:&\s*)?(?:mut\s+)?self\b/);
    if (method) { path(method[1], 1.15); }
    read(whole, method ? 0.5 : 1);
    read(expand(inCode), 0.55);
    read(expand(aside), 0.5);
    var plain = whole.replace(/[A-Za-z_]\w*(?:\s*::\s*[A-Za-z_]\w*)+/g, " ").replace(/`[^`]*`/g, " ").replace(/\b\w*_\w*\b|\b[A-Z][a-z]+[A-Z]\w*\b|\.\w+\(/g, " ");
    var words = (plain.match(/[A-Za-z]{2,}/g) || []).filter(function (word) { return !STOP.has(word.toLowerCase()); });
    var all = (plain.match(/[A-Za-z]{2,}/g) || []).length;
    var isCode = /[;{}]|=>|\|\w*\||\w\(.*\)|^\s*(use\s+[\w:]+::|let\s.*=|fn\s+\w+\s*[(<]|impl\b.*\bfor\b|extern crate|pub )/m.test(head) && !/\?\s*$/.test(head) && all < 14;
    var single = /^\s*[\w:.!-]+(\(\))?\s*$/.test(head);
    return {
      head: head, code: inCode, aside: aside, codes: codes, paths: paths,
      intent: isError ? "error" : single || (isCode && all < 10) || (paths.length && words.length <= 1 && all <= 3) ? "name" : "question",
      single: single, meets: meets, ofTrait: Boolean(method)
    };
  }

  site.words = { stem: stem, terms: terms, parts: parts, synonyms: synonyms, Vocabulary: Vocabulary, analyse: analyse, stop: STOP };
}());
