/* The finder of the masthead: series among thousands, by words (diacritics and typos do not matter) and facets.
   The server finds and orders; this draws the list, moves along it by keyboard, and keeps what was recent or pinned:
   only the keys of series, in the browser's own storage, never a figure. A line can be dragged onto the chart. */
(function () {
  'use strict';
  const box = document.querySelector('[data-search]');
  if (!box) return;
  const input = box.querySelector('input');
  const finder = box.querySelector('.finder');
  const list = finder.querySelector('[role=listbox]');
  const facets = Array.from(finder.querySelectorAll('select[data-facet]'));
  const acts = Object.fromEntries(Array.from(finder.querySelectorAll('[data-act]'), (button) => [button.dataset.act, button]));
  const said = finder.querySelector('[data-total]');
  const words = box.dataset;
  const DRAGGED = 'application/x-series';
  const KEPT = { recent: 8, pinned: 24 };
  let items = [];
  let active = -1;
  let asked = 0;
  let adding = false;
  let waiting = null;
  let answered = 0;
  let then = ''; /* what Enter asked for before the answer to the last letter was here */

  /* -- what the reader keeps -- */
  function kept(name) {
    try {
      const keys = JSON.parse(localStorage.getItem('indicators.' + name) || '[]');
      return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string').slice(0, KEPT[name]) : [];
    } catch (unreadable) { return []; }
  }
  function keep(name, keys) {
    try { localStorage.setItem('indicators.' + name, JSON.stringify(keys.slice(0, KEPT[name]))); } catch (full) { /* not kept */ }
  }
  function remember(key) { keep('recent', [key, ...kept('recent').filter((other) => other !== key)]); }
  function rememberShown() {
    if (location.pathname !== '/explore') return;
    new URLSearchParams(location.search).getAll('s').reverse().forEach((key) => { if (key.includes(';')) remember(key); });
  }

  /* -- asking -- */
  function address(parts) {
    const url = new URL(words.index, location.href);
    const day = new URLSearchParams(location.search).get('as_of');
    if (day) url.searchParams.set('as_of', day); else url.searchParams.delete('as_of');
    parts.forEach(([name, value]) => { if (value) url.searchParams.append(name, value); });
    return url.href;
  }
  function ask(parts, signal) {
    return fetch(address(parts), { signal: signal, headers: { Accept: 'application/json' } })
      .then((answer) => (answer.ok ? answer.json() : { items: [] }));
  }
  function named(keys, signal) {
    if (!keys.length) return Promise.resolve([]);
    return ask(keys.map((key) => ['key', key]), signal).then((told) => told.items);
  }

  function find() {
    const turn = (asked += 1);
    if (waiting) waiting.abort();
    waiting = new AbortController();
    const chosen = facets.map((one) => [one.dataset.facet, one.value]);
    const plain = !input.value.trim() && chosen.every((one) => !one[1]);
    const lists = plain ? [named(kept('pinned'), waiting.signal), named(kept('recent'), waiting.signal)] : [];
    Promise.all([ask([['q', input.value], ...chosen], waiting.signal), ...lists]).then(([told, pinned, recent]) => {
      if (turn !== asked) return;
      const groups = plain ? [[words.pinnedWords, pinned], [words.recentWords, recent], [words.allWords, told.items]] : [['', told.items]];
      offer(told.facets || {});
      answered = turn;
      draw(groups.filter((group) => group[1].length));
      said.textContent = told.words || '';
      if (then) act(then);
    }, () => { /* another letter was typed, or the server is away */ });
  }

  function offer(told) {
    facets.forEach((select) => {
      const chosen = select.value;
      const values = told[select.dataset.facet] || [];
      while (select.options.length > 1) select.remove(1);
      values.forEach((one) => { if (one.value) select.add(new Option(one.label, one.value)); });
      select.value = values.some((one) => one.value === chosen) ? chosen : '';
      select.classList.toggle('on', Boolean(select.value));
    });
  }

  /* -- the list -- */
  function option(item, place) {
    const line = document.createElement('div');
    line.id = 'shell-found-' + place;
    line.setAttribute('role', 'option');
    line.setAttribute('aria-selected', 'false');
    line.dataset.place = place;
    line.draggable = true;
    line.append(item.name);
    if (kept('pinned').includes(item.key)) {
      const mark = document.createElement('span');
      mark.className = 'sr';
      mark.textContent = ' (' + words.isPinned + ')';
      line.append(mark);
      line.classList.add('pinned');
    }
    const detail = document.createElement('small');
    detail.textContent = item.detail;
    line.append(detail);
    return line;
  }

  function draw(groups) {
    items = [];
    list.textContent = '';
    groups.forEach(([title, found]) => {
      const group = title ? document.createElement('div') : list;
      if (title) {
        group.setAttribute('role', 'group');
        group.setAttribute('aria-label', title);
        const head = document.createElement('div');
        head.className = 'eyebrow';
        head.setAttribute('aria-hidden', 'true');
        head.textContent = title;
        group.append(head);
        list.append(group);
      }
      found.forEach((item) => { group.append(option(item, items.length)); items.push(item); });
    });
    if (!items.length) {
      const none = document.createElement('div');
      none.className = 'none';
      none.setAttribute('role', 'option');
      none.setAttribute('aria-disabled', 'true');
      none.setAttribute('aria-selected', 'false');
      none.textContent = words.empty;
      list.append(none);
    }
    select(items.length ? 0 : -1);
  }

  function select(place) {
    active = place;
    list.querySelectorAll('[data-place]').forEach((line) => line.setAttribute('aria-selected', String(Number(line.dataset.place) === place)));
    const line = document.getElementById('shell-found-' + place);
    if (line && place >= 0) { input.setAttribute('aria-activedescendant', line.id); line.scrollIntoView({ block: 'nearest' }); }
    else input.removeAttribute('aria-activedescendant');
    const pinned = place >= 0 && kept('pinned').includes(items[place].key);
    acts.pin.setAttribute('aria-pressed', String(pinned));
    Object.values(acts).forEach((button) => { button.disabled = place < 0; });
    acts.add.hidden = !onChart();
  }

  /* -- opening and closing -- */
  function open(toAdd) {
    if (toAdd !== undefined) adding = toAdd;
    if (!finder.hidden) return;
    rememberShown();
    finder.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    find();
  }
  function close() {
    if (waiting) waiting.abort();
    asked += 1;
    then = '';
    finder.hidden = true;
    adding = false;
    input.value = '';
    facets.forEach((one) => { one.value = ''; });
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }
  function show(toAdd) {
    const tools = document.getElementById('shell-tools');
    if (getComputedStyle(tools).display === 'none') document.querySelector('[data-menu]').click();
    input.focus();
    input.select();
    open(toAdd);
  }

  /* -- what is done with the chosen line -- */
  function onChart() { return Boolean(document.getElementById('explore-page')); }
  function add(key) {
    window.dash_clientside.set_props('explore-add', { data: { key: key, at: Date.now() } });
    window.indicators.toast(words.added);
  }
  const deeds = {
    open(item) { close(); input.blur(); window.indicators.go(item.href); },
    add(item) {
      if (!onChart()) { deeds.open(item); return; }
      const back = adding && document.getElementById('explore-find');
      add(item.key);
      if (back) { close(); back.focus(); }
    },
    pin(item) {
      const rest = kept('pinned').filter((key) => key !== item.key);
      keep('pinned', rest.length < kept('pinned').length ? rest : [item.key, ...rest]);
      find();
    },
  };
  function act(deed) {
    then = answered === asked ? '' : deed;
    const item = then ? null : items[active];
    if (!item) return;
    if (deed !== 'pin') remember(item.key);
    deeds[deed](item);
  }

  input.addEventListener('focus', () => open());
  input.addEventListener('input', () => { open(); find(); });
  facets.forEach((one) => one.addEventListener('change', find));
  Object.entries(acts).forEach(([deed, button]) => button.addEventListener('click', () => act(deed)));
  box.addEventListener('focusout', () => setTimeout(() => { if (!box.contains(document.activeElement) && !finder.classList.contains('dragging')) close(); }, 120));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
    input.blur();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (finder.hidden) open();
      else if (items.length) select((active + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      act(event.altKey ? 'pin' : event.shiftKey !== adding ? 'add' : 'open');
    }
  });
  list.addEventListener('mousedown', (event) => { if (!event.target.closest('[draggable]')) event.preventDefault(); });
  list.addEventListener('click', (event) => {
    const line = event.target.closest('[data-place]');
    if (!line) return;
    const touched = window.matchMedia('(hover: none)').matches && Number(line.dataset.place) !== active;
    select(Number(line.dataset.place));
    if (touched) return; /* the first touch chooses, so that it can also be pinned or added */
    act(event.altKey ? 'pin' : event.shiftKey !== adding ? 'add' : 'open');
  });

  /* -- compare by dragging a line onto the chart -- */
  list.addEventListener('dragstart', (event) => {
    const line = event.target.closest('[data-place]');
    if (!line) return;
    event.dataTransfer.setData(DRAGGED, items[Number(line.dataset.place)].key);
    event.dataTransfer.effectAllowed = 'copy';
    setTimeout(() => finder.classList.add('dragging'), 0);
  });
  list.addEventListener('dragend', () => { finder.classList.remove('dragging'); mark(null); input.focus(); });
  function target(event) {
    const dragged = event.dataTransfer && Array.from(event.dataTransfer.types).includes(DRAGGED);
    return dragged && event.target.closest ? event.target.closest('#explore-page') : null;
  }
  function mark(page) {
    document.querySelectorAll('.drop-here').forEach((one) => { if (one !== page) one.classList.remove('drop-here'); });
    if (page) page.classList.add('drop-here');
  }
  document.addEventListener('dragover', (event) => {
    const page = target(event);
    mark(page);
    if (!page) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  document.addEventListener('drop', (event) => {
    if (!target(event)) return;
    event.preventDefault();
    mark(null);
    const key = event.dataTransfer.getData(DRAGGED);
    remember(key);
    add(key);
  });

  /* -- from anywhere -- */
  function typing(element) {
    return element && !element.readOnly && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  }
  document.addEventListener('keydown', (event) => {
    const combined = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(document.activeElement);
    if (!combined && !slash) return;
    event.preventDefault();
    show();
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest && event.target.closest('[data-find]')) show(true);
  });
})();
