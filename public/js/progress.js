/* A page about work in progress draws itself again in place until the work has ended. */
let timer;

function renewLater() {
  clearTimeout(timer);
  const seconds = Number(document.body.dataset.refreshSeconds);
  if (!seconds) return;
  timer = setTimeout(() => {
    if (document.hidden) renewLater();
    else globalThis.Turbo.visit(location.href, { action: 'replace' });
  }, seconds * 1000);
}

// A page that is left takes its timer along.
document.addEventListener('turbo:before-visit', () => clearTimeout(timer));
document.addEventListener('turbo:submit-start', () => clearTimeout(timer));
document.addEventListener('turbo:load', renewLater);
