// What every page does by itself. Everything works without it, only less quickly.

const YEAR = 365 * 24 * 3600;

/** Themes and type sizes switch at once; the server reads the same cookies for the next page. */
function switchManner(event) {
  const button = event.submitter;
  if (!event.target.matches("[data-manner]") || button?.name !== "type") return;
  event.preventDefault();
  const large = button.value === "large";
  document.documentElement.dataset.type = button.value;
  document.cookie = `type=${button.value};path=/;max-age=${YEAR};samesite=lax${location.protocol === "https:" ? ";secure" : ""}`;
  button.value = large ? "usual" : "large";
  button.setAttribute("aria-pressed", String(large));
}

/** What asks for attention gets the focus: a summary of mistakes, a notice that somebody else was here. */
function attend(root) {
  root.querySelector("[data-focus]")?.focus();
}

/** Buttons that need a script show themselves where there is one. */
function wake(root) {
  for (const button of root.querySelectorAll(".toast [data-close]")) button.hidden = false;
  for (const toast of root.querySelectorAll(".toast-success, .toast-info")) setTimeout(() => toast.remove(), 8000);
}

async function pressed(event) {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(copy.dataset.copy);
      copy.classList.add("copied");
    } else getSelection().selectAllChildren(copy.previousElementSibling ?? copy); // plain HTTP has no clipboard: Ctrl+C does it
  }
  if (event.target.closest(".toast [data-close]")) event.target.closest(".toast").remove();
}

/** What is unfolded from the bar folds again when one goes on elsewhere, or presses Escape. */
function fold(event) {
  for (const open of document.querySelectorAll(".tucked[open]")) {
    const escaped = event.key === "Escape";
    if (!escaped && (event.type === "keydown" || open.contains(event.target))) continue;
    open.open = false;
    if (escaped) open.querySelector("summary").focus();
  }
}

/** A second press of the same button does nothing while the first is on its way. */
function once(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
}

document.addEventListener("submit", switchManner);
document.addEventListener("submit", once);
document.addEventListener("click", pressed);
document.addEventListener("click", fold);
document.addEventListener("keydown", fold);
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
document.addEventListener("htmx:afterRequest", (event) => delete event.target.closest("form")?.dataset.sent);
document.addEventListener("htmx:load", (event) => wake(event.detail.elt));
document.addEventListener("htmx:afterSwap", (event) => attend(event.detail.elt));
wake(document);
attend(document);
