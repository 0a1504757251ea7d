/* Files go up as soon as they are chosen, or dropped anywhere on the page. */
import './autosave.js';

document.addEventListener('change', (event) => {
  const input = event.target;
  if (!input.matches('input[data-sends]') || input.files.length === 0) return;
  input.form.requestSubmit();
});

/** Where dropped files belong: the row they fall on, a new claim on the home page, more evidence while filing one. */
function dropInput(event) {
  const row = event.target.closest?.('[data-drop-row]');
  if (row) return row.querySelector('input[data-sends]');
  return document.querySelector('[data-drop-form] input[type=file], #evidence-more');
}

function holdsFiles(event) {
  return Boolean(dropInput(event)) && [...(event.dataTransfer?.types ?? [])].includes('Files');
}

function mark(over, event) {
  for (const row of document.querySelectorAll('[data-drop-row].is-over')) row.classList.remove('is-over');
  const row = over && event?.target.closest?.('[data-drop-row]');
  if (row) return row.classList.add('is-over');
  document.querySelector('[data-drop-zone]')?.classList.toggle('is-over', over);
}

document.addEventListener('dragover', (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  mark(true, event);
});

document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) mark(false);
});

document.addEventListener('drop', (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  mark(false);
  const input = dropInput(event);
  input.files = event.dataTransfer.files;
  input.form.requestSubmit();
});

/** Says that files are on their way, and keeps them from being sent twice. */
function sending(event, under) {
  const zone = event.target.closest?.('[data-drop-zone]');
  if (!zone) return;
  zone.classList.toggle('is-sending', under);
  zone.setAttribute('aria-busy', String(under));
  const title = zone.querySelector('.drop-lead');
  title.dataset.words ??= title.textContent;
  title.textContent = under ? zone.dataset.sending : title.dataset.words;
}
document.addEventListener('turbo:submit-start', (event) => sending(event, true));
document.addEventListener('turbo:submit-end', (event) => sending(event, false));
