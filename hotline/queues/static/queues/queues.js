// The queue's room: walk the list with J and K, choose with one key, give a ticket back when it is left.

const rows = () => [...document.querySelectorAll(".queue-rows a[data-number]")];

/** What of a page needs a script shows itself where there is one. */
function wake(root) {
  for (const part of root.querySelectorAll(".queue-steps, .phrases")) part.hidden = false;
  root.querySelectorAll(".reaches input").forEach((radio, at) => {
    radio.dataset.key = String(at + 1);
    radio.dataset.keyLabel = radio.parentElement.querySelector("span").textContent;
  });
}

/** One step down or up the list, from the ticket that is open; from the top where none is. */
function step(by) {
  const all = rows();
  const at = all.findIndex((row) => row.getAttribute("aria-current"));
  const next = all[at < 0 ? 0 : at + by];
  next?.scrollIntoView({ block: "nearest" });
  next?.click();
}

function mark() {
  for (const row of rows()) {
    if (row.pathname === location.pathname) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  const opened = document.querySelector(".queue-rows a[aria-current]");
  const after = document.querySelector("form[action*='/next/']");
  if (!opened || !after) return;
  let field = after.elements.namedItem("after");
  if (!field) after.append((field = Object.assign(document.createElement("input"), { type: "hidden", name: "after" })));
  field.value = opened.dataset.number;
  document.querySelector(".queue-room").classList.add("at-work");
}

/** A unit that comes into question goes into the form; the reason only where none was typed. */
function choose(button) {
  const lead = document.querySelector(".work-form select[name=lead]");
  const why = document.querySelector(".work-form [name=why]");
  if (!lead) return;
  lead.value = button.dataset.choose;
  lead.dispatchEvent(new Event("change", { bubbles: true }));
  if (why && (!why.value.trim() || why.dataset.filled === why.value)) {
    why.value = button.dataset.why;
    why.dataset.filled = why.value;
    why.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const other of document.querySelectorAll("[data-choose]")) other.setAttribute("aria-pressed", String(other === button));
  why?.focus();
}

function phrase(button) {
  const field = document.getElementById(button.dataset.into);
  field.value = [field.value.trim(), button.dataset.phrase].filter(Boolean).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** Whoever goes away gives the ticket back; what this page does not hold any more is not touched. */
function leave() {
  const lease = document.getElementById("lease");
  if (!lease) return;
  const said = new FormData();
  said.set("key", lease.dataset.page);
  said.set("csrfmiddlewaretoken", JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "");
  navigator.sendBeacon(lease.dataset.leave, said);
}

let then = "";
document.addEventListener("click", (event) => {
  const pressed = (name) => event.target.closest(`[data-${name}]`);
  if (pressed("step")) step(Number(pressed("step").dataset.step));
  if (pressed("choose")) choose(pressed("choose"));
  if (pressed("phrase")) phrase(pressed("phrase"));
  then = pressed("then")?.dataset.then ?? "";
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches("input, textarea, select") && !document.querySelector("dialog[open]")) {
    document.getElementById("work-title")?.focus();
  }
});
document.addEventListener("htmx:beforeSwap", (event) => event.detail.target?.id === "work" && event.detail.shouldSwap && leave());
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id === "queue-live") {
    wake(event.detail.target);
    mark();
  }
  if (event.detail.elt?.id !== "work" && event.detail.target?.id !== "work") return;
  const work = document.getElementById("work");
  wake(work);
  mark();
  const field = then === "form" ? work.querySelector(".work-form :is(input, select, textarea):not([type=hidden])") : null;
  (field ?? document.getElementById("work-title"))?.focus({ preventScroll: !field });
  then = "";
});
addEventListener("pagehide", leave);
wake(document);
document.querySelector(".queue-rows a[aria-current]")?.scrollIntoView({ block: "nearest" });
