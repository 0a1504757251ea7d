/* The inbox by keyboard: j and k move, x selects, Shift+X goes to all without a mark, a approves, r returns, o opens, / searches, ? lists the keys. */
import { visit } from '/assets/turbo/turbo.es2017-esm.js';

function inbox() {
  return document.querySelector('[data-inbox]');
}

function rows() {
  return [...document.querySelectorAll('[data-row]')];
}

function currentRow() {
  return document.querySelector('[data-row].is-current');
}

function move(by) {
  const all = rows();
  const next = all[all.indexOf(currentRow()) + by];
  if (!next) return onward(by);
  for (const row of all) row.classList.toggle('is-current', row === next);
  next.scrollIntoView({ block: 'nearest' });
  visit(next.querySelector('a').href, { action: 'replace' });
}

/** Past the last row of a page comes the next page. */
function onward(by) {
  const link = document.querySelector(by > 0 ? '.pager a[rel=next]' : '.pane-foot .stack a');
  if (by > 0 && link) visit(link.href, { action: 'replace' });
}

function chooseClean() {
  document.querySelector('.clean-batch a')?.click();
}

function select() {
  const box = currentRow()?.querySelector('.row-check');
  if (!box) return;
  box.checked = !box.checked;
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The decision form in the pane, only when the pane shows the row the marker is on: never the one before it. */
function decision(name) {
  const form = document.querySelector(`.pane-foot form[data-decision=${name}]`);
  const id = currentRow()?.dataset.row;
  const current = !id || form?.getAttribute('action').includes(`/${id}/`);
  return current ? form : null;
}

/** With rows ticked the batch's button is offered, one press from done; else the open claim is approved. */
function approve() {
  if (document.querySelector('.row-check:checked')) {
    document.querySelector('#bulk button').focus();
    return;
  }
  decision('approve')?.requestSubmit();
}

function askReturn() {
  const form = decision('return');
  if (!form) return;
  form.closest('details').open = true;
  form.querySelector('textarea').focus();
}

const ACTS = {
  j: () => move(1),
  k: () => move(-1),
  x: select,
  clean: chooseClean,
  a: approve,
  r: askReturn,
  o: () => document.querySelector('[data-open-page]')?.click(),
  '/': () => document.querySelector('#inbox-q').focus(),
  '?': () => {
    const help = document.querySelector('[data-key-help]');
    help.open = !help.open;
  },
};

/** The key by its place where the keyboard writes Hangul: `ㅓ` is J. */
function keyOf({ key, code, shiftKey }) {
  if (shiftKey && (code === 'KeyX' || key === 'X')) return 'clean';
  if (/^[a-z/?]$/i.test(key)) return key.toLowerCase();
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return code.startsWith('Key') ? code.slice(3).toLowerCase() : '';
}

document.addEventListener('keydown', (event) => {
  if (!inbox() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (event.target.matches('input:not([type=checkbox]), textarea, select')) return;
  const act = ACTS[keyOf(event)];
  if (!act) return;
  event.preventDefault();
  act();
});
