// Drafts of forms with data-draft="name": kept in this browser while one types, restored after a reload, a crash or a
// lost connection, thrown away when the server says it worked, when a day has passed, and when the person signs out.

const PREFIX = "draft:";
const KEPT = 24 * 3600 * 1000;
const person = document.body.dataset.person ?? "";
const place = (form) => `${PREFIX}${person}:${form.dataset.draft}`;

function fieldsOf(form) {
  return [...form.elements].filter(
    (each) => each.name && !["file", "password", "submit", "button"].includes(each.type) && !["csrfmiddlewaretoken", "draft", "version"].includes(each.name) && !("nodraft" in each.dataset),
  );
}

function save(form) {
  const values = fieldsOf(form).map((each) => [each.name, each.type === "checkbox" || each.type === "radio" ? (each.checked ? each.value : null) : each.value, each.type]);
  try {
    localStorage.setItem(place(form), JSON.stringify({ at: Date.now(), values }));
  } catch {
    // A full or forbidden store: the page works on, only without drafts.
  }
}

/** A form that comes back with what was typed: the server has the last word on it. */
const isBack = (form) => form.hasAttribute("data-sent-back") || form.querySelector('[aria-invalid="true"], .errors') !== null;

function restore(form) {
  const found = read(place(form));
  if (!found || isBack(form)) return;
  const waiting = [...found.values];
  for (const each of fieldsOf(form)) {
    const at = waiting.findIndex(([name, , type]) => name === each.name && type === each.type);
    if (at < 0) continue;
    const [[, value]] = waiting.splice(at, 1);
    if (each.type === "checkbox" || each.type === "radio") each.checked = value === each.value;
    else each.value = value;
  }
  form.dispatchEvent(new CustomEvent("draft:restored", { bubbles: true }));
  form.querySelector("[data-draft-notice]")?.removeAttribute("hidden");
}

function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    if (found && Date.now() - found.at < KEPT) return found;
    localStorage.removeItem(key);
  } catch {
    // Unreadable: as if there were none.
  }
  return null;
}

export function forget(name) {
  localStorage.removeItem(`${PREFIX}${person}:${name}`);
}

function empty(form) {
  for (const each of fieldsOf(form)) {
    if (each.type === "checkbox" || each.type === "radio") each.checked = false;
    else if (each instanceof HTMLSelectElement) each.selectedIndex = each.multiple ? -1 : 0;
    else if (each.type !== "hidden") each.value = "";
  }
}

function forgetAll() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

function name(form) {
  let field = form.elements.namedItem("draft");
  if (!field) {
    field = Object.assign(document.createElement("input"), { type: "hidden", name: "draft" });
    form.append(field);
  }
  field.value = form.dataset.draft;
}

function begin(root) {
  for (const done of root.querySelectorAll("[data-done]")) for (const each of done.dataset.done.split(" ")) forget(each);
  const forms = root.matches?.("form[data-draft]") ? [root] : root.querySelectorAll("form[data-draft]");
  for (const form of forms) {
    name(form);
    restore(form);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.dataset.draft) save(form);
});
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.dataset.draft) save(form);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-forget-draft]");
  if (!button) return;
  forget(button.form.dataset.draft);
  button.form.reset();
  if (isBack(button.form)) empty(button.form); // what reset restores there is what was typed
  button.form.querySelector("[data-draft-notice]")?.setAttribute("hidden", "");
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-forget-drafts]")) forgetAll();
  else if (event.target.dataset.draft) save(event.target);
});
document.addEventListener("htmx:load", (event) => begin(event.detail.elt));
begin(document);
