/* The number at the bell, asked for anew while somebody looks at the page, and never behind their back. */

const EVERY_MS = 60_000;
const MANY = 100;

let timer;
let asked = 0;

function bells() {
  return document.querySelectorAll('[data-notices]');
}

function show(unread) {
  const text = unread >= MANY ? '99+' : String(unread);
  for (const bell of bells()) {
    const count = bell.querySelector('[data-notices-count]');
    const [seen, read] = count.children;
    if (seen.textContent === text && count.hidden === (unread === 0)) continue;
    seen.textContent = text;
    read.textContent = ` ${bell.dataset.unreadText.replace('{count}', text)}`;
    count.hidden = unread === 0;
  }
}

async function ask() {
  asked = Date.now();
  try {
    const answer = await fetch('/notifications/count', { headers: { accept: 'application/json' } });
    // Whoever is signed out isn't asked for again.
    if (answer.status === 401 || answer.redirected) return;
    if (answer.ok) show((await answer.json()).unread);
  } catch {
    // Off the network: the next look asks again.
  }
  askLater();
}

function askLater() {
  clearTimeout(timer);
  if (document.hidden || bells().length === 0) return;
  timer = setTimeout(ask, Math.max(0, asked + EVERY_MS - Date.now()));
}

document.addEventListener('visibilitychange', askLater);
// Each page comes with its number.
document.addEventListener('turbo:load', () => {
  asked = Date.now();
  askLater();
});
document.addEventListener('turbo:before-visit', () => clearTimeout(timer));
