/* The page on foreign direct investment in the browser: a point that is clicked, and what a new window means for those
   who do not see it: the focus returns to the choice, and the period shown is said. Words come from the server. */
(function () {
  'use strict';
  let said = '';
  let chosen = '';
  let live = null;

  function say(words) {
    if (!live) {
      live = document.createElement('div');
      live.className = 'sr';
      live.setAttribute('aria-live', 'polite');
      document.body.append(live);
    }
    live.textContent = words;
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('[data-fdi-choice]');
    if (link) chosen = link.dataset.fdiChoice;
  });

  /* The chosen year and window stand in view where the choice is wider than the screen. */
  let placed = null;
  function place(head) {
    if (head === placed && head.dataset.fdiSaid === said) return;
    placed = head;
    for (const on of head.querySelectorAll('.seg .on')) {
      const seg = on.parentNode;
      seg.scrollLeft = on.offsetLeft - seg.offsetLeft - (seg.clientWidth - on.offsetWidth) / 2;
    }
  }

  function redrawn() {
    const head = document.querySelector('[data-fdi-said]');
    const now = head ? head.dataset.fdiSaid : '';
    if (head) place(head);
    if (now === said) return;
    const before = said;
    said = now;
    if (!now || !before) return;
    say(now);
    const link = chosen && document.querySelector(`[data-fdi-choice="${CSS.escape(chosen)}"]`);
    if (link && (document.activeElement === document.body || document.activeElement === null)) link.focus({ preventScroll: true });
    chosen = '';
  }

  const page = document.getElementById('react-entry-point');
  if (page) new MutationObserver(redrawn).observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-fdi-said'] });

  const ours = (window.dash_clientside = window.dash_clientside || {});
  ours.fdi = {
    /* A click on a chart becomes a picked point, by the address that its trace carries. */
    clicked(click) {
      const point = click && click.points && click.points.find((p) => Array.isArray(p.customdata));
      return point ? { point: point.customdata, at: Date.now() } : ours.no_update;
    },
  };
})();
