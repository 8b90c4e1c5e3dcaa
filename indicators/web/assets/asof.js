/* The as-of control: a day typed as dd/mm/yyyy or picked in a month; the whole dashboard is then read as of that day. */
(function () {
  'use strict';
  var box = document.querySelector('[data-asof]');
  if (!box) return;
  var button = box.querySelector('button');
  var pop = box.querySelector('.pop');
  var form = pop.querySelector('form');
  var field = form.querySelector('input');
  var error = form.querySelector('.err');
  var calendar = form.querySelector('.cal');
  var lang = document.documentElement.lang;
  var today = parseIso(box.dataset.today);
  var day = parseIso(box.dataset.day);
  var month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));

  function parseIso(text) { return new Date(text + 'T00:00:00Z'); }
  function iso(date) { return date.toISOString().slice(0, 10); }
  function two(number) { return (number < 10 ? '0' : '') + number; }
  function words(date) { return two(date.getUTCDate()) + '/' + two(date.getUTCMonth() + 1) + '/' + date.getUTCFullYear(); }
  function shift(date, days) { return new Date(date.getTime() + days * 86400000); }
  function shiftMonth(date, months) {
    var first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
    var last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
    return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date.getUTCDate(), last)));
  }
  function read(text) {
    var parts = /^\s*(\d{1,2})[\/.\-](\d{1,2})[\/.\-](\d{4})\s*$/.exec(text);
    if (!parts) return null;
    var date = new Date(Date.UTC(+parts[3], +parts[2] - 1, +parts[1]));
    var real = date.getUTCDate() === +parts[1] && date.getUTCMonth() === +parts[2] - 1;
    return real && date <= today && +parts[3] >= 1990 ? date : null;
  }

  function go(date) {
    var url = new URL(location.href);
    if (date && date < today) url.searchParams.set('as_of', iso(date));
    else url.searchParams.delete('as_of');
    location.href = url.href;
  }

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }

  function turn(step, label, shape, parent) {
    var turning = element('button', '', parent);
    turning.type = 'button';
    turning.className = 'ico';
    turning.setAttribute('aria-label', label);
    element('span', '', turning).className = 'ic ic-' + shape;
    turning.addEventListener('click', function () { month = shiftMonth(month, step); draw(); });
    return turning;
  }

  function draw(focused) {
    calendar.textContent = '';
    var head = element('div', '', calendar);
    head.className = 'head';
    turn(-1, box.dataset.previous, 'left', head);
    var title = new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(month);
    var name = element('span', title.charAt(0).toUpperCase() + title.slice(1), head);
    name.setAttribute('aria-live', 'polite');
    turn(1, box.dataset.next, 'right', head).disabled = shiftMonth(month, 1) > today;
    var table = element('table', '', calendar);
    var row = element('tr', '', element('thead', '', table));
    var first = shift(month, -((month.getUTCDay() + 6) % 7));
    for (var d = 0; d < 7; d += 1) {
      var date = shift(first, d);
      var cell = element('th', new Intl.DateTimeFormat(lang, { weekday: 'narrow', timeZone: 'UTC' }).format(date), row);
      cell.scope = 'col';
      cell.abbr = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(date);
    }
    var body = element('tbody', '', table);
    for (var i = 0; i < 42; i += 1) {
      var one = shift(first, i);
      if (i % 7 === 0) {
        if (i && one.getUTCMonth() !== month.getUTCMonth()) break;
        row = element('tr', '', body);
      }
      drawDay(one, element('td', '', row), focused);
    }
  }

  function drawDay(date, cell, focused) {
    if (date.getUTCMonth() !== month.getUTCMonth()) return;
    var pick = element('button', String(date.getUTCDate()), cell);
    pick.type = 'button';
    pick.disabled = date > today;
    pick.dataset.iso = iso(date);
    pick.setAttribute('aria-label', words(date));
    pick.setAttribute('aria-pressed', String(iso(date) === iso(day)));
    pick.tabIndex = iso(date) === iso(focused || day) || (!focused && date.getUTCDate() === 1 && month > day) ? 0 : -1;
    if (iso(date) === iso(today)) pick.className = 'now';
    if (focused && iso(date) === iso(focused)) setTimeout(function () { pick.focus(); }, 0);
  }

  calendar.addEventListener('click', function (event) {
    var pick = event.target.closest('[data-iso]');
    if (pick) go(parseIso(pick.dataset.iso));
  });
  calendar.addEventListener('keydown', function (event) {
    var pick = event.target.closest('[data-iso]');
    if (!pick) return;
    var date = parseIso(pick.dataset.iso);
    var moves = {
      ArrowLeft: function () { return shift(date, -1); }, ArrowRight: function () { return shift(date, 1); },
      ArrowUp: function () { return shift(date, -7); }, ArrowDown: function () { return shift(date, 7); },
      PageUp: function () { return shiftMonth(date, event.shiftKey ? -12 : -1); }, PageDown: function () { return shiftMonth(date, event.shiftKey ? 12 : 1); },
      Home: function () { return shift(date, -((date.getUTCDay() + 6) % 7)); }, End: function () { return shift(date, 6 - ((date.getUTCDay() + 6) % 7)); }
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    var target = moves[event.key]();
    if (target > today) target = today;
    month = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), 1));
    draw(target);
  });

  function open(show) {
    pop.hidden = !show;
    button.setAttribute('aria-expanded', String(show));
    if (!show) return;
    error.textContent = '';
    draw();
    field.focus();
    field.select();
  }
  button.addEventListener('click', function () { open(pop.hidden); });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    var date = read(field.value);
    if (date) { go(date); return; }
    error.textContent = box.dataset.unreadable;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  });
  form.querySelector('[data-asof-today]').addEventListener('click', function () { go(null); });
  var clear = document.querySelector('[data-asof-clear]');
  if (clear) clear.addEventListener('click', function (event) { event.preventDefault(); go(null); });
  function typing(element) {
    return element && !element.readOnly && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  }
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape' && !pop.hidden) { open(false); button.focus(); }
    if (event.key !== 'd' || event.ctrlKey || event.metaKey || event.altKey || typing(document.activeElement)) return;
    event.preventDefault();
    var tools = document.getElementById('shell-tools');
    if (getComputedStyle(tools).display === 'none') document.querySelector('[data-menu]').click();
    open(true);
  });
  /* Drawing a month removes the button that was clicked: look at where the click went, not at where it is now. */
  document.addEventListener('click', function (event) {
    if (!pop.hidden && event.composedPath().indexOf(box) < 0) open(false);
  });
})();
