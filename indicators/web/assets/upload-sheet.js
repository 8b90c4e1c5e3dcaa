/* A whole sheet to scroll through: rows come in windows from the server as it is scrolled, and only those near the
   screen stand in the page. Text is set as text, never as markup. */
(function () {
  'use strict';
  var ROW = 26, BLOCK = 200, KEPT = 24, TALLEST = 8000000, SPARE = 12, LETTER = 6.6;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function letters(column) {
    var said = '';
    for (; column > 0; column = Math.floor((column - 1) / 26)) said = String.fromCharCode(65 + ((column - 1) % 26)) + said;
    return said;
  }

  function place(address) {
    var found = /^([A-Z]{1,3})([1-9][0-9]{0,6})$/.exec((address || '').trim().toUpperCase());
    if (!found) return null;
    var column = 0;
    for (var i = 0; i < found[1].length; i++) column = column * 26 + found[1].charCodeAt(i) - 64;
    return { row: Number(found[2]), column: column };
  }

  function equip(box) {
    var sign = box.dataset.wholeSheet;
    if (box.dataset.equipped === sign) return;
    box.dataset.equipped = sign;
    if (box.wholeSheet) box.wholeSheet.stop();
    box.textContent = '';
    box.wholeSheet = new Whole(box);
  }

  function Whole(box) {
    var self = this;
    this.said = box.dataset;
    this.lines = JSON.parse(this.said.lines || '{"rows":{},"columns":{}}');
    this.total = Number(this.said.rows) || 1;
    this.columns = [];
    this.widths = [];
    this.blocks = new Map();
    this.waiting = new Map();
    this.active = place(this.said.cell) || { row: 1, column: 1 };
    this.marked = Boolean(place(this.said.cell));
    this.bar = this.makeBar(box);
    this.scroller = element('div', 'sheetx sheetv');
    this.scroller.setAttribute('role', 'region');
    this.scroller.setAttribute('aria-label', this.said.region);
    this.table = element('table', 'sheet');
    this.table.setAttribute('role', 'grid');
    this.table.setAttribute('aria-label', this.said.grid);
    this.table.setAttribute('aria-rowcount', String(this.total + 1));
    this.group = element('colgroup');
    this.head = element('thead');
    this.body = element('tbody');
    this.table.append(this.group, this.head, this.body);
    this.scroller.appendChild(this.table);
    box.appendChild(this.scroller);
    this.scroller.addEventListener('scroll', function () { self.later(); });
    this.scroller.addEventListener('click', function (event) {
      var cell = event.target.closest('td[data-at]');
      if (cell) self.go(place(cell.dataset.at), true);
    });
    this.scroller.addEventListener('keydown', function (event) { self.key(event); });
    this.load(Math.floor((this.active.row - 1) / BLOCK));
  }

  Whole.prototype.stop = function () { this.stopped = true; };

  /* -- the line above: go to a cell, and what is going on -- */
  Whole.prototype.makeBar = function (box) {
    var self = this, form = element('form', 'sheetv-bar'), label = element('label', '', this.said.goto + ' ');
    var input = element('input', 'sheetv-goto');
    input.type = 'text';
    input.maxLength = 10;
    input.size = 8;
    input.autocomplete = 'off';
    input.placeholder = 'G9';
    label.appendChild(input);
    this.status = element('span', 'cap');
    this.status.setAttribute('role', 'status');
    form.append(label, this.status);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var wanted = place(input.value);
      if (wanted && wanted.row <= self.total && wanted.column <= self.columns.length) self.go(wanted, true);
      else self.tell(self.said.outside);
    });
    box.appendChild(form);
    return form;
  };

  Whole.prototype.tell = function (words) { if (this.status.textContent !== words) this.status.textContent = words; };

  Whole.prototype.load = function (number) {
    var self = this;
    if (this.blocks.has(number) || this.waiting.has(number)) return;
    this.waiting.set(number, true);
    this.tell(this.said.loading);
    var query = new URLSearchParams({ sheet: this.said.sheet, first: number * BLOCK + 1, count: BLOCK });
    fetch(this.said.source + '&' + query, { headers: { Accept: 'application/json' } })
      .then(function (answer) {
        return answer.json().then(function (said) {
          if (!answer.ok) throw new Error((said.error && said.error.message) || self.said.failed);
          return said;
        });
      })
      .then(function (said) {
        var first = !self.columns.length;
        self.waiting.delete(number);
        self.blocks.set(number, new Map(said.rows));
        if (self.blocks.size > KEPT) self.blocks.delete(self.blocks.keys().next().value);
        self.total = said.total;
        if (first) self.begin(said);
        if (!self.waiting.size) self.tell('');
        self.draw();
      })
      .catch(function (fault) {
        self.tell(fault instanceof TypeError ? self.said.failed : fault.message);
        window.setTimeout(function () { self.waiting.delete(number); }, 4000);
      });
  };

  /* The first answer says how many columns there are and how wide: from then on nothing moves under the reader. */
  Whole.prototype.begin = function (said) {
    var self = this, row = element('tr'), width = 56;
    this.columns = said.columns;
    this.widths = said.widths.map(function (n) { return Math.max(52, Math.min(300, Math.round(n * LETTER) + 16)); });
    this.table.setAttribute('aria-colcount', String(this.columns.length + 1));
    [width].concat(this.widths).forEach(function (wide, i) {
      var column = element('col');
      column.style.width = wide + 'px';
      self.group.appendChild(column);
      if (i) width += wide;
    });
    this.table.style.width = width + 'px';
    row.appendChild(element('td', 'corner'));
    this.columns.forEach(function (name, i) {
      var head = element('th', self.lines.columns[i + 1], name);
      head.scope = 'col';
      row.appendChild(head);
    });
    row.setAttribute('aria-rowindex', '1');
    this.head.appendChild(row);
    this.draw();
    if (this.marked) this.go(this.active, false);
  };

  Whole.prototype.room = function () { return Math.max(this.scroller.clientHeight - ROW, ROW); };
  Whole.prototype.height = function () { return Math.min(this.total * ROW, TALLEST); };

  /* A sheet taller than a browser can lay out is scrolled by its share. */
  Whole.prototype.top = function () {
    var whole = this.total * ROW, height = this.height();
    if (height >= whole) return this.scroller.scrollTop / ROW;
    return (this.scroller.scrollTop / Math.max(height - this.room(), 1)) * (this.total - this.room() / ROW);
  };

  Whole.prototype.scrollTo = function (top) {
    var whole = this.total * ROW, height = this.height();
    top = Math.max(0, Math.min(top, this.total - this.room() / ROW));
    this.scroller.scrollTop = height >= whole ? top * ROW
      : (top / Math.max(this.total - this.room() / ROW, 1)) * (height - this.room());
  };

  Whole.prototype.later = function () {
    var self = this;
    if (this.asked) return;
    this.asked = true;
    window.requestAnimationFrame(function () { self.asked = false; self.draw(); });
  };

  Whole.prototype.draw = function () {
    if (this.stopped || !this.columns.length) return;
    var self = this, top = this.top(), shown = Math.ceil(this.room() / ROW);
    var first = Math.max(1, Math.floor(top) + 1 - SPARE), last = Math.min(this.total, Math.ceil(top) + shown + SPARE);
    var held = this.table.contains(document.activeElement) && document.activeElement.dataset.at;
    var before = Math.max(0, this.scroller.scrollTop - (top - (first - 1)) * ROW);
    var rows = [this.space(before)];
    for (var row = first; row <= last; row++) rows.push(this.row(row));
    rows.push(this.space(Math.max(0, this.height() - before - (last - first + 1) * ROW)));
    this.body.replaceChildren.apply(this.body, rows);
    if (held) {
      var again = this.body.querySelector('td[tabindex="0"]');
      if (again) again.focus({ preventScroll: true });
      else { this.scroller.tabIndex = -1; this.scroller.focus({ preventScroll: true }); }
    }
    window.clearTimeout(this.fetching);
    this.fetching = window.setTimeout(function () {
      for (var n = Math.floor((first - 1) / BLOCK); n <= Math.floor((last - 1) / BLOCK); n++) self.load(n);
    }, 60);
  };

  Whole.prototype.space = function (height) {
    var row = element('tr', 'space'), cell = element('td');
    row.setAttribute('aria-hidden', 'true');
    cell.colSpan = this.columns.length + 1;
    cell.style.height = height + 'px';
    row.appendChild(cell);
    row.hidden = height <= 0;
    return row;
  };

  Whole.prototype.row = function (number) {
    var block = this.blocks.get(Math.floor((number - 1) / BLOCK)), row = element('tr', block ? this.lines.rows[number] : 'waiting');
    var head = element('th', '', String(number)), cells = new Map();
    head.scope = 'row';
    row.setAttribute('aria-rowindex', String(number + 1));
    row.appendChild(head);
    ((block && block.get(number)) || []).forEach(function (cell) { cells.set(cell[0], cell); });
    for (var column = 1; column <= this.columns.length;) {
      var made = this.cell(number, column, cells);
      row.appendChild(made);
      column += made.colSpan;
    }
    return row;
  };

  Whole.prototype.cell = function (number, column, cells) {
    var said = cells.get(column), made = element('td', '', said ? said[1] : '');
    made.dataset.at = letters(column) + number;
    made.setAttribute('role', 'gridcell');
    made.setAttribute('aria-colindex', String(column + 1));
    if (said) {
      if (said[2]) made.classList.add('rx-' + said[2]);
      if (said[3] === 'n') made.classList.add('n');
      if (said[4]) made.classList.add('rx-marked', said[4]);
      if (said[1].length > 12) made.title = said[1];
      made.colSpan = said[3] ? 1 : this.span(column, said[1], cells);
    }
    var here = this.active.row === number && this.active.column >= column && this.active.column < column + made.colSpan;
    made.tabIndex = here ? 0 : -1;
    made.setAttribute('aria-selected', here && this.marked ? 'true' : 'false');
    return made;
  };

  /* A text runs over the blank cells to its right, as it does in a spreadsheet. */
  Whole.prototype.span = function (column, text, cells) {
    var span = 1, room = this.widths[column - 1], need = text.length * LETTER + 12;
    while (room < need && column + span <= this.columns.length && !cells.has(column + span)) {
      room += this.widths[column + span - 1];
      span += 1;
    }
    return span;
  };

  /* -- going to a cell: by click, by keys, by the address, by the field -- */
  Whole.prototype.go = function (to, focus) {
    this.active = { row: Math.max(1, Math.min(to.row, this.total)), column: Math.max(1, Math.min(to.column, this.columns.length)) };
    this.marked = true;
    var top = this.top(), shown = this.room() / ROW, row = this.active.row;
    if (row - 1 < top) this.scrollTo(row - 1 - (focus ? 0 : shown / 3));
    else if (row > top + shown) this.scrollTo(row - shown + (focus ? 0.5 : shown / 2));
    this.draw();
    var cell = this.body.querySelector('td[tabindex="0"]');
    if (cell) {
      this.sideways(cell);
      if (focus) cell.focus({ preventScroll: true });
    }
    if (focus) this.explain();
  };

  Whole.prototype.sideways = function (cell) {
    var left = cell.offsetLeft - 56, right = cell.offsetLeft + cell.offsetWidth;
    if (left < this.scroller.scrollLeft) this.scroller.scrollLeft = left;
    else if (right > this.scroller.scrollLeft + this.scroller.clientWidth) this.scroller.scrollLeft = right - this.scroller.clientWidth;
  };

  Whole.prototype.explain = function () {
    var self = this;
    window.clearTimeout(this.explaining);
    this.explaining = window.setTimeout(function () {
      var address = letters(self.active.column) + self.active.row, url = new URL(location.href);
      url.searchParams.set('sheet', self.said.sheet);
      url.searchParams.set('cell', address);
      history.replaceState(history.state, '', url.pathname + url.search);
      if (window.dash_clientside && window.dash_clientside.set_props) {
        window.dash_clientside.set_props('upload-cell', { data: { sheet: self.said.sheet, cell: address } });
      }
    }, 160);
  };

  Whole.prototype.key = function (event) {
    if (event.altKey || event.metaKey) return;
    var page = Math.max(1, Math.floor(this.room() / ROW) - 1), at = this.active, whole = event.ctrlKey;
    var current = this.body.querySelector('td[tabindex="0"]'), span = current ? current.colSpan : 1;
    var to = {
      ArrowUp: [at.row - 1, at.column], ArrowDown: [at.row + 1, at.column],
      ArrowLeft: [at.row, at.column - 1], ArrowRight: [at.row, at.column + span],
      PageUp: [at.row - page, at.column], PageDown: [at.row + page, at.column],
      Home: [whole ? 1 : at.row, 1], End: [whole ? this.total : at.row, this.columns.length]
    }[event.key];
    if (!to) return;
    event.preventDefault();
    this.go({ row: to[0], column: to[1] }, true);
  };

  function equipAll() { document.querySelectorAll('[data-whole-sheet]').forEach(equip); }
  var main = document.getElementById('main');
  if (main) new MutationObserver(equipAll).observe(main, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-whole-sheet'] });
  equipAll();
})();
