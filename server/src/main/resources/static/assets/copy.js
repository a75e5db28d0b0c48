// Copies a block of code. Without script it is there as a file, or to be selected.
(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll('[data-copy]')) {
    const said = button.parentElement.querySelector('[data-said]');
    button.hidden = false;
    button.addEventListener('click', async () => {
      said.textContent = '';
      try {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        said.textContent = 'Copied.';
      } catch {
        said.textContent = 'This browser does not copy for a page. Select the text.';
      }
    });
  }
})();
