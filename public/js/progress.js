/* A page about work in progress draws itself again in place until the work has ended. */
let timer;

function renewLater() {
  clearTimeout(timer);
  const seconds = Number(document.body.dataset.refreshSeconds);
  if (!seconds) return;
  timer = setTimeout(() => {
    if (document.hidden || isTyping()) renewLater();
    else globalThis.Turbo.visit(location.href, { action: 'replace' });
  }, seconds * 1000);
}

/** Nobody's words go with the page they are typed on. */
function isTyping() {
  return document.activeElement?.matches('main :is(input, select, textarea)') ?? false;
}

// A page that is left takes its timer along.
document.addEventListener('turbo:before-visit', () => clearTimeout(timer));
document.addEventListener('turbo:submit-start', () => clearTimeout(timer));
document.addEventListener('turbo:load', renewLater);
