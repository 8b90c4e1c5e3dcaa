/* The search box of the masthead: indicators by name or alias, in either language, with or without diacritics. */
(function () {
  'use strict';
  var box = document.querySelector('[data-search]');
  if (!box) return;
  var input = box.querySelector('input');
  var list = box.querySelector('ul');
  var MOST = 9;
  var index = null;
  var asked = '';
  var active = -1;

  function fold(text) {
    return text.toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/[\u0300-\u036f]/g, '').trim();
  }

  function load() {
    var url = new URL(box.dataset.index, location.href);
    var day = new URLSearchParams(location.search).get('as_of');
    if (day) url.searchParams.set('as_of', day);
    if (asked === url.href) return Promise.resolve();
    asked = url.href;
    return fetch(url.href).then(function (answer) { return answer.ok ? answer.json() : []; })
      .then(function (items) { index = items; }, function () { asked = ''; });
  }

  /* Every word must occur; a word that begins a word of the text counts more, a series in its usual measure too. */
  function score(item, words) {
    var total = item.plain ? 1 : 0;
    for (var i = 0; i < words.length; i += 1) {
      var at = (' ' + item.text).indexOf(' ' + words[i]);
      if (at >= 0) total += 3 - Math.min(at, 200) / 100;
      else if (item.text.indexOf(words[i]) >= 0) total += 0.5;
      else return -1;
    }
    return total;
  }

  function find(typed) {
    var words = fold(typed).split(/\s+/).filter(Boolean);
    return index.map(function (item, place) { return { item: item, place: place, score: score(item, words) }; })
      .filter(function (one) { return one.score >= 0; })
      .sort(function (a, b) { return b.score - a.score || a.place - b.place; })
      .slice(0, MOST).map(function (one) { return one.item; });
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function option(item, place) {
    var line = document.createElement('li');
    line.id = 'shell-found-' + place;
    line.setAttribute('role', 'option');
    line.setAttribute('aria-selected', 'false');
    line.dataset.href = item.href;
    line.appendChild(document.createTextNode(item.name));
    var detail = document.createElement('small');
    detail.textContent = item.detail;
    line.appendChild(detail);
    return line;
  }

  function show() {
    if (!index) return;
    var found = find(input.value);
    list.textContent = '';
    found.forEach(function (item, place) { list.appendChild(option(item, place)); });
    if (!found.length) {
      var none = option({ name: box.dataset.empty, detail: '', href: '' }, 0);
      none.className = 'none';
      none.setAttribute('aria-disabled', 'true');
      list.appendChild(none);
    }
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    select(found.length ? 0 : -1);
  }

  function select(place) {
    active = place;
    Array.prototype.forEach.call(list.children, function (line, i) { line.setAttribute('aria-selected', String(i === place)); });
    if (place < 0) { input.removeAttribute('aria-activedescendant'); return; }
    input.setAttribute('aria-activedescendant', list.children[place].id);
    list.children[place].scrollIntoView({ block: 'nearest' });
  }

  function choose(line) {
    if (!line || !line.dataset.href) return;
    input.value = '';
    close();
    input.blur();
    window.indicators.go(line.dataset.href);
  }

  input.addEventListener('focus', function () { load().then(function () { if (document.activeElement === input) show(); }); });
  input.addEventListener('input', show);
  input.addEventListener('blur', function () { setTimeout(close, 120); });
  input.addEventListener('keydown', function (event) {
    var count = list.querySelectorAll('[data-href]:not(.none)').length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) { show(); return; }
      if (count) select((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(list.children[active]);
    } else if (event.key === 'Escape') {
      input.value = '';
      close();
      input.blur();
    }
  });
  list.addEventListener('mousedown', function (event) {
    event.preventDefault();
    choose(event.target.closest('li'));
  });

  function typing(element) {
    return element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  }
  document.addEventListener('keydown', function (event) {
    var combined = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    var slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(document.activeElement);
    if (!combined && !slash) return;
    event.preventDefault();
    var tools = document.getElementById('shell-tools');
    if (getComputedStyle(tools).display === 'none') document.querySelector('[data-menu]').click();
    input.focus();
    input.select();
  });
})();
