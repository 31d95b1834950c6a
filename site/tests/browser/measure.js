// What the tests ask a page. Evaluated in the page, from outside of its own scripts.
window.measure = {
  // Where links lead, and what they may lead to.
  links() {
    return {
      ids: Array.from(document.querySelectorAll("[id]"), e => e.id),
      twice: Array.from(document.querySelectorAll("[id]"), e => e.id).filter((id, at, all) => all.indexOf(id) !== at),
      links: Array.from(document.querySelectorAll("a[href]"), a => a.href),
      files: Array.from(document.querySelectorAll("link[rel=stylesheet], script[src]"), e => e.href || e.src),
    };
  },

  // A few words of an element, for a report.
  name(e) {
    const words = e.textContent.trim().slice(0, 40);
    return `${e.tagName.toLowerCase()}${e.className && typeof e.className === "string" ? "." + e.className.split(" ").join(".") : ""} "${words}"`;
  },

  visible(e) {
    if (e.closest("[hidden], .skip, .whose, svg, details:not([open]) > :not(summary)")) { return false; }
    const style = getComputedStyle(e);
    return style.visibility !== "hidden" && style.display !== "none" && style.opacity !== "0";
  },

  // The part of a box that frames around it, which scroll by themselves, leave to be seen.
  seen(e, box) {
    let { left, right, top, bottom } = box;
    for (let at = e.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX !== "visible" || style.overflowY !== "visible") {
        const frame = at.getBoundingClientRect();
        left = Math.max(left, frame.left);
        right = Math.min(right, frame.right);
        top = Math.max(top, frame.top);
        bottom = Math.min(bottom, frame.bottom);
      }
    }
    return { left, right, top, bottom };
  },

  // What is wider than the window and does not scroll in a frame of its own.
  overflow() {
    const width = document.documentElement.clientWidth;
    const found = [];
    // Nothing is wider where the page does not scroll sideways.
    if (document.documentElement.scrollWidth <= width) { return found; }
    { found.push(`the page is ${document.documentElement.scrollWidth} wide in ${width}`); }
    for (const e of document.querySelectorAll("body *")) {
      if (found.length > 5) { break; }
      const box = e.getBoundingClientRect();
      if (box.right <= width + 1 && box.left >= -1) { continue; }
      if (!this.visible(e)) { continue; }
      const seen = this.seen(e, box);
      if (seen.right > seen.left && seen.bottom > seen.top && (seen.right > width + 1 || seen.left < -1)) { found.push(this.name(e)); }
    }
    return found;
  },

  // Lines of text that lie on each other.
  overlap() {
    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode() && boxes.length < 6000) {
      const node = walker.currentNode;
      const e = node.parentElement;
      if (!node.data.trim() || /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TITLE|TEXTAREA)$/.test(e.tagName) || !this.visible(e)) { continue; }
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const box = this.seen(e, line);
        // The line is higher than its letters.
        const slack = (box.bottom - box.top) * 0.22;
        if (box.right - box.left > 2 && box.bottom - box.top > 4) { boxes.push({ left: box.left + 1, right: box.right - 1, top: box.top + slack, bottom: box.bottom - slack, e }); }
      }
    }
    boxes.sort((a, b) => a.top - b.top);
    const found = [];
    for (let i = 0; i < boxes.length && found.length < 5; i += 1) {
      for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j += 1) {
        const a = boxes[i], b = boxes[j];
        if (a.e !== b.e && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1) {
          found.push(`${this.name(a.e)} and ${this.name(b.e)}`);
          break;
        }
      }
    }
    return found;
  },

  // Items and lines of both sides that are meant to stand opposite each other and do not.
  askew() {
    const found = [];
    for (const cols of document.querySelectorAll(".cols")) {
      const [left, right] = ["legacy", "modern"].map(side => Array.from(cols.querySelectorAll(`.${side} .ln`), e => e.getBoundingClientRect()));
      if (!left.length || !right.length) { continue; }
      if (left.length !== right.length) { found.push(`${left.length} and ${right.length} lines`); }
      left.forEach((box, at) => {
        const other = right[at];
        if (other && (Math.abs(box.top - other.top) > 0.6 || Math.abs(box.bottom - other.bottom) > 0.6)) { found.push(`line ${at} at ${box.top} and ${other.top}`); }
      });
    }
    return found.slice(0, 5);
  },

  // Violations of axe's rules that are serious or worse.
  async axe(onlyColors) {
    const options = { resultTypes: ["violations"] };
    if (onlyColors) { options.runOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] }; }
    const result = await axe.run(document, options);
    return result.violations
      .filter(rule => rule.impact === "serious" || rule.impact === "critical")
      .map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + " " + (node.any[0] ? node.any[0].message : "")).join(" | ")}`);
  },
};
