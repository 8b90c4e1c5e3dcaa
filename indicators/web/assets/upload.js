/* The upload page in the browser: sending a file with its progress, and choosing a cell of the painted sheet.
   Every word comes from the server as data attributes; every figure and finding too. */
(function () {
  'use strict';
  var indicators = (window.indicators = window.indicators || {});
  var sending = null;

  function setProps(id, props) {
    if (window.dash_clientside && window.dash_clientside.set_props) window.dash_clientside.set_props(id, props);
  }

  /* -- the control: a real file input in the place the server left for it -- */
  function equip(zone) {
    if (zone.dataset.equipped) return;
    zone.dataset.equipped = '1';
    var input = document.createElement('input');
    input.type = 'file';
    input.id = 'upload-file';
    input.name = 'file';
    input.accept = zone.dataset.accept;
    input.className = 'upload-input';
    input.setAttribute('aria-describedby', 'upload-hint upload-state');
    zone.querySelector('[data-upload-input]').appendChild(input);
    input.addEventListener('change', function () { if (input.files.length) send(zone, input.files[0]); });
    zone.addEventListener('dragover', function (event) {
      event.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', function (event) {
      if (!zone.contains(event.relatedTarget)) zone.classList.remove('over');
    });
    zone.addEventListener('drop', function (event) {
      event.preventDefault();
      zone.classList.remove('over');
      var files = event.dataTransfer && event.dataTransfer.files;
      if (files && files.length) send(zone, files[0]);
    });
  }

  function part(zone, name) { return zone.querySelector('[data-upload-' + name + ']'); }

  function filled(words, said) {
    return words.replace(/\{(\w+)\}/g, function (all, name) { return name in said ? said[name] : all; });
  }

  /* Three states: waiting for a file, sending (with a bar that can be left), refused (with the reason). */
  function show(zone, state, words, where) {
    zone.dataset.state = state;
    part(zone, 'bar').hidden = state !== 'sending';
    part(zone, 'cancel').hidden = state !== 'sending';
    var input = zone.querySelector('input');
    input.disabled = state === 'sending';
    var box = part(zone, 'state');
    box.textContent = '';
    box.setAttribute('role', state === 'refused' ? 'alert' : 'status');
    if (where) {
      var place = document.createElement('span');
      place.className = 'mono where';
      place.textContent = where;
      box.appendChild(place);
    }
    box.appendChild(document.createTextNode(words || ''));
    if (state !== 'sending') input.value = '';
  }

  function send(zone, file) {
    if (sending) return;
    var limit = Number(zone.dataset.limit);
    if (file.size > limit) {
      show(zone, 'refused', filled(zone.dataset.tooLarge, { name: file.name }));
      return;
    }
    var request = (sending = new XMLHttpRequest());
    var bar = part(zone, 'bar').firstElementChild;
    var form = new FormData();
    form.append('file', file, file.name);
    var watched = indicators.uploadProgress.begin(zone, show, arrive);
    request.open('POST', zone.dataset.target + '&ticket=' + watched.ticket);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', function (event) {
      if (!event.lengthComputable) return;
      var share = Math.round(100 * event.loaded / event.total);
      bar.style.width = share + '%';
      part(zone, 'bar').setAttribute('aria-valuenow', String(share));
      if (share === 100) watched.follow();
      var words = share < 100 ? zone.dataset.sending : zone.dataset.reading;
      show(zone, 'sending', filled(words, { name: file.name, share: share }));
    });
    request.addEventListener('load', function () {
      sending = null;
      watched.end();
      var said = request.response || {};
      if (said.error && said.error.code === 'upload_cancelled') {
        show(zone, 'waiting', said.error.message);
        return;
      }
      if (said.upload) {
        arrive(said.upload);
        return;
      }
      var error = said.error || {};
      show(zone, 'refused', error.message || zone.dataset.failed, error.where);
    });
    request.addEventListener('error', function () { sending = null; watched.end(); show(zone, 'refused', zone.dataset.failed); });
    request.addEventListener('abort', function () { sending = null; watched.end(); show(zone, 'waiting', zone.dataset.cancelled); });
    part(zone, 'cancel').onclick = function () { if (!watched.cancel()) request.abort(); };
    bar.style.width = '0';
    show(zone, 'sending', filled(zone.dataset.sending, { name: file.name, share: 0 }));
    request.send(form);
  }

  function arrive(id) {
    var query = new URLSearchParams(location.search);
    ['sheet', 'cell', 'step', 'reading', 'rows'].forEach(function (name) { query.delete(name); });
    query.set('upload', id);
    indicators.go('/upload?' + query);
  }

  /* A file dropped beside the zone must not replace the page. */
  ['dragover', 'drop'].forEach(function (name) {
    window.addEventListener(name, function (event) {
      if (document.querySelector('[data-upload]') && event.dataTransfer && !event.defaultPrevented) event.preventDefault();
    });
  });

  /* -- the painted sheet: click or arrow keys choose a cell, the server says how it was read -- */
  function choose(cell) {
    var table = cell.closest('table');
    table.querySelectorAll('[aria-selected=true]').forEach(function (one) {
      one.setAttribute('aria-selected', 'false');
      one.tabIndex = -1;
    });
    cell.setAttribute('aria-selected', 'true');
    cell.tabIndex = 0;
    cell.focus({ preventScroll: false });
    var url = new URL(location.href);
    url.searchParams.set('sheet', table.dataset.sheet);
    url.searchParams.set('cell', cell.dataset.cell);
    history.replaceState(history.state, '', url.pathname + url.search);
    setProps('upload-cell', { data: { sheet: table.dataset.sheet, cell: cell.dataset.cell } });
  }

  function neighbour(cell, key) {
    var row = cell.closest('tr');
    var cells = Array.prototype.slice.call(row.querySelectorAll('[data-cell]'));
    var place = cells.indexOf(cell);
    if (key === 'ArrowLeft') return cells[place - 1];
    if (key === 'ArrowRight') return cells[place + 1];
    if (key === 'Home') return cells[0];
    if (key === 'End') return cells[cells.length - 1];
    var column = cell.dataset.cell.replace(/\d+$/, '');
    var step = key === 'ArrowUp' ? 'previousElementSibling' : key === 'ArrowDown' ? 'nextElementSibling' : '';
    if (!step) return null;
    for (var other = row[step]; other; other = other[step]) {
      var found = Array.prototype.find.call(other.querySelectorAll('[data-cell]'), function (one) {
        return one.dataset.cell.replace(/\d+$/, '') === column;
      });
      if (found) return found;
    }
    return null;
  }

  document.addEventListener('click', function (event) {
    var cell = event.target.closest && event.target.closest('table.sheet [data-cell]');
    if (cell) choose(cell);
  });
  document.addEventListener('keydown', function (event) {
    var cell = event.target.closest && event.target.closest('table.sheet [data-cell]');
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    var next = neighbour(cell, event.key);
    if (next) {
      event.preventDefault();
      choose(next);
    }
  });

  /* -- everything the server draws later is equipped when it comes -- */
  function equipAll() {
    document.querySelectorAll('[data-upload]').forEach(equip);
    if (!sending) document.querySelectorAll('[data-upload]').forEach(function (zone) { indicators.uploadProgress.resume(zone, show, arrive); });
    tellVersion();
  }

  /* A commit from this page is no news to it. */
  function tellVersion() {
    var head = document.querySelector('[data-upload-version]');
    if (!head || head.dataset.uploadVersion === document.documentElement.dataset.version) return;
    document.documentElement.dataset.version = head.dataset.uploadVersion;
    document.querySelectorAll('[data-version-text]').forEach(function (mark) { mark.textContent = 'r' + head.dataset.uploadVersion; });
    var stale = document.getElementById('shell-stale');
    if (stale) stale.hidden = true;
  }
  var main = document.getElementById('main');
  if (main) new MutationObserver(equipAll).observe(main, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-upload-version'] });
  equipAll();
})();
