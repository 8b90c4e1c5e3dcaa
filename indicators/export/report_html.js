/* Draws the charts of a report into their places, narrow ones where there is little room; they can be pointed at. */
(function () {
  'use strict';
  const NARROW = 560;
  const USUAL = 480; /* pixels; higher ones have a row or a panel for each series and are not pressed on paper */
  const figures = JSON.parse(document.getElementById('figures').textContent);
  const config = { displayModeBar: false, displaylogo: false, responsive: true, showSendToCloud: false };
  const kinds = new Map();

  function draw(place) {
    const kind = place.clientWidth < NARROW ? 'narrow' : 'wide';
    if (kinds.get(place) === kind) return Promise.resolve();
    kinds.set(place, kind);
    const said = figures[Number(place.dataset.figure)][kind];
    place.classList.toggle('usual', said.height <= USUAL);
    place.style.height = `${said.height}px`;
    return Plotly.react(place, said.figure.data, said.figure.layout, config);
  }

  const places = Array.from(document.querySelectorAll('[data-figure]'));
  /* The faces are asked for by their texts; without them labels would be measured in others. */
  const faces = () => Promise.all(Array.from(document.fonts, (face) => face.load().catch(() => null)));
  window.ready = faces().then(() => places.reduce((last, place) => last.then(() => draw(place)), Promise.resolve()));
  window.addEventListener('resize', () => places.forEach(draw));
})();
