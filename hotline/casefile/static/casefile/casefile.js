// The ticket's page: forms of verbs open in a sheet, answers are taken over, and what was shown for minutes goes by itself.

const sheet = document.getElementById("sheet");

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "sheet-body") return;
  if (sheet && !sheet.open) sheet.showModal();
  wake(event.detail.target);
  const first = event.detail.target.querySelector("[data-focus], [aria-invalid=true], [autofocus], .fields :is(input, select, textarea):not([type=hidden])");
  first?.focus();
});

sheet?.addEventListener("close", () => {
  document.getElementById("sheet-body").replaceChildren();
});

/** What refreshes by itself stays folded or open as the reader left it. What was fetched on opening stays in its place
 * until it has been fetched again, which opening the new one begins: nothing jumps. */
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  for (const old of event.detail.target.querySelectorAll("details[id]")) {
    const fresh = event.detail.fragment.querySelector(`#${CSS.escape(old.id)}`);
    if (!fresh || !old.open) continue;
    const [from, to] = [old, fresh].map((one) => one.querySelector(":scope > .later-place"));
    if (from && to) to.replaceChildren(...from.childNodes);
    fresh.open = true;
  }
});

/** Nothing moves while a form is open. */
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "pulse" && sheet?.open) event.preventDefault();
});

/** A ticket that went to somebody else is no longer asked about. */
document.addEventListener("htmx:afterRequest", (event) => {
  const part = event.target;
  if (!part.matches?.("[data-gone]") || event.detail.xhr.status !== 404) return;
  part.removeAttribute("data-poll");
  const notice = Object.assign(document.createElement("p"), { className: "notice notice-warn", textContent: part.dataset.gone });
  notice.setAttribute("role", "alert");
  part.before(notice);
});

/** "Cancel" leads back to the ticket; in the sheet it closes it. */
document.addEventListener("click", (event) => {
  if (sheet?.open && event.target.closest("a[data-close]")) event.preventDefault();
  const fill = event.target.closest("[data-fill]");
  if (!fill) return;
  const field = document.getElementById(fill.dataset.fill);
  field.value = fill.dataset.text;
  const pick = document.querySelector(`[name=article][value="${CSS.escape(fill.dataset.value)}"]`);
  if (pick) pick.checked = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

/** "More" closes when somebody looks elsewhere. */
document.addEventListener("click", (event) => {
  for (const more of document.querySelectorAll("details.more[open]")) if (!more.contains(event.target) || event.target.closest("a, button")) more.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const more of document.querySelectorAll("details.more[open]")) {
    more.open = false;
    more.querySelector("summary").focus();
  }
});

function wake(root) {
  for (const button of root.querySelectorAll("[data-fill]")) button.hidden = false;
}

wake(document);

/** An identity goes when its minutes are over. */
setInterval(() => {
  for (const part of document.querySelectorAll("[data-until]")) {
    if (new Date(part.dataset.until) > Date.now()) continue;
    part.removeAttribute("data-until");
    part.dispatchEvent(new CustomEvent("over", { bubbles: false }));
  }
}, 1000);
