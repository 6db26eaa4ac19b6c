// Optional: keyboard shortcuts and live counts. Every page works without this file.
'use strict';

const typing = (el) => el.closest('input, select, textarea') !== null;
const items = () => [...document.querySelectorAll('.queue > li')];

// move goes up or down the queue, or the links of a list of rows.
function move(step) {
  const rows = items();
  if (rows.length === 0) return;
  const at = rows.findIndex((li) => li.contains(document.activeElement));
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

// decide presses a button of the item in focus, once the form says who decides.
function decide(action) {
  const item = items().find((li) => li.contains(document.activeElement));
  const button = item ? item.querySelector(`button[name=${action}]`) : items().length ? null : document.querySelector(`#decide button[name=action][value=${action}]`);
  if (!button) return;
  const by = button.form.elements.by;
  if (by.value.trim() === '') by.focus();
  else button.click();
}

document.addEventListener('keydown', (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || typing(e.target)) return;
  const act = {
    j: () => move(1),
    k: () => move(-1),
    a: () => decide('accept'),
    r: () => decide('reject'),
    '/': () => document.getElementById('q').focus(),
  }[e.key];
  if (!act) return;
  e.preventDefault();
  act();
});

// Live counts: a stream while the page is seen, none while it is hidden, since a browser keeps few connections to one server.
let stream = null;
let seen = null;
function listen() {
  if (document.hidden || stream) return;
  stream = new EventSource('/changes');
  stream.onmessage = (m) => {
    const now = JSON.parse(m.data);
    for (const el of document.querySelectorAll('[data-count]')) {
      el.textContent = String(now[el.dataset.count]).replace(/\B(?=(\d{3})+$)/g, ' ');
    }
    if (seen !== null && seen !== m.data) document.getElementById('changed').hidden = false;
    seen = m.data;
  };
}
function hush() {
  if (stream) stream.close();
  stream = null;
}
document.addEventListener('visibilitychange', () => (document.hidden ? hush() : listen()));
addEventListener('pagehide', hush);
addEventListener('pageshow', listen);
