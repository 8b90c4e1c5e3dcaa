/* The page of articles by keyboard: j, k or the arrows go through the figures, Enter confirms, e corrects, x drops.
   A key does what its button does; the page is drawn by the server, the chosen figure is remembered across drawings. */
(function () {
  'use strict';
  var chosen = '';

  function page() { return document.querySelector('[data-articles]'); }
  function entries() { return Array.prototype.slice.call(document.querySelectorAll('[data-entry]')); }
  function at() {
    var listed = entries();
    for (var i = 0; i < listed.length; i += 1) if (listed[i].dataset.entry === chosen) return i;
    return -1;
  }

  function paint() {
    entries().forEach(function (entry) { entry.classList.toggle('on', entry.dataset.entry === chosen); });
    document.querySelectorAll('mark[data-figure]').forEach(function (mark) {
      mark.classList.toggle('on', mark.dataset.figure === chosen.split('-').slice(0, 2).join('-'));
    });
  }

  function choose(entry, focus) {
    if (!entry) return;
    chosen = entry.dataset.entry;
    paint();
    if (focus) entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: 'nearest' });
    var mark = document.querySelector('mark.on');
    if (mark) mark.scrollIntoView({ block: 'nearest' });
  }

  function following(step) {
    var listed = entries(), here = at();
    return listed[Math.max(0, Math.min(listed.length - 1, here < 0 && step > 0 ? 0 : here + step))];
  }

  /* After a choice the next figure that is still to be seen comes up, whatever the server draws meanwhile. */
  function press(name) {
    var entry = entries()[at()];
    var button = entry && entry.querySelector('[data-key=' + name + ']');
    if (!button || button.disabled) return false;
    var listed = entries(), next = null;
    for (var i = at() + 1; i < listed.length && !next; i += 1) {
      if (listed[i].dataset.state === 'open') next = listed[i];
    }
    button.click();
    if (name !== 'edit' && next) choose(next, true);
    return true;
  }

  document.addEventListener('keydown', function (event) {
    if (!page() || event.ctrlKey || event.metaKey || event.altKey) return;
    var target = event.target;
    if (target.closest && target.closest('input,textarea,select,[contenteditable],[role=listbox],[role=combobox]')) return;
    var move = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (move && entries().length) {
      event.preventDefault();
      choose(following(move), true);
      return;
    }
    if (target.closest && target.closest('button,a') && event.key === 'Enter') return;
    var name = { Enter: 'confirm', e: 'edit', x: 'drop' }[event.key];
    if (name && press(name)) event.preventDefault();
  });

  document.addEventListener('click', function (event) {
    if (!page() || !event.target.closest) return;
    var mark = event.target.closest('mark[data-figure]'), entry = event.target.closest('[data-entry]');
    if (mark) {
      choose(entries().filter(function (one) { return one.dataset.entry === mark.dataset.figure; })[0], true);
    } else if (entry) {
      chosen = entry.dataset.entry;
      paint();
    }
  });

  /* The server draws the list anew after each choice: the figure that is chosen keeps its place and its focus. */
  new MutationObserver(function (changes) {
    if (!page()) return;
    var drawn = changes.some(function (change) {
      return Array.prototype.some.call(change.addedNodes, function (node) {
        return node.querySelector && (node.matches('[data-entry],[data-correcting]') || node.querySelector('[data-entry],[data-correcting]'));
      });
    });
    if (!drawn) return;
    var form = document.querySelector('[data-correcting] input:not([aria-haspopup]):not([type=hidden])');
    if (form && !form.dataset.seen) {
      form.dataset.seen = '1';
      form.focus();
      return;
    }
    var named = location.hash.slice(1);
    if (!chosen && named.indexOf('figure-') === 0) {
      choose(document.getElementById(named), true);
    } else if (chosen && at() >= 0) {
      choose(entries()[at()], !form);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}());
