// <a href="page" data-dialog="id"> opens the <dialog id="id">; without a script the link leads to the page.

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      dialog.showModal();
      dialog.querySelector("[autofocus], textarea, select, input:not([type=hidden])")?.focus();
    }
  }
  if (event.target.closest("dialog [data-close]")) event.target.closest("dialog").close();
  if (event.target instanceof HTMLDialogElement) {
    const box = event.target.getBoundingClientRect();
    const outside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
    if (outside && event.detail) event.target.close();
  }
});

// A dialog whose form was sent back with mistakes stands open again.
for (const dialog of document.querySelectorAll("dialog:has([aria-invalid=true], .errors)")) dialog.showModal();
