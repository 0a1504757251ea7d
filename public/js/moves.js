/* What happens around a move from page to page: focus, and what must survive a refresh. */

/** What has to be read first gets the focus, so that a screen reader starts there. */
function focusFirst() {
  document.querySelector('[data-focus]')?.focus();
}
document.addEventListener('turbo:render', focusFirst);
document.addEventListener('DOMContentLoaded', focusFirst);

/** Parts a person opened stay open when the same page is drawn again. */
const KEPT_OPEN = '.invoice-fold, .lines-fold, .claim-change';
document.addEventListener('turbo:before-morph-attribute', (event) => {
  const { attributeName, mutationType } = event.detail;
  const kept = event.target.matches?.(KEPT_OPEN);
  if (kept && attributeName === 'open' && mutationType === 'remove') event.preventDefault();
});

/** A field being typed into is never drawn over, nor the choice to see the drawn invoice. */
document.addEventListener('turbo:before-morph-element', (event) => {
  const field = event.target;
  if (field.matches('.unfold')) event.preventDefault();
  if (
    field === document.activeElement &&
    field.matches('input, textarea, select') &&
    !field.matches('[type=checkbox]')
  ) {
    event.preventDefault();
  }
});

/** An address that names a folded part opens it. */
function openNamed() {
  const named = location.hash && document.getElementById(location.hash.slice(1));
  for (let fold = named && named.closest('details'); fold; fold = fold.parentElement.closest('details'))
    fold.open = true;
}
document.addEventListener('turbo:load', openNamed);

/** A link to a field opens what it is folded into and puts the cursor there. */
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.getAttribute('href').slice(1));
  if (!target) return;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details'))
    fold.open = true;
  if (target.matches('input, select, textarea')) {
    event.preventDefault();
    target.focus();
    target.scrollIntoView({ block: 'center' });
  }
});
