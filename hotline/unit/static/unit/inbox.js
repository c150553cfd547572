// The list by keyboard: J and K go from row to row, X ticks, Enter opens (the focus stands on the row's link). What is
// done with "the chosen" is done with the row one stands on where nothing is ticked.

const rows = () => [...document.querySelectorAll("#list tr[data-row]")];
const link = (row) => row.querySelector("a.row-title");
const box = (row) => row.querySelector('input[name="ticket"]');
let at = "";

function current() {
  const here = document.activeElement?.closest?.("tr[data-row]");
  return here ?? rows().find((row) => row.dataset.row === at) ?? null;
}

function stand(row) {
  if (!row) return;
  at = row.dataset.row;
  for (const each of rows()) each.classList.toggle("here", each === row);
  link(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const here = current();
  stand(here ? all[Math.min(Math.max(all.indexOf(here) + by, 0), all.length - 1)] : all[by > 0 ? 0 : all.length - 1]);
}

function tell() {
  const chosen = rows().filter((row) => box(row)?.checked).length;
  const all = document.querySelector("[data-all]");
  if (all) {
    all.checked = chosen > 0 && chosen === rows().length;
    all.indeterminate = chosen > 0 && !all.checked;
  }
  const bar = document.querySelector("[data-chosen]");
  if (bar) bar.textContent = chosen ? bar.dataset.chosen.replace("{n}", chosen) : "";
}

/** Where tabs are wider than the window, the one that is open is in sight. */
function showTab() {
  const tabs = document.querySelector(".lists .tabs");
  const open = tabs?.querySelector("[aria-current]");
  if (open) tabs.scrollLeft = open.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - open.offsetWidth) / 2;
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest?.("[data-step]");
  if (pressed) step(Number(pressed.dataset.step));
  if (event.target.closest?.("[data-tick]")) {
    const row = current();
    if (row) {
      box(row).checked = !box(row).checked;
      stand(row);
      tell();
    }
  }
  if (event.target.closest?.("[data-act]") && !rows().some((row) => box(row).checked)) {
    const row = current();
    if (row) box(row).checked = true;
  }
});
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("tr[data-row]");
  if (row) at = row.dataset.row;
  for (const each of rows()) each.classList.toggle("here", each.dataset.row === at);
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-all]")) for (const row of rows()) box(row).checked = event.target.checked;
  tell();
});
document.addEventListener("htmx:afterSwap", (event) => {
  tell();
  if (event.detail.target.matches(".lists")) showTab();
});
addEventListener("pageshow", tell);
showTab();
for (const each of document.querySelectorAll("[data-needs-script]")) each.hidden = false;
