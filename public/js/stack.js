/* A stack of drafts by keyboard: the arrows go to the draft before and after, wherever nobody is typing. */
const DIRECTIONS = { ArrowLeft: 'prev', ArrowRight: 'next' };

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
  const rel = DIRECTIONS[event.key];
  if (!rel || event.target.matches('input, textarea, select, [contenteditable], [role=region]')) return;
  const link = document.querySelector(`.claim-head .stack a[rel=${rel}]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
