/* The report builder in the browser: blocks are dragged, or moved by Alt with an arrow; the server keeps the order. */
(function () {
  'use strict';
  let held = null; /* the block being dragged */
  let wanted = null; /* the block and the place at which it gets the focus back, once the basket is drawn anew */

  function list(item) { return item && item.closest('[data-basket]'); }

  function order(item, place) {
    const box = list(item);
    const items = Array.from(box.children);
    const last = items.length - 1;
    const to = Math.max(0, Math.min(place, last));
    if (to === items.indexOf(item) || !window.dash_clientside || !window.dash_clientside.set_props) return;
    wanted = { block: item.dataset.block, place: to };
    window.dash_clientside.set_props('report-order', { data: { ...wanted, at: Date.now() } });
    const said = document.querySelector('[data-basket-said]');
    if (said) said.textContent = box.dataset.moved.replace('{place}', String(to + 1));
  }

  document.addEventListener('keydown', (event) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const item = event.target.closest && event.target.closest('[data-block]');
    if (!item || !list(item) || event.target.closest('textarea,input')) return;
    event.preventDefault();
    const place = Array.from(list(item).children).indexOf(item);
    order(item, place + (event.key === 'ArrowUp' ? -1 : 1));
  });

  new MutationObserver(() => {
    if (!wanted) return;
    const item = document.querySelector('[data-basket] [data-block="' + wanted.block + '"]');
    if (!item || Array.from(list(item).children).indexOf(item) !== wanted.place) return;
    const name = item.querySelector('.report-name');
    if (name && document.activeElement === name) return;
    if (name) name.focus({ preventScroll: true });
    setTimeout(() => { wanted = null; }, 500);
  }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener('dragstart', (event) => {
    const item = event.target.closest && event.target.closest('[data-block]');
    if (!list(item)) return;
    held = item;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', item.dataset.block);
    item.classList.add('held');
  });

  document.addEventListener('dragover', (event) => {
    const over = event.target.closest && event.target.closest('[data-block]');
    if (!held || !over || list(over) !== list(held)) return;
    event.preventDefault();
    document.querySelectorAll('.report-item.over').forEach((one) => one.classList.remove('over'));
    over.classList.add('over');
  });

  document.addEventListener('drop', (event) => {
    const over = event.target.closest && event.target.closest('[data-block]');
    if (!held || !over || list(over) !== list(held)) return;
    event.preventDefault();
    order(held, Array.from(list(over).children).indexOf(over));
  });

  document.addEventListener('dragend', () => {
    document.querySelectorAll('.report-item.over, .report-item.held').forEach((one) => one.classList.remove('over', 'held'));
    held = null;
  });

  /* A file that was refused and mended has the same name: without this the browser would see no change. */
  document.addEventListener('change', (event) => {
    const field = event.target;
    if (field.matches && field.matches('.report-files input[type=file]')) window.setTimeout(() => { field.value = ''; });
  });
})();
