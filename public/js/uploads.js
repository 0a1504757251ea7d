/* Files go up as soon as they are chosen, or dropped anywhere on the page. */
import './autosave.js';

document.addEventListener('change', (event) => {
  const input = event.target;
  if (!input.matches('input[data-sends]') || input.files.length === 0) return;
  input.form.requestSubmit();
});

/** Where files dropped on this page belong: a new claim on the home page, more evidence while filing one. */
function dropInput() {
  return document.querySelector('[data-drop-form] input[type=file], #evidence-more');
}

function holdsFiles(event) {
  return Boolean(dropInput()) && [...(event.dataTransfer?.types ?? [])].includes('Files');
}

function mark(over) {
  document.querySelector('[data-drop-zone]')?.classList.toggle('is-over', over);
}

document.addEventListener('dragover', (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  mark(true);
});

document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) mark(false);
});

document.addEventListener('drop', (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  mark(false);
  const input = dropInput();
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
