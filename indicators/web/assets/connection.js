/* While the server is slow to answer a line runs along the top of the page; where it does not answer, a strip says so,
   since what was drawn stays as it was. */
(function () {
  'use strict';
  var root = document.documentElement, ask = window.fetch, PATH = '_dash-update-component', SLOW = 350;
  var waiting = 0, timer = 0;

  function lost(is) {
    var strip = document.getElementById('shell-lost');
    if (strip) strip.hidden = !is;
  }

  function begin() {
    waiting += 1;
    if (waiting === 1) timer = window.setTimeout(function () { root.dataset.waiting = ''; }, SLOW);
  }

  function end() {
    waiting -= 1;
    if (waiting) return;
    window.clearTimeout(timer);
    delete root.dataset.waiting;
  }

  window.fetch = function (asked) {
    if (String((asked && asked.url) || asked).indexOf(PATH) < 0) return ask.apply(this, arguments);
    begin();
    return ask.apply(this, arguments).then(function (answer) {
      end();
      lost(answer.status >= 500);
      return answer;
    }, function (fault) {
      end();
      if (!fault || fault.name !== 'AbortError') lost(true);
      throw fault;
    });
  };
})();
