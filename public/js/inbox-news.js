/* Whether the inbox changed since it was drawn: said above the list, never moved under the cursor. */
import { visit } from '/assets/turbo/turbo.es2017-esm.js';

const EVERY_MS = 15_000;
let timer;
let kept;

function inbox() {
  return document.querySelector('[data-inbox]');
}

function later() {
  clearTimeout(timer);
  if (inbox()) timer = setTimeout(look, EVERY_MS);
}

async function look() {
  const place = inbox();
  if (!place) return;
  if (document.hidden) return later();
  const seen = place.dataset.pulse;
  const answer = await fetch(`/approvals/pulse?seen=${encodeURIComponent(seen)}`, {
    headers: { 'if-none-match': `"${seen}"` },
  }).catch(() => undefined);
  if (answer?.status === 200 && inbox() === place) say(place, await answer.json());
  later();
}

function say({ dataset }, { fresh, version }) {
  const note = document.getElementById('inbox-news');
  if (!note || note.dataset.version === version) return;
  note.dataset.version = version;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button is-tertiary is-small';
  button.textContent = fresh > 0 ? dataset.fresh.replace('{count}', String(fresh)) : dataset.changed;
  button.addEventListener('click', drawAgain);
  note.replaceChildren(button);
}

/** What a person has in hand: the chosen row, ticks, words typed, what is unfolded and how far they scrolled. */
function drawAgain() {
  const current = document.querySelector('[data-row].is-current');
  const address = new URL(location.href);
  if (current) address.searchParams.set('selected', current.dataset.row);
  kept = {
    ticked: new Set([...document.querySelectorAll('.row-check:checked')].map(({ value }) => value)),
    typed: [
      ...document.querySelectorAll('.inbox-pane :is(textarea, input[type=text], input:not([type]))'),
    ].map(({ id, value }) => [id, value]),
    checked: [...document.querySelectorAll('.inbox-pane input[type=checkbox]:checked')].map(
      ({ name, value }) => [name, value],
    ),
    open: [...document.querySelectorAll('.inbox details')].map((fold) => fold.open),
    scroll: window.scrollY,
    list: document.querySelector('.inbox-list')?.scrollTop,
    pane: document.querySelector('.pane-scroll')?.scrollTop,
  };
  visit(address, { action: 'replace' });
}

function putBack() {
  document.getElementById('inbox-news')?.replaceChildren();
  if (!kept) return;
  const { ticked, typed, checked, open, scroll, list, pane } = kept;
  kept = undefined;
  for (const box of document.querySelectorAll('.row-check')) box.checked = ticked.has(box.value);
  for (const [id, value] of typed) {
    const field = id && document.getElementById(id);
    if (field) field.value = value;
  }
  for (const [name, value] of checked) {
    const box = document.querySelector(
      `.inbox-pane input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`,
    );
    if (box) box.checked = true;
  }
  const folds = document.querySelectorAll('.inbox details');
  if (folds.length === open.length) folds.forEach((fold, index) => (fold.open = open[index]));
  window.scrollTo(0, scroll);
  const [listed, read] = [document.querySelector('.inbox-list'), document.querySelector('.pane-scroll')];
  if (listed) listed.scrollTop = list;
  if (read) read.scrollTop = pane;
  document.dispatchEvent(new Event('change'));
}

document.addEventListener('turbo:load', () => {
  putBack();
  later();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void look();
});
