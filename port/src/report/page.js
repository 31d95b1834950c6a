const search = document.getElementById('search');
const only = document.getElementById('facts-only');
const articles = [...document.querySelectorAll('article')];
const texts = articles.map(article => (article.textContent + ' ' + article.parentNode.firstElementChild.textContent).toLowerCase());
function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  articles.forEach((article, index) => {
    const fits = words.every(word => texts[index].includes(word)) && (!only.checked || article.classList.contains('biting'));
    article.hidden = !fits;
    count += fits;
  });
  document.querySelectorAll('.file').forEach(file => { file.hidden = !file.querySelector('article:not([hidden])'); });
  document.getElementById('shown').textContent = count + ' of ' + articles.length;
}
search.addEventListener('input', show);
only.addEventListener('change', show);
addEventListener('hashchange', () => { const target = document.querySelector(location.hash); if (target && target.tagName === 'DETAILS') target.open = true; });
show();
