/* The page of partners in the browser: the slider of the day, its quick days, and what the address says.
   Every word comes from the server as data attributes; the tiles are drawn by the server. */
(function () {
  'use strict';
  var DAY = 86400000;
  var waiting = null;

  function setProps(id, props) {
    if (window.dash_clientside && window.dash_clientside.set_props) window.dash_clientside.set_props(id, props);
  }
  function number(iso) { return Math.round(Date.parse(iso + 'T00:00:00Z') / DAY); }
  function iso(day) { return new Date(day * DAY).toISOString().slice(0, 10); }
  function words(text) { var part = text.split('-'); return part[2] + '/' + part[1] + '/' + part[0]; }

  /* -- the slider: a real range input in the place the server left for it, stepping from change to change -- */
  function equip(zone) {
    if (zone.dataset.equipped) return;
    zone.dataset.equipped = '1';
    zone.counts = JSON.parse(zone.dataset.counts).map(function (one) { return [number(one[0]), one[1]]; });
    var input = document.createElement('input');
    input.type = 'range';
    input.min = number(zone.dataset.first);
    input.max = number(zone.dataset.last);
    input.step = 1;
    input.value = number(zone.dataset.value);
    input.setAttribute('aria-label', zone.dataset.label);
    input.setAttribute('aria-describedby', 'partnerships-slider-hint');
    zone.querySelector('[data-partners-range]').appendChild(input);
    say(zone, input);
    input.addEventListener('input', function () { say(zone, input); send(iso(Number(input.value))); });
    input.addEventListener('keydown', function (event) {
      var to = target(zone, input, event.key);
      if (to === null || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.value = to;
      say(zone, input);
      send(iso(Number(input.value)));
    });
  }

  function total(zone, day) {
    var found = 0;
    zone.counts.forEach(function (one) { if (one[0] <= day) found = one[1]; });
    return found;
  }

  /* Arrows go to the next day on which something changed, page keys a year, Home and End as everywhere. */
  function target(zone, input, key) {
    var now = Number(input.value);
    var days = zone.counts.map(function (one) { return one[0]; }).concat([Number(input.max)]);
    if (key === 'ArrowRight' || key === 'ArrowUp') {
      var after = days.filter(function (d) { return d > now; });
      return after.length ? Math.min.apply(null, after) : Number(input.max);
    }
    if (key === 'ArrowLeft' || key === 'ArrowDown') {
      var before = days.filter(function (d) { return d < now; });
      return before.length ? Math.max.apply(null, before) : Number(input.min);
    }
    if (key === 'PageUp' || key === 'PageDown') {
      var date = new Date(now * DAY);
      date.setUTCFullYear(date.getUTCFullYear() + (key === 'PageUp' ? 1 : -1));
      return Math.min(Math.max(Math.round(date.getTime() / DAY), Number(input.min)), Number(input.max));
    }
    return null;
  }

  function say(zone, input) {
    var day = Number(input.value);
    var text = zone.dataset.words.replace('{day}', words(iso(day))).replace('{n}', total(zone, day));
    input.setAttribute('aria-valuetext', text);
    input.title = text;
    var span = Number(input.max) - Number(input.min) || 1;
    input.style.setProperty('--at', 100 * (day - Number(input.min)) / span + '%');
    press(iso(day));
  }

  function press(day) {
    document.querySelectorAll('[data-partners-day]').forEach(function (button) {
      var on = button.dataset.partnersDay === day;
      button.setAttribute('aria-pressed', String(on));
      button.classList.toggle('on', on);
    });
  }

  function send(day) {
    clearTimeout(waiting);
    waiting = setTimeout(function () { setProps('partnerships-day', { data: day }); }, 120);
  }

  document.addEventListener('click', function (event) {
    var button = event.target.closest && event.target.closest('[data-partners-day]');
    if (!button) return;
    var zone = document.querySelector('[data-partners-slider]');
    var input = zone && zone.querySelector('input');
    if (!input) return;
    input.value = number(button.dataset.partnersDay);
    say(zone, input);
    send(button.dataset.partnersDay);
  });

  /* -- the address follows what is shown; nothing is drawn anew for it -- */
  function tellAddress() {
    var url = new URL(location.href);
    if (url.pathname !== '/partnerships') return;
    document.querySelectorAll('[data-partners-query]').forEach(function (part) {
      var said = JSON.parse(part.dataset.partnersQuery);
      Object.keys(said).forEach(function (name) {
        if (said[name]) url.searchParams.set(name, said[name]);
        else url.searchParams.delete(name);
      });
    });
    if (url.href !== location.href) history.replaceState(history.state, '', url.pathname + url.search + url.hash);
  }

  function equipAll() {
    document.querySelectorAll('[data-partners-slider]').forEach(equip);
    tellAddress();
  }
  var main = document.getElementById('main');
  if (main) new MutationObserver(equipAll).observe(main, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-partners-query'] });
  equipAll();
})();
