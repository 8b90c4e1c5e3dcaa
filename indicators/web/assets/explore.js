/* The explorer in the browser: picking a point by mouse or keyboard, and showing its citation as a drawer where there
   is no room beside the chart. Figures and words come from the server. */
(function () {
  'use strict';
  const WIDE = window.matchMedia('(min-width: 75em)');
  const SMALL = window.matchMedia('(max-width: 48em)');
  let drawerShown = false;

  function pick(address) {
    window.dash_clientside.set_props('explore-pick', { data: { point: address, at: Date.now() } });
  }

  /* -- table cells and the chart's own points -- */
  document.addEventListener('click', (event) => {
    if (!event.target.closest) return;
    const cell = event.target.closest('[data-explore-point]');
    if (cell) pick(cell.dataset.explorePoint);
  });

  /* The live link is the address itself with the language it is read in; filled in just before the shell copies it. */
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('[data-explore-link]');
    if (!link) return;
    const url = new URL(window.location.href);
    url.searchParams.set('lang', document.documentElement.lang);
    link.dataset.copy = url.href;
  }, true);

  /* A frozen link is the short address of the chart's id, at this very server. */
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('[data-explore-frozen]');
    if (link) link.dataset.copy = window.location.origin + '/s/' + link.dataset.exploreFrozen;
  }, true);

  /* -- the keyboard: arrows along the points, Enter picks, t goes to the table -- */
  let here = ''; /* the address of the point that was reached; it outlives the chart, which is drawn anew */

  function addressed(gd) {
    const traces = [];
    (gd.calcdata || []).forEach((points, curve) => {
      const trace = gd._fullData[curve];
      const own = trace && trace.visible === true ? gd.data[trace.index].customdata : null;
      if (!Array.isArray(own)) return;
      const of = gd.data[trace.index].meta || []; /* where one trace holds the points of several series */
      const found = new Map();
      points.filter((point) => Array.isArray(own[point.i])).forEach((point) => {
        const address = own[point.i];
        if (!found.has(of[point.i])) found.set(of[point.i], []);
        found.get(of[point.i]).push({ curve, point: point.i, x: point.x === undefined ? point.p : point.x, address });
      });
      found.forEach((row) => traces.push(row.sort((a, b) => a.x - b.x)));
    });
    return traces;
  }

  function reached(traces) {
    for (const row of traces) {
      for (const point of row) if (String(point.address) === here) return { row, point };
    }
    return null;
  }

  function nearest(row, x) {
    return row.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best));
  }

  function step(gd, key) {
    const traces = addressed(gd);
    if (!traces.length) return null;
    const now = reached(traces);
    const last = traces[traces.length - 1];
    if (!now) return last[last.length - 1];
    const { row, point } = now;
    const at = row.indexOf(point);
    const up = traces[traces.indexOf(row) + 1];
    const down = traces[traces.indexOf(row) - 1];
    const next = {
      ArrowRight: row[at + 1],
      ArrowLeft: row[at - 1],
      Home: row[0],
      End: row[row.length - 1],
      ArrowUp: up && nearest(up, point.x),
      ArrowDown: down && nearest(down, point.x),
    }[key];
    return next || point;
  }

  function say(gd) {
    const live = document.querySelector('.explore-live');
    const lines = gd.querySelectorAll('.hoverlayer .hovertext tspan.line');
    if (live) live.textContent = Array.from(lines, (line) => line.textContent).join(', ');
  }

  const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

  function alongChart(event, gd) {
    if (event.key === 'Enter') {
      const now = reached(addressed(gd));
      if (now) pick(now.point.address);
      return Boolean(now);
    }
    const point = KEYS.includes(event.key) && step(gd, event.key);
    if (!point) return false;
    here = String(point.address);
    window.Plotly.Fx.hover(gd, [{ curveNumber: point.curve, pointNumber: point.point }]);
    window.requestAnimationFrame(() => say(gd));
    return true;
  }

  function toTable() {
    const table = document.getElementById('explore-table');
    if (!table) return false;
    table.focus({ preventScroll: true });
    table.scrollIntoView({ block: 'nearest' });
    return true;
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest) return;
    const box = event.target.closest('#explore-figure .plotbox');
    const gd = box && box.querySelector('.js-plotly-plot');
    const typing = event.target.closest('input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]');
    if ((gd && alongChart(event, gd)) || (event.key === 't' && !typing && toTable())) event.preventDefault();
  });

  /* -- where a part is drawn anew after a choice, the focus returns to what it was on -- */
  let focused = '';
  const POINTED = '#explore-page [data-explore-point="';

  document.addEventListener('focusin', (event) => {
    const inside = event.target.closest('#explore-page');
    if (!inside) focused = '';
    else if (event.target.dataset.explorePoint) focused = POINTED + event.target.dataset.explorePoint + '"]';
    else if (event.target.matches('[role=tab]')) focused = '#explore-tabs [role=tab][data-active]';
    else if (event.target.matches('[type=radio]')) focused = '#explore-kind input:checked';
    else if (event.target.matches('.plotbox')) focused = '#explore-figure .plotbox';
    else focused = event.target.id ? '#' + CSS.escape(event.target.id) : '';
  });

  function refocus() {
    if (!focused || document.activeElement !== document.body) return;
    const again = document.querySelector(focused);
    if (again) again.focus({ preventScroll: true });
  }

  /* -- a long table keeps its place, and shows the row of the selected point -- */
  let rolled = 0;
  let shown = null;
  let chosen = null;

  document.addEventListener('scroll', (event) => {
    if (event.target === shown) rolled = shown.scrollTop;
  }, true);

  function unroll() {
    const table = document.getElementById('explore-table');
    if (!table) return;
    if (table !== shown) table.scrollTop = rolled;
    const row = table.querySelector('tr.sel');
    const same = table === shown && row === chosen;
    shown = table;
    chosen = row;
    if (!row || same) return;
    const hidden = row.offsetTop < table.scrollTop + 40 || row.offsetTop + row.offsetHeight > table.scrollTop + table.clientHeight;
    if (hidden) table.scrollTop = row.offsetTop - table.clientHeight / 2;
  }

  function redrawn() {
    unroll();
    refocus();
  }

  const shellPage = document.getElementById('react-entry-point');
  if (shellPage) new MutationObserver(redrawn).observe(shellPage, { childList: true, subtree: true });

  /* -- a window that grows or shrinks moves the citation between its two places -- */
  WIDE.addEventListener('change', () => {
    if (!document.getElementById('explore-citation')) return;
    drawerShown = !WIDE.matches;
    window.dash_clientside.set_props('explore-drawer', { opened: drawerShown });
  });

  /* -- called by Dash -- */
  const ours = (window.dash_clientside = window.dash_clientside || {});
  ours.explore = {
    /* A click on the chart becomes a picked point, by the address that its trace carries. */
    clicked(click) {
      const point = click && click.points && click.points.find((p) => Array.isArray(p.customdata));
      return point ? { point: point.customdata, at: Date.now() } : ours.no_update;
    },
    /* A selection opens the drawer where the citation does not stand beside the chart. */
    selected(point) {
      drawerShown = Boolean(point) && !WIDE.matches;
      return [drawerShown, SMALL.matches ? 'bottom' : 'right'];
    },
    /* Closing the drawer lets go of the point. */
    closed(opened) {
      if (opened || !drawerShown) return ours.no_update;
      drawerShown = false;
      return WIDE.matches ? ours.no_update : { point: '', at: Date.now() };
    },
  };
})();
