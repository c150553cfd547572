// Keyboard shortcuts are declared where they act: data-key="Alt+N" on a link, button or field. "?" lists them.

const list = document.querySelector("[data-keys]");

function spell(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  const key = event.altKey && /^(Key|Digit)/.test(event.code) ? event.code.replace(/^(Key|Digit)/, "") : event.key;
  if (event.shiftKey && key.length > 1) parts.push("Shift");
  parts.push(key.length === 1 ? key.toUpperCase() : key);
  return parts.join("+");
}

function typing(target) {
  return target.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]");
}

function shown(element) {
  return element.checkVisibility?.() ?? element.offsetParent !== null;
}

function labelOf(element) {
  const label = element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
  return label.replace(/\s+/g, " ").replace("*", "").trim();
}

function showList() {
  const seen = new Set();
  const rows = list.querySelector("[data-keys-list]");
  rows.replaceChildren();
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = element.dataset.key;
    if (seen.has(key) || !shown(element)) continue;
    seen.add(key);
    const term = document.createElement("dt");
    const cap = document.createElement("kbd");
    cap.textContent = key;
    term.append(cap);
    const meaning = document.createElement("dd");
    meaning.textContent = labelOf(element);
    rows.append(term, meaning);
  }
  list.showModal();
}

function press(event) {
  if (event.isComposing || event.defaultPrevented) return;
  const key = spell(event);
  const free = !typing(event.target);
  if (key === "?" && free && list && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    return showList();
  }
  if (free === false && !event.altKey && !event.ctrlKey && !/^F\d+$/.test(event.key)) return;
  const scope = document.querySelector("dialog[open]") ?? document;
  const found = [...scope.querySelectorAll("[data-key]")].find((each) => each.dataset.key.split(" ").includes(key) && shown(each) && !each.disabled);
  if (!found) return;
  event.preventDefault();
  if (typing(found)) {
    found.focus();
    found.select?.();
  } else {
    found.focus();
    found.click();
  }
}

document.addEventListener("keydown", press);
