/* What Dash's polyfill would put in the place of the browser's own: it takes an old sign for a blank, finds that trim
   does not, and reads every number and trims every word by a slow search. The chart library does both thousands of times. */
(function () {
  'use strict';
  const places = [
    [String.prototype, ['trim', 'trimLeft', 'trimRight', 'trimStart', 'trimEnd']],
    [Number, ['parseFloat', 'parseInt']],
    [window, ['parseFloat', 'parseInt']],
  ];
  const own = places.flatMap(([place, names]) => names.map((name) => [place, name, Object.getOwnPropertyDescriptor(place, name)]));
  document.addEventListener('DOMContentLoaded', () => own.forEach(([place, name, said]) => Object.defineProperty(place, name, said)));
})();
