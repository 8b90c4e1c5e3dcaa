/* Pictures of a chart, made in the page: the server sends the standalone figure (title, key, notes and source are text
   in it) and Plotly draws it out of sight. A picture is isolated from its page and would lose the page's fonts: an SVG
   therefore carries them inside, and in a PNG the texts are set by the canvas. */
(function () {
  'use strict';
  const indicators = (window.indicators = window.indicators || {});
  const PLOTLY = '/_dash-component-suites/plotly/package_data/plotly.min.js';
  const FACES = ['400 14px "Source Sans 3 Variable"', '600 14px "Source Sans 3 Variable"', '600 22px "Source Serif 4 Variable"'];
  const SAMPLE = 'AaĐđữỷ₫−≠';
  const CLEAR = 'rgba(0,0,0,0)';
  const SVG = 'http://www.w3.org/2000/svg';
  let loading = null;

  /* Dash loads its Plotly with the first chart; on a page that has not drawn one yet, it is asked for here. */
  function plotly() {
    if (window.Plotly) return Promise.resolve(window.Plotly);
    loading = loading || new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = PLOTLY;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error('plotly'));
      document.head.append(script);
    });
    return loading;
  }

  /* Tell the server which face will draw: without our fonts the reader's own are wider and texts are wrapped sooner. */
  async function face() {
    const found = await Promise.all(FACES.map((font) => document.fonts.load(font, SAMPLE).catch(() => [])));
    await document.fonts.ready;
    return found[0].length ? 'source' : 'fallback';
  }

  async function fetched(address) {
    const answer = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error((said.error && said.error.message) || String(answer.status));
    return said;
  }

  async function drawn(said) {
    const Plotly = await plotly();
    const figure = Object.assign({}, said.figure, { config: { staticPlot: true, responsive: false } });
    const address = await Plotly.toImage(figure, { format: 'svg', width: said.width, height: said.height });
    const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
    return new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  }

  /* -- the fonts inside the picture -- */
  function rules() {
    return Array.from(document.styleSheets).flatMap((sheet) => {
      try {
        return Array.from(sheet.cssRules).filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => [rule, sheet.href]);
      } catch (error) {
        return [];
      }
    });
  }

  function covers(range, letters) {
    if (!range) return true;
    return range.split(',').some((part) => {
      const [low, high] = part.trim().replace(/^U\+/i, '').split('-');
      const first = parseInt(low.replace(/\?/g, '0'), 16);
      const last = parseInt((high || low).replace(/\?/g, 'F'), 16);
      return letters.some((code) => code >= first && code <= last);
    });
  }

  function base64(buffer) {
    const bytes = new Uint8Array(buffer);
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode.apply(null, bytes.subarray(i, i + 0x8000));
    return window.btoa(text);
  }

  async function embedded(rule, sheet) {
    const said = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'));
    if (!said) return '';
    const answer = await fetch(new URL(said[1], sheet || document.baseURI), { credentials: 'same-origin' });
    if (!answer.ok) return '';
    const style = rule.style;
    const range = style.getPropertyValue('unicode-range');
    return `@font-face{font-family:${style.getPropertyValue('font-family')};font-weight:${style.getPropertyValue('font-weight') || 400};` +
      `src:url(data:font/woff2;base64,${base64(await answer.arrayBuffer())}) format("woff2")${range ? `;unicode-range:${range}` : ''}}`;
  }

  async function withFonts(svg) {
    const letters = Array.from(new Set(Array.from(svg.textContent, (letter) => letter.codePointAt(0))));
    const used = svg.outerHTML;
    const wanted = rules().filter(([rule]) => {
      const family = rule.style.getPropertyValue('font-family').replace(/["']/g, '');
      const upright = !/italic|oblique/.test(rule.style.getPropertyValue('font-style'));
      return upright && used.includes(family) && covers(rule.style.getPropertyValue('unicode-range'), letters);
    });
    const faces = await Promise.all(wanted.map(([rule, sheet]) => embedded(rule, sheet)));
    const style = document.createElementNS(SVG, 'style');
    style.textContent = faces.join('');
    svg.prepend(style);
  }

  /* What a screen reader says of the picture. */
  function withWords(svg, said) {
    const title = document.createElementNS(SVG, 'title');
    const words = document.createElementNS(SVG, 'desc');
    title.textContent = said.title;
    words.textContent = said.alt;
    svg.setAttribute('role', 'img');
    svg.setAttribute('lang', document.documentElement.lang);
    svg.prepend(title, words);
  }

  /* -- PNG: the layers of the drawing as a picture, the texts by the canvas, which has the page's fonts at once -- */
  async function layers(said) {
    const Plotly = await plotly();
    const place = document.createElement('div');
    place.setAttribute('aria-hidden', 'true');
    place.style.cssText = `position:fixed;left:-20000px;top:0;width:${said.width}px;height:${said.height}px`;
    document.body.append(place);
    try {
      const layout = Object.assign({}, said.figure.layout, { width: said.width, height: said.height });
      await Plotly.newPlot(place, said.figure.data, layout, { staticPlot: true, responsive: false });
      const svg = document.createElementNS(SVG, 'svg');
      [['width', said.width], ['height', said.height], ['viewBox', `0 0 ${said.width} ${said.height}`]].forEach(([name, value]) => svg.setAttribute(name, value));
      const runs = texts(place);
      place.querySelectorAll('text').forEach((text) => text.remove());
      place.querySelectorAll('svg.main-svg').forEach((layer) => svg.append(...layer.childNodes));
      return [new XMLSerializer().serializeToString(svg), runs];
    } finally {
      Plotly.purge(place);
      place.remove();
    }
  }

  function texts(place) {
    return Array.from(place.querySelectorAll('svg.main-svg text')).flatMap((text) => {
      const matrix = text.getCTM();
      const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const runs = [];
      for (let at = 0; nodes.nextNode(); ) {
        const words = nodes.currentNode.data;
        if (at >= text.getNumberOfChars()) break;
        const start = text.getStartPositionOfChar(at);
        const style = window.getComputedStyle(nodes.currentNode.parentNode);
        runs.push({ words, matrix, x: start.x, y: start.y, fill: style.fill, alpha: Number(style.opacity) * Number(style.fillOpacity), font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}` });
        at += words.length;
      }
      return runs;
    });
  }

  async function png(said, scale) {
    const [text, runs] = await layers(said);
    const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    try {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(said.width * scale);
      canvas.height = Math.round(said.height * scale);
      const pen = canvas.getContext('2d');
      pen.fillStyle = said.figure.layout.paper_bgcolor || CLEAR;
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      runs.forEach((run) => {
        const m = run.matrix;
        pen.setTransform(m.a * scale, m.b * scale, m.c * scale, m.d * scale, m.e * scale, m.f * scale);
        pen.font = run.font;
        pen.fillStyle = run.fill;
        pen.globalAlpha = run.alpha;
        pen.fillText(run.words, run.x, run.y);
      });
      return await new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('png'))), 'image/png');
      });
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  /* -- SVG: one file that carries its fonts and its words -- */
  async function whole(svg, said) {
    await withFonts(svg);
    withWords(svg, said);
    return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml;charset=utf-8' });
  }

  function save(file, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* A menu names its chart by the query in data-query; its picture is for a report and therefore light. */
  function addressOf(source, said) {
    if (!said || said.query === undefined) return source;
    const width = said.width ? `&width=${said.width}` : '';
    return `/export/figure.json?${said.query}&lang=${document.documentElement.lang}&theme=light${width}`;
  }

  /* What is chosen in the menu of a button, beside the button's own data. */
  indicators.pictureOptions = function (button) {
    const said = Object.assign({}, button.dataset);
    const menu = button.closest('details.menu');
    if (menu) menu.querySelectorAll('[data-option]').forEach((choice) => { said[choice.dataset.option] = choice.value; });
    return said;
  };

  function tell(error) {
    if (indicators.toast) indicators.toast(error.message);
    return null;
  }

  async function made(source, format, scale) {
    const chosen = typeof scale === 'object' ? scale : {};
    const address = addressOf(source, typeof scale === 'object' ? scale : null);
    const said = await fetched(`${address}${address.includes('?') ? '&' : '?'}face=${await face()}`);
    if (chosen.transparent === '1' && format === 'png') {
      said.figure.layout.paper_bgcolor = said.figure.layout.plot_bgcolor = CLEAR;
      (said.figure.layout.annotations || []).forEach((words) => { words.bgcolor = CLEAR; });
    }
    const dots = typeof scale === 'number' ? scale : Number(chosen.scale) || 2;
    return [format === 'svg' ? await whole(await drawn(said), said) : await png(said, dots), said.file_name];
  }

  /* Download a picture of the figure at ``source`` (an address of /export/figure.json): ``png`` or ``svg``; ``scale`` is
     the number of picture dots to a pixel (2), or what a menu says. Resolves to the file's name, or null. */
  indicators.exportImage = async function (source, format, scale) {
    try {
      const [file, stem] = await made(source, format, scale);
      save(file, `${stem}.${format}`);
      return `${stem}.${format}`;
    } catch (error) {
      return tell(error);
    }
  };

  /* A file made by the server; what it refuses is told in words instead of a broken download. */
  indicators.exportFile = async function (address) {
    try {
      const answer = await fetch(address, { credentials: 'same-origin' });
      if (!answer.ok) {
        const said = await answer.json().catch(() => ({}));
        throw new Error((said.error && said.error.message) || String(answer.status));
      }
      const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') || '');
      const stem = name ? decodeURIComponent(name[1]) : 'chart';
      save(await answer.blob(), stem);
      return stem;
    } catch (error) {
      return tell(error);
    }
  };

  async function written(items, done) {
    if (!navigator.clipboard || !window.ClipboardItem) throw new Error(document.getElementById('shell-toast').dataset.refused);
    await navigator.clipboard.write([new window.ClipboardItem(items)]);
    if (indicators.toast) indicators.toast(done);
    return true;
  }

  /* Copy the picture of a chart; the clipboard waits for it, so that the click still counts as the reader's wish. */
  indicators.copyPicture = function (said) {
    const picture = made('', 'png', said).then(([file]) => file);
    return written({ 'image/png': picture }, said.done).catch((error) => picture.then(() => tell(error), tell));
  };

  /* -- the table: fields of the server's CSV as lines with tabs, and as a table for programs that take one -- */
  function fields(text) {
    const rows = [[]];
    const part = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|$)/g;
    for (let found = part.exec(text); found && (found[0] || found.index < text.length); found = part.exec(text)) {
      const said = found[1].startsWith('"') ? found[1].slice(1, -1).replace(/""/g, '"') : found[1];
      rows[rows.length - 1].push(said);
      if (found[2] !== ',') rows.push([]);
    }
    return rows.filter((row) => row.length);
  }

  function readable(field, comma) {
    if (/^-?\d+(\.\d+)?$/.test(field)) return comma ? field.replace('.', ',') : field;
    return field.startsWith("'") ? field.slice(1) : field;
  }

  function plain(text) {
    return text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
  }

  indicators.copyTable = function (query, done) {
    const lang = document.documentElement.lang;
    const rows = fetch(`/export/csv_table?${query}&lang=${lang}`, { credentials: 'same-origin' }).then(async (answer) => {
      if (!answer.ok) throw new Error((((await answer.json().catch(() => ({}))).error) || {}).message || String(answer.status));
      const text = (await answer.text()).replace(/^\ufeff/, '');
      return fields(text).map((row) => row.map((field) => readable(field, lang === 'vi')));
    });
    const blob = (kind, write) => rows.then((found) => new Blob([write(found)], { type: kind }));
    const line = (row) => `<tr>${row.map((field) => `<td>${plain(field)}</td>`).join('')}</tr>`;
    return written({
      'text/plain': blob('text/plain', (found) => found.map((row) => row.join('\t')).join('\n')),
      'text/html': blob('text/html', (found) => `<table>${found.map(line).join('')}</table>`),
    }, done).catch(tell);
  };

  /* A frozen chart is withdrawn, or restored, with the reason beside the button; the page then says so. */
  async function marked(button) {
    const reason = button.parentNode.querySelector('input').value;
    const answer = await fetch(`/s/${button.dataset.withdraw}/withdrawal`, {
      method: button.dataset.method,
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
      body: JSON.stringify({ reason }),
    });
    if (answer.ok) return window.location.reload();
    const said = await answer.json().catch(() => ({}));
    throw new Error((said.error && said.error.message) || String(answer.status));
  }

  document.addEventListener('click', (event) => {
    const withdrawing = event.target.closest && event.target.closest('[data-withdraw]');
    if (withdrawing) marked(withdrawing).catch(tell);
    const button = event.target.closest && event.target.closest('[data-file],[data-copy-picture],[data-copy-table]');
    if (!button) return;
    const menu = button.closest('details.menu');
    if (menu) menu.open = false;
    if (button.dataset.file) {
      event.preventDefault();
      const said = indicators.pictureOptions(button);
      indicators.exportFile(button.dataset.file === 'pdf' && said.width ? `${button.href}&width=${said.width}` : button.href);
    } else if (button.dataset.copyTable) {
      indicators.copyTable(button.dataset.copyTable, button.dataset.done);
    } else {
      indicators.copyPicture(Object.assign(indicators.pictureOptions(button), { query: button.dataset.copyPicture }));
    }
  });
})();
