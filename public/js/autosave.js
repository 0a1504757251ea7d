/*
 * A claim saves itself while it is being written. The form posts to `data-autosave` and gets JSON back:
 * `{ version, savedAt, filled, left }`, where `filled` are values that the product knew by itself and `left` says of each field
 * that isn't saved yet what is wrong with it. 409 means that somebody else changed the claim first.
 */
import { visit } from '/assets/turbo/turbo.es2017-esm.js';

const PAUSE_MS = 700;

let timer;
/** The save on its way, if any; the next one waits for it, because each needs the version the last one made. */
let saving = Promise.resolve(true);
let dirty = false;

function claimForm() {
  return document.querySelector('form[data-autosave]');
}

function say(state, time = '') {
  const note = document.querySelector('[data-saved-note]');
  if (!note) return;
  note.dataset.state = state;
  note.textContent = note.dataset[state].replace('{time}', time);
  if (state !== 'conflict') return;
  const reload = document.createElement('a');
  reload.href = location.href;
  reload.textContent = note.dataset.reload;
  reload.dataset.turboAction = 'replace';
  note.append(' ', reload);
}

function timeOf(instant) {
  return new Date(instant).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Seoul',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function openSummaries(part) {
  return [...part.querySelectorAll('details[open] > summary')];
}

/** What rules say changes as the claim is written: those parts of the page alone are drawn again from what is saved. */
async function drawLive() {
  const address = location.href;
  const response = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!response.ok || dirty || location.href !== address) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const now = fresh.getElementById(part.id);
    // Where somebody types, nothing moves.
    if (!now || part.contains(document.activeElement) || part.innerHTML === now.innerHTML) continue;
    const unfolded = new Set(openSummaries(part).map(({ textContent }) => textContent));
    part.replaceChildren(...now.childNodes);
    for (const fold of part.querySelectorAll('details')) {
      if (unfolded.has(fold.querySelector('summary')?.textContent)) fold.open = true;
    }
  }
}

/** Only what is empty, and never where somebody types. */
function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (field && field.value === '' && field !== document.activeElement) field.value = value;
  }
}

async function save(form) {
  dirty = false;
  say('saving');
  try {
    const body = new URLSearchParams(new FormData(form));
    body.set('action', 'autosave');
    const response = await fetch(form.dataset.autosave, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
    });
    if (response.status === 409) {
      say('conflict');
      return false;
    }
    if (!response.ok) throw new Error(`saving answered ${response.status}`);
    const { version, savedAt, filled, left = [] } = await response.json();
    form.elements.version.value = version;
    fill(form, filled);
    for (const held of document.querySelectorAll('.sticky-foot input[name=version]')) held.value = version;
    // Who is in the middle of a value isn't told that it isn't one yet.
    const wrong = left.find(({ field }) => field !== document.activeElement?.name);
    if (wrong) say('partly', wrong.text);
    else say('saved', timeOf(savedAt));
    void drawLive();
    return true;
  } catch {
    dirty = true;
    say('failed');
    return false;
  }
}

/** Saves what is not saved yet; resolves to false when that didn't work. */
export function saveNow() {
  clearTimeout(timer);
  const form = claimForm();
  saving = saving.then((worked) => (form && dirty ? save(form) : worked));
  return saving;
}

function saveSoon() {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(saveNow, PAUSE_MS);
}

document.addEventListener('input', (event) => {
  if (event.target.form && event.target.form === claimForm()) saveSoon();
});

/** A choice that changes what the page shows draws it again from the saved draft. */
document.addEventListener('change', async (event) => {
  if (!event.target.matches('[data-refreshes]') || event.target.form !== claimForm()) return;
  dirty = true;
  if (await saveNow()) visit(location.href, { action: 'replace' });
});

/** The form itself carries everything, but must not overtake a save on its way. */
const waited = new WeakSet();
/** A second click while the first waits is the same wish: sent twice, its refusal would hide the success. */
const waiting = new WeakSet();
document.addEventListener(
  'submit',
  async (event) => {
    const form = event.target;
    const own = form === claimForm();
    if (!(own || form.matches('[data-after-save]')) || waited.has(form)) return;
    clearTimeout(timer);
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting.has(form)) return;
    waiting.add(form);
    const { submitter } = event;
    if (own) dirty = false;
    await (own ? saving : saveNow());
    // A form can't be submitted again while its submit event is still being told, not even a moment later.
    await new Promise((resolve) => setTimeout(resolve));
    waited.add(form);
    form.requestSubmit(submitter);
    waited.delete(form);
    waiting.delete(form);
  },
  true,
);

/** Leaving sends the last keystrokes along. */
function saveOnLeaving() {
  if (dirty) void saveNow();
}
document.addEventListener('turbo:before-visit', saveOnLeaving);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') saveOnLeaving();
});
/** Another claim starts clean; the same one drawn again keeps what is still to be saved. */
let shown;
document.addEventListener('turbo:load', () => {
  const address = claimForm()?.dataset.autosave;
  if (address === shown) return;
  shown = address;
  dirty = false;
  saving = Promise.resolve(true);
});
