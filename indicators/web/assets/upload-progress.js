/* How far the server is with a file: asked for while it reads, found again by the address after a reload. */
(function () {
  'use strict';
  var indicators = (window.indicators = window.indicators || {});
  var EVERY = 700;

  function address(ticket) {
    var url = new URL(location.href);
    if (ticket) url.searchParams.set('reading', ticket); else url.searchParams.delete('reading');
    history.replaceState(history.state, '', url.pathname + url.search);
  }

  function lang(zone) { return new URL(zone.dataset.target, location.href).search; }

  function newTicket() {
    var bytes = new Uint8Array(16);
    window.crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (one) { return one.toString(16).padStart(2, '0'); }).join('');
  }

  /* ``alone``: no request of this page waits for the end, so the ends are told here. */
  function follower(zone, ticket, show, arrive, alone) {
    var timer = null, over = false;
    function ask() {
      fetch('/upload/progress/' + ticket + lang(zone), { headers: { Accept: 'application/json' } })
        .then(function (answer) { return answer.json().then(function (said) { return answer.ok ? said : null; }); })
        .then(function (said) {
          if (over) return;
          if (!said) { if (alone) { end(); show(zone, 'waiting', ''); } else again(); return; }
          if (said.stage === 'open' || said.stage === 'read') { show(zone, 'sending', said.message); again(); return; }
          if (!alone) return;
          end();
          if (said.upload) arrive(said.upload);
          else show(zone, said.stage === 'refused' ? 'refused' : 'waiting', said.message, said.where);
        })
        .catch(function () { if (!over) again(); });
    }
    function again() { timer = window.setTimeout(ask, EVERY); }
    function end() { over = true; window.clearTimeout(timer); address(''); }
    return {
      ticket: ticket,
      following: false,
      follow: function () { if (this.following) return; this.following = true; address(ticket); if (alone) ask(); else again(); },
      end: end,
      /* Once the file has arrived the server is asked to stop; before that there is only the sending to end. */
      cancel: function () {
        if (!this.following) return false;
        fetch('/upload/progress/' + ticket + '/cancel' + lang(zone), { method: 'POST', headers: { Accept: 'application/json' } }).catch(function () {});
        return true;
      }
    };
  }

  indicators.uploadProgress = {
    begin: function (zone, show, arrive) { return follower(zone, newTicket(), show, arrive, false); },
    resume: function (zone, show, arrive) {
      var ticket = new URLSearchParams(location.search).get('reading') || '';
      if (zone.dataset.resumed || !/^[A-Za-z0-9_-]{16,64}$/.test(ticket)) return;
      zone.dataset.resumed = '1';
      var one = follower(zone, ticket, show, arrive, true);
      zone.querySelector('[data-upload-cancel]').onclick = function () { one.cancel(); };
      one.follow();
    }
  };
})();
