/* Menus and questions that open from their own button close again by Escape or a press elsewhere. */

const OPEN = 'details[data-closes-outside][open]';

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll(OPEN)) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll(OPEN)) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary').focus();
  }
});

/** Copy buttons appear only where copying works. */
function showCopyButtons() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;
}
document.addEventListener('turbo:load', showCopyButtons);
document.addEventListener('turbo:render', showCopyButtons);

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(source.value ?? source.textContent);
  // Where there are many, each keeps its name and says that it was done; the page says it once more to who doesn't see it.
  const word = button.querySelector('[data-copy-word]') ?? button;
  word.textContent = button.dataset.copied;
  const status = document.querySelector('[data-copy-status]');
  if (status) status.textContent = button.textContent;
});
