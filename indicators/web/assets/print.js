/* Before printing, take the light colours, since paper is white, and put a still copy beside every chart: its layers with a view box, so that they scale to the paper.
   A live chart would redraw for the width of the paper after the page was laid out, and print empty or cut. */
(function () {
  'use strict';
  var root = document.documentElement, count = 0, PAPER = 820; /* pixels for which a figure is reckoned */

  function layers(plot) { return Array.prototype.slice.call(plot.querySelectorAll('svg.main-svg')); }

  /* Ids are made new: a reference to one inside a drawing that is not shown leads nowhere. */
  function copied(svg, width, height, tag) {
    var copy = svg.cloneNode(true);
    copy.querySelectorAll('[id]').forEach(function (node) { node.id = tag + node.id; });
    copy.querySelectorAll('*').forEach(function (node) {
      ['clip-path', 'fill', 'stroke', 'mask', 'style', 'href', 'xlink:href'].forEach(function (name) {
        var said = node.getAttribute(name);
        if (said && said.indexOf('#') >= 0) node.setAttribute(name, said.replace(/(url\(['"]?(?:[^'")]*)?#|^#)/g, '$1' + tag));
      });
    });
    copy.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    copy.setAttribute('width', '100%');
    copy.setAttribute('height', '100%');
    return copy;
  }

  function still(plot) {
    var drawn = layers(plot);
    if (!drawn.length || !plot.offsetWidth) return;
    var width = drawn[0].clientWidth || plot.offsetWidth, height = drawn[0].clientHeight || plot.offsetHeight, box = document.createElement('div'), tag = 'still' + (count += 1) + '-';
    box.className = 'still';
    box.setAttribute('aria-hidden', 'true');
    box.style.aspectRatio = width + ' / ' + height;
    box.style.maxWidth = width + 'px';
    drawn.forEach(function (svg) { box.appendChild(copied(svg, width, height, tag)); });
    var place = plot.closest('.plotbox') || plot.parentElement;
    place.classList.add('has-still');
    place.appendChild(box);
  }

  /* A chart that the screen made wide is drawn for paper, or its words would be too small to read there. */
  function printed(plot) {
    if (!window.Plotly || !plot.layout || plot.offsetWidth <= PAPER) return still(plot);
    window.Plotly.relayout(plot, { width: PAPER, autosize: false });
    still(plot);
    window.Plotly.relayout(plot, { width: null, autosize: true });
  }

  function dress(theme) {
    root.dataset.theme = theme;
    root.setAttribute('data-mantine-color-scheme', theme);
  }

  window.addEventListener('beforeprint', function () {
    root.dataset.was = root.dataset.theme;
    dress('light');
    document.querySelectorAll('.js-plotly-plot').forEach(printed);
  });
  window.addEventListener('afterprint', function () {
    dress(root.dataset.was || 'light');
    delete root.dataset.was;
    document.querySelectorAll('.still').forEach(function (box) { box.remove(); });
    document.querySelectorAll('.has-still').forEach(function (place) { place.classList.remove('has-still'); });
  });
})();
