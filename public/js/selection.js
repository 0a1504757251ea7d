/* Counts and sums of what is ticked, and one box that ticks all. */

function grouped(amount) {
  return amount.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function showInbox() {
  const note = document.querySelector('[data-selected-count]');
  if (!note) return;
  const count = document.querySelectorAll('.row-check:checked').length;
  note.textContent = count > 0 ? note.dataset.text.replace('{count}', String(count)) : '';
}

function showPayments() {
  const form = document.querySelector('form[data-selection]');
  const note = form?.querySelector('[data-selected-sum]');
  if (!note) return;
  const boxes = [...form.querySelectorAll('input[data-amount]')];
  const ticked = boxes.filter((box) => box.checked);
  const sum = ticked.reduce((total, box) => total + BigInt(box.dataset.amount), 0n);
  const unit = document.documentElement.lang === 'ko' ? `${grouped(sum)}원` : `₩${grouped(sum)}`;
  note.textContent =
    ticked.length > 0
      ? note.dataset.text.replace('{count}', String(ticked.length)).replace('{amount}', unit)
      : '';
  const all = form.querySelector('[data-select-all]');
  all.hidden = boxes.length === 0;
  all.checked = boxes.length > 0 && ticked.length === boxes.length;
  all.indeterminate = ticked.length > 0 && ticked.length < boxes.length;
}

function show() {
  showInbox();
  showPayments();
}

document.addEventListener('change', (event) => {
  const all = event.target.closest?.('[data-select-all]');
  if (all) for (const box of all.form.querySelectorAll('input[data-amount]')) box.checked = all.checked;
  show();
});
document.addEventListener('turbo:load', show);
document.addEventListener('turbo:render', show);
