/* The shell in the browser: navigation without a reload, theme, small-screen menu, newer figures, copying, toggles.
   Every word comes from the server. Other scripts find shared functions under window.indicators. */
(function () {
  'use strict';
  var indicators = (window.indicators = window.indicators || {});
  var root = document.documentElement;

  function $(selector) { return document.querySelector(selector); }
  function $all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  /* Dash throws until its first layout stands; what is told before is told again then, for five seconds. */
  function setProps(id, props, tried) {
    if (!window.dash_clientside || !window.dash_clientside.set_props) return;
    try {
      window.dash_clientside.set_props(id, props);
    } catch (early) {
      if (tried >= 50) throw early;
      setTimeout(function () { setProps(id, props, (tried || 0) + 1); }, 100);
    }
  }

  /* -- saying that something happened -- */
  var fading;
  indicators.toast = function (words) {
    var box = $('#shell-toast');
    if (!box) return;
    box.textContent = words;
    box.classList.add('on');
    clearTimeout(fading);
    fading = setTimeout(function () { box.classList.remove('on'); }, 2400);
  };

  function copy(text) {
    function done() { indicators.toast($('#shell-toast').dataset.copied); }
    function byHand() {
      var area = document.createElement('textarea');
      area.value = text;
      area.setAttribute('readonly', '');
      area.style.position = 'fixed';
      area.style.opacity = '0';
      document.body.appendChild(area);
      area.select();
      if (document.execCommand('copy')) done();
      area.remove();
    }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  /* -- going to another page without a reload; the as-of day stays in the address -- */
  function withDay(href) {
    var url = new URL(href, location.href);
    var day = new URLSearchParams(location.search).get('as_of');
    if (day && !url.searchParams.has('as_of')) url.searchParams.set('as_of', day);
    return url.pathname + url.search + url.hash;
  }
  function hasDash() { return !!$('#react-entry-point'); }
  indicators.go = function (href) {
    if (!hasDash()) { location.href = href; return; }
    history.pushState({}, '', withDay(href));
    window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
    window.scrollTo(0, 0);
    closeMenu();
  };
  function isPlainClick(event) {
    return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
  }

  /* -- what the drawn page says about itself: address, title, version of the data -- */
  var shown = '';
  var read = '';
  function readPage() {
    var page = $('[data-page]');
    if (!page) return;
    var version = Math.max.apply(null, $all('main [data-version]').map(function (part) { return Number(part.dataset.version) || 0; }));
    var now = [page.dataset.page, version, page.dataset.title].join('|');
    if (now === read) return;
    read = now;
    document.title = page.dataset.title;
    root.dataset.version = version;
    $all('[data-version-text]').forEach(function (mark) { mark.textContent = 'r' + version; });
    $('#shell-stale').hidden = true;
    $all('.nav a').forEach(function (link) {
      if (new URL(link.href).pathname === page.dataset.page) {
        link.setAttribute('aria-current', 'page');
        if (link.scrollIntoView && link.parentNode.scrollWidth > link.parentNode.clientWidth) link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else link.removeAttribute('aria-current');
    });
    if (shown && shown !== page.dataset.page) $('#main').focus({ preventScroll: true });
    shown = page.dataset.page;
  }
  if ($('#main')) {
    new MutationObserver(readPage).observe($('#main'), { childList: true, subtree: true, attributes: true, attributeFilter: ['data-page', 'data-version', 'data-title'] });
  }

  /* -- newer figures while this page was open -- */
  function checkVersion() {
    if (document.hidden || !hasDash()) return;
    fetch('/version', { headers: { Accept: 'application/json' }, cache: 'no-store' })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (said) { if (said) $('#shell-stale').hidden = String(said.version) === root.dataset.version; })
      .catch(function () { /* the server is away: nothing newer can be told */ });
  }
  window.addEventListener('focus', checkVersion);
  document.addEventListener('visibilitychange', checkVersion);

  /* -- theme -- */
  function nameTheme() {
    var button = $('[data-theme-button]');
    if (!button) return;
    var dark = root.dataset.theme === 'dark';
    var words = dark ? button.dataset.light : button.dataset.dark;
    button.setAttribute('aria-label', words);
    button.title = words;
    button.firstElementChild.className = 'ic ' + (dark ? 'ic-sun' : 'ic-moon');
  }
  /* Paper is narrow and light; that is no wish of the reader's (print.js keeps the theme that was). */
  function printing() { return 'was' in root.dataset; }
  function paintTheme(theme) {
    root.dataset.theme = theme;
    root.setAttribute('data-mantine-color-scheme', theme);
    document.cookie = 'scheme=' + theme + '; path=/; samesite=lax';
    nameTheme();
    if (hasDash()) {
      setProps('shell-provider', { forceColorScheme: theme });
      setProps('shell-theme', { data: theme });
    }
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function (wish) {
    if (!printing() && !/(?:^|; )theme=/.test(document.cookie)) paintTheme(wish.matches ? 'dark' : 'light');
  });
  matchMedia('(max-width: 48em)').addEventListener('change', function (small) {
    if (printing()) return;
    document.cookie = 'narrow=' + (small.matches ? 1 : 0) + '; path=/; samesite=lax';
    setProps('shell-theme', { data: root.dataset.theme });
  });
  nameTheme();

  /* -- the menu of small screens -- */
  function closeMenu() {
    var tools = $('#shell-tools');
    if (!tools) return;
    tools.classList.remove('open');
    $('[data-menu]').setAttribute('aria-expanded', 'false');
  }

  /* -- which page is asked for, and what a choice changes of the one that stands (web/standing.py) -- */
  var told = null;
  var wanted = { path: '', search: '' };
  function isWanted(path, search) { return wanted.path === path && wanted.search === (search || ''); }
  var dash = (window.dash_clientside = window.dash_clientside || {});
  /* A chart is drawn and painted first, in the room and with the words of what holds it; what stands around it follows
     at once, and before anything else is answered. */
  var rest = null;
  function setRest() {
    var set = rest;
    rest = null;
    if (set) set();
  }
  function afterPaint(deed) {
    var idle = window.requestIdleCallback || function (then) { setTimeout(then, 0); };
    requestAnimationFrame(function () { idle(deed, { timeout: 120 }); });
    setTimeout(deed, 250); /* a hidden page is never painted */
  }
  function holds(id, chart) {
    var around = document.getElementById(id);
    return around && around.contains(document.getElementById(chart));
  }
  function setAll(props, ids) { ids.forEach(function (id) { dash.set_props(id, props[id]); }); }
  /* Back and Forward on the page that stands ask for what is other there; a link asks for its whole page. */
  var back = '';
  window.addEventListener('popstate', function () { back = location.pathname + location.search; });
  dash.shell = {
    asked: function (path, search, standing) {
      var moved = back === path + (search || '');
      back = '';
      if (rest) { rest = null; told = null; moved = false; } /* half a drawing stands: it is no start for another choice */
      else if (standing && standing !== told) wanted = told = standing;
      if (wanted === told && isWanted(path, search)) return dash.no_update; /* it stands, and nothing else is on its way */
      moved = moved && wanted === told && told !== null && told.path === path && document.getElementById('explore-page');
      wanted = { path: path, search: search || '', moved: Boolean(moved) };
      if (!moved) return wanted;
      dash.set_props('explore-moved', { data: wanted.search });
      return dash.no_update;
    },
    /* Only where the drawing of before still stands and no other is on its way; else the new address asks for its page. */
    change: function (change, standing) {
      if (!change || location.pathname !== change.to.path) return;
      if (rest) { setRest(); standing = told; }
      if (standing && standing !== told) wanted = told = standing;
      var moved = wanted.moved && isWanted(change.to.path, change.to.search);
      var stands = change.props && standing && standing.mark === change.of.mark &&
        standing.search === change.of.search && standing.path === change.of.path && (moved || wanted === told);
      if (!stands && moved) dash.set_props('shell-asked', { data: { path: wanted.path, search: wanted.search } });
      if (!stands) { dash.set_props('shell-url', { search: change.to.search }); return; }
      var ids = Object.keys(change.props);
      var charts = ids.filter(function (id) { return 'figure' in change.props[id]; });
      var first = ids.filter(function (id) { return charts.some(function (chart) { return holds(id, chart); }); });
      setAll(change.props, first);
      rest = function () {
        setAll(change.props, ids.filter(function (id) { return first.indexOf(id) < 0; }));
        wanted = told = change.to;
        dash.set_props('shell-standing', { data: change.to });
        dash.set_props('shell-messages', { children: null });
        dash.set_props('shell-url', { search: change.to.search });
      };
      if (charts.length) afterPaint(setRest);
      else setRest();
    }
  };
  /* A piece of HTML that the server has escaped (web/components/markup.py). */
  indicators.Piece = function (props) {
    return window.React.createElement(props.tag, { id: props.id, dangerouslySetInnerHTML: { __html: props.html } });
  };

  /* -- one listener for everything that is clicked -- */
  var answers = [
    ['a[data-nav]', function (link, event) {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      indicators.go(link.getAttribute('href'));
    }],
    ['a[data-lang]', function (link, event) {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      var url = new URL(location.href);
      url.searchParams.set('lang', link.dataset.lang);
      location.href = url.href;
    }],
    ['[data-theme-button]', function () {
      var theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
      document.cookie = 'theme=' + theme + '; path=/; max-age=31536000; samesite=lax';
      paintTheme(theme);
    }],
    ['[data-menu]', function (button) {
      var open = $('#shell-tools').classList.toggle('open');
      button.setAttribute('aria-expanded', String(open));
    }],
    ['[data-reload]', function (link, event) { event.preventDefault(); location.reload(); }],
    ['[data-copy]', function (button) { copy(button.dataset.copy); }],
    ['[data-close]', function () { setProps('shell-messages', { children: null }); }],
    ['[data-toggle]', function (button) {
      var target = document.getElementById(button.dataset.toggle);
      if (!target) return;
      target.hidden = !target.hidden;
      $all('[data-toggle="' + button.dataset.toggle + '"]').forEach(function (one) { one.setAttribute('aria-expanded', String(!target.hidden)); });
      var menu = button.closest('details.menu');
      if (menu) menu.open = false;
      if (!target.hidden) target.scrollIntoView({ block: 'nearest' });
    }],
    ['[data-image]', function (button) {
      button.closest('details').open = false;
      if (indicators.exportImage) indicators.exportImage(button.dataset.graph, button.dataset.image, indicators.pictureOptions(button));
    }]
  ];
  document.addEventListener('click', function (event) {
    if (!event.target.closest) return;
    answers.forEach(function (pair) {
      var found = event.target.closest(pair[0]);
      if (found) pair[1](found, event);
    });
    $all('details.menu[open]').forEach(function (menu) { if (!menu.contains(event.target)) menu.open = false; });
    if (!event.target.closest('#shell-mast')) closeMenu();
  });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    $all('details.menu[open]').forEach(function (menu) { menu.open = false; menu.querySelector('summary').focus(); });
    closeMenu();
  });
})();
