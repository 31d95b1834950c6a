// The filter of the silent changes.
(function () {
  "use strict";
  var form = document.querySelector("[data-filters]");
  var count = document.querySelector("[data-count]");
  var cards = Array.from(document.querySelectorAll(".card")).map(function (card) { return { card: card, text: card.textContent.toLowerCase() }; });
  form.hidden = false;
  function show() {
    var words = form.text.value.toLowerCase().split(/\s+/).filter(Boolean), hits = 0;
    cards.forEach(function (entry) {
      var fits = words.every(function (word) { return entry.text.includes(word); });
      entry.card.hidden = !fits;
      if (fits) { hits += 1; }
    });
    count.textContent = words.length ? hits + " of " + cards.length : "";
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
}());
