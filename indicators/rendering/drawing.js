/* Said once to the page of the export browser, after the chart library. */

/* The library draws lots for the names of its clips; the same picture must be the same file. */
window.seeded = function () {
  let state = 1;
  Math.random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
};

/* The rules of the typefaces that a picture needs: those of its families that hold one of its letters. */
window.facesOf = function (svg) {
  const letters = Array.from(new Set(Array.from(svg.textContent, (letter) => letter.codePointAt(0))));
  const used = svg.outerHTML;
  const holds = (range) => !range || range.split(',').some((part) => {
    const [low, high] = part.trim().replace(/^U\+/i, '').split('-').map((code) => parseInt(code, 16));
    return letters.some((code) => code >= low && code <= (high || low));
  });
  return Array.from(document.getElementById('faces').sheet.cssRules)
    .filter((rule) => used.includes(rule.style.getPropertyValue('font-family').replace(/["']/g, '')))
    .filter((rule) => holds(rule.style.getPropertyValue('unicode-range')))
    .map((rule) => rule.cssText).join('');
};

/* Where a style stands among the attributes depends on when the browser wrote it down; here it is always the last. */
window.ordered = function (svg) {
  [svg, ...svg.querySelectorAll('[style]')].forEach((one) => {
    const style = one.getAttribute('style');
    one.removeAttribute('style');
    if (style) one.setAttribute('style', style);
  });
};

/* The picture as one SVG with its words; the library collects it from the layers that it draws. */
window.collected = async function (figure, said) {
  const SVG = 'http://www.w3.org/2000/svg';
  const address = await Plotly.toImage(figure, { format: 'svg', width: said.width, height: said.height });
  const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const title = document.createElementNS(SVG, 'title');
  const words = document.createElementNS(SVG, 'desc');
  const faces = document.createElementNS(SVG, 'style');
  title.textContent = said.title;
  words.textContent = said.alt;
  svg.setAttribute('role', 'img');
  svg.setAttribute('lang', said.lang);
  window.ordered(svg);
  svg.prepend(title, words);
  faces.textContent = window.facesOf(svg);
  svg.prepend(faces);
  return new XMLSerializer().serializeToString(svg);
};

/* A PDF or PNG is taken of the layers as they stand in the page, which spares collecting and reading them again. */
window.laid = async function (figure, said) {
  const place = document.getElementById('place');
  place.style.cssText = `width:${said.width}px;height:${said.height}px`;
  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', [said.title, said.alt].filter(Boolean).join('. '));
  document.documentElement.lang = said.lang;
  document.title = said.title;
  document.getElementById('sheet').textContent = `@page{size:${said.width}px ${said.height}px;margin:0}`;
  await Plotly.newPlot(place, figure.data, Object.assign(figure.layout, { width: said.width, height: said.height }), figure.config);
  return '';
};

window.drawn = async function (said) {
  const place = document.getElementById('place');
  if (place.data) Plotly.purge(place);
  place.replaceChildren();
  await Promise.all(Array.from(document.fonts, (face) => face.load().catch(() => null)));
  await document.fonts.ready;
  const layout = said.figure.layout;
  if (said.transparent) {
    layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
    (layout.annotations || []).forEach((words) => { words.bgcolor = 'rgba(0,0,0,0)'; });
  }
  const figure = { data: said.figure.data, layout, config: { staticPlot: true, responsive: false } };
  window.seeded();
  return said.fmt === 'svg' ? window.collected(figure, said) : window.laid(figure, said);
};
