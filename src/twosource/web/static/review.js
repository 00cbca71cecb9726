// Keys of the review: each presses the button or follows the link that bears it. Without this script the buttons do.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  const one = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
  if (!one) return;
  event.preventDefault();
  one.click();
});
