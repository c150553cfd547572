// The console: asks while one types, takes suggestions by key, ends calls, and keeps what is typed when the line is dead.
// Every key is declared in the page (data-key) and listed by "?"; here are those that must leave the focus where it is.

const PREFIX = `draft:${document.body.dataset.person ?? ""}:desk`;
const KEPT = 12 * 3600 * 1000;
const call = () => document.getElementById("call");
const later = new Map();

function after(name, wait, act) {
  clearTimeout(later.get(name));
  later.set(name, setTimeout(act, wait));
}

function tell(id, what) {
  const part = document.getElementById(id);
  if (part) htmx.trigger(part, what);
}

function typed(event) {
  const form = call();
  if (!form || event.target.form !== form) return;
  form.removeAttribute("data-blank");
  after("suggest", 150, () => tell("suggestions", "typed"));
  after("beside", 350, () => tell("beside", "typed"));
  if (event.target.name === "phone") after("look", 300, look);
}

/** A number is looked up once it can be one; each look is noted, so half of one is not looked up. */
function look() {
  const digits = call()?.elements.phone.value.replace(/\D/g, "") ?? "";
  if (digits.length === 0 || digits.length >= 7) tell("caller", "look");
}

function set(name, value) {
  const field = call().elements.namedItem(name);
  field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function take(chip) {
  set(chip.dataset.take, chip.dataset.value);
  chip.remove();
}

function takeBest() {
  const seen = new Set();
  for (const chip of [...document.querySelectorAll("[data-take]")]) {
    if (seen.has(chip.dataset.take)) continue;
    seen.add(chip.dataset.take);
    take(chip);
  }
}

function emergency() {
  const choice = call().querySelector('[name="do"][value="referred_emergency"]');
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  call().querySelector('[data-press="finish"]').focus({ preventScroll: true });
}

/** What is to be read to the caller comes into sight. */
function unfold(event) {
  if (event.target.name === "do") call().querySelector(`[data-way="${event.target.value}"]`)?.scrollIntoView({ block: "end" });
}

function keys(event) {
  if (!call() || event.isComposing || document.querySelector("dialog[open]")) return;
  const digit = event.altKey && /^Digit[1-6]$/.test(event.code) && event.code.slice(5);
  const chip = digit && document.querySelector(`[data-take][data-key="Alt+${digit}"]`);
  if (chip) take(chip);
  else if (event.altKey && event.key === "Enter") takeBest();
  else if (event.key === "F9") emergency();
  else if (event.key === "F8") call().querySelector('[name="do"]:checked').focus();
  else if (event.key === "Enter" && !event.ctrlKey && event.target.matches("#call input:not([type=checkbox], [type=radio], [role=combobox])")) next(event.target);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Enter goes on to the next field: nobody sends half a call by habit. */
function next(field) {
  const all = [...call().elements].filter((each) => !each.disabled && each.type !== "hidden" && each.checkVisibility() && !each.closest("aside"));
  all[all.indexOf(field) + 1]?.focus();
}

/** Buttons beside the form put the call aside: its own submit, which ends it, must not be set off by them. */
function aside(event) {
  const button = event.target.closest('[data-press="park"], [data-press="ring"]');
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  const values = button.name ? { [button.name]: button.value } : {};
  htmx.ajax("POST", button.getAttribute("formaction"), { source: call(), values, swap: "none" });
}

function clicked(event) {
  const chip = event.target.closest("[data-take]");
  if (chip) take(chip);
  if (event.target.closest("[data-take-all]")) takeBest();
}

// The telephone: asked for every second and a half. An empty form gives way by itself; one that is typed in does not.
setInterval(() => call() && !document.hidden && tell("ringing", "ring"), 1500);

function rang() {
  const button = document.querySelector("[data-ring]");
  if (button && call()?.hasAttribute("data-blank")) location.assign(`?ring=${button.dataset.ring}`);
}

// When the server cannot be reached, the text (never who called) waits in this browser.
function keep() {
  const form = call();
  if (!form) return;
  const words = {};
  for (const each of form.elements) {
    if (!each.name || "private" in each.dataset || each.name === "csrfmiddlewaretoken" || /button|submit/.test(each.type)) continue;
    if (/checkbox|radio/.test(each.type) ? each.checked : each.value) words[each.name] = each.value;
  }
  try {
    localStorage.setItem(PREFIX, JSON.stringify({ at: Date.now(), words }));
  } catch {
    // A full or forbidden store: the server's draft is the one that counts.
  }
}

function restore() {
  const form = call();
  let found = null;
  try {
    found = JSON.parse(localStorage.getItem(PREFIX));
  } catch {
    localStorage.removeItem(PREFIX);
  }
  if (!found || Date.now() - found.at > KEPT || !(form.hasAttribute("data-blank") || form.elements.key.value === found.words.key)) return;
  for (const [name, value] of Object.entries(found.words)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = true;
    else if (field && name !== "care") field.value = value;
  }
  localStorage.removeItem(PREFIX);
  form.elements.content.dispatchEvent(new Event("input", { bubbles: true }));
}

function lost() {
  keep();
  const place = document.getElementById("kept");
  if (place) {
    place.textContent = call().dataset.lost;
    place.classList.add("lost");
  }
}

function wake() {
  const form = call();
  if (!form) return;
  form.querySelector("[data-map]").hidden = false;
  const wrong = form.querySelector(".errors")?.dataset.focus;
  if (wrong) form.elements.namedItem(wrong)?.focus?.();
  restore();
  if (form.elements.phone.value) {
    look();
    if (form.elements.ring.value) tell("beside", "typed");
    if (document.activeElement === document.body || document.activeElement === form.elements.phone) form.elements.content.focus();
  }
}

document.addEventListener("keydown", keys, true);
document.addEventListener("input", typed);
document.addEventListener("change", typed);
document.addEventListener("change", unfold);
document.addEventListener("click", aside, true);
document.addEventListener("click", clicked);
document.addEventListener("htmx:sendError", lost);
document.addEventListener("htmx:timeout", lost);
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.detail.elt.id === "beside") localStorage.removeItem(PREFIX);
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "ringing") rang();
  if (event.detail.target.id === "call" || event.detail.elt.id === "call") wake();
});
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.id === "ringing") event.detail.headers["X-By-Itself"] = "1";
});
document.addEventListener("htmx:beforeRequest", (event) => {
  // The call ends: nothing that was asked while typing may come after it.
  if (event.detail.requestConfig.path.match(/finish|join|park/)) for (const id of later.values()) clearTimeout(id);
});
if (document.querySelector("[data-finished]")) localStorage.removeItem(PREFIX);
wake();
