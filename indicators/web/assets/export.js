/* Pictures of a chart, made in the page: the server sends the standalone figure (title, key, notes and source are text
   in it) and Plotly draws it out of sight. A picture is isolated from its page and would lose the page's fonts: an SVG
   therefore carries them inside, and in a PNG the texts are set by the canvas. */
(function () {
  'use strict';
  const indicators = (window.indicators = window.indicators || {});
  const PLOTLY = '/_dash-component-suites/plotly/package_data/plotly.min.js';
  const FACES = ['400 14px "Source Sans 3 Variable"', '600 14px "Source Sans 3 Variable"', '600 22px "Source Serif 4 Variable"'];
  const SAMPLE = 'AaĐđữỷ₫−≠';
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
    const place = document.createElement('div');
    place.setAttribute('aria-hidden', 'true');
    place.style.cssText = `position:fixed;left:-20000px;top:0;width:${said.width}px;height:${said.height}px`;
    document.body.append(place);
    try {
      await Plotly.newPlot(place, said.figure.data, said.figure.layout, { staticPlot: true, responsive: false });
      const address = await Plotly.toImage(place, { format: 'svg', width: said.width, height: said.height });
      const text = decodeURIComponent(address.slice(address.indexOf(',') + 1));
      return new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    } finally {
      Plotly.purge(place);
      place.remove();
    }
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

  /* -- PNG: the drawing as a picture, the texts by the canvas itself, which has the page's fonts at once -- */
  function texts(svg) {
    const place = document.createElement('div');
    place.setAttribute('aria-hidden', 'true');
    place.style.cssText = 'position:fixed;left:-20000px;top:0';
    place.append(svg);
    document.body.append(place);
    const found = Array.from(svg.querySelectorAll('text')).flatMap((text) => {
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
    place.remove();
    return found;
  }

  async function png(svg, width, height, scale) {
    const runs = texts(svg);
    svg.querySelectorAll('text').forEach((text) => text.remove());
    const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }));
    try {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      const pen = canvas.getContext('2d');
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
    return `/export/figure.json?${said.query}&lang=${document.documentElement.lang}&theme=light`;
  }

  /* Download a picture of the figure at ``source`` (an address of /export/figure.json): ``png`` or ``svg``; ``scale`` is
     the number of picture dots to a pixel (2), or the data attributes of a menu. Resolves to the file's name, or null. */
  indicators.exportImage = async function (source, format, scale) {
    try {
      const address = addressOf(source, typeof scale === 'object' ? scale : null);
      const said = await fetched(`${address}${address.includes('?') ? '&' : '?'}face=${await face()}`);
      const svg = await drawn(said);
      const name = `${said.file_name}.${format}`;
      const dots = typeof scale === 'number' ? scale : 2;
      save(format === 'svg' ? await whole(svg, said) : await png(svg, said.width, said.height, dots), name);
      return name;
    } catch (error) {
      if (indicators.toast) indicators.toast(error.message);
      return null;
    }
  };
})();
