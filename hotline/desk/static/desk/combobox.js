// <select data-combobox>: a field to type in, with a list that finds options by name, code and the words people use
// (ARIA 1.2 combobox with a listbox popup). The select stays the form's field, and is all there is without scripts.

const SHOWN = 40;
let count = 0;

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}

function build(select) {
  if (select.dataset.combined) return;
  select.dataset.combined = "yes";
  const id = `combo-${(count += 1)}`;
  const box = Object.assign(document.createElement("div"), { className: "combo" });
  const input = Object.assign(document.createElement("input"), { type: "text", id: `${id}-input`, autocomplete: "off" });
  const list = Object.assign(document.createElement("ul"), { id, hidden: true });
  const label = select.labels[0];
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" })) input.setAttribute(name, value);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label.textContent);
  if (select.dataset.key) {
    input.dataset.key = select.dataset.key;
    input.dataset.keyLabel = label.textContent;
    delete select.dataset.key;
  }
  if (select.getAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
  label.htmlFor = input.id;
  const all = [...select.options].slice(1).map((option) => ({ value: option.value, name: option.textContent, group: option.dataset.group ?? "", words: fold(`${option.value} ${option.textContent} ${option.dataset.group ?? ""} ${option.dataset.words ?? ""}`) }));
  input.placeholder = select.options[0].textContent;
  select.hidden = true;
  box.append(input, list);
  select.after(box);
  let shown = [];
  let at = -1;

  const name = () => (select.value ? select.selectedOptions[0].textContent : "");
  const reset = () => (input.value = name());
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (where) => {
    at = where;
    [...list.children].forEach((each, i) => each.setAttribute("aria-selected", String(i === at)));
    const here = list.children[at];
    if (here && shown.length) {
      input.setAttribute("aria-activedescendant", here.id);
      here.scrollIntoView({ block: "nearest" });
    }
  };
  const open = (text) => {
    const asked = fold(text).split(/\s+/).filter(Boolean);
    const start = asked[0] ?? "";
    shown = all.filter((each) => asked.every((word) => each.words.includes(word)));
    shown.sort((a, b) => Number(!a.words.startsWith(start)) - Number(!b.words.startsWith(start)) || Number(!fold(a.name).startsWith(start)) - Number(!fold(b.name).startsWith(start)));
    shown = shown.slice(0, SHOWN);
    list.replaceChildren(
      ...shown.map((each, i) => {
        const item = Object.assign(document.createElement("li"), { id: `${id}-${i}` });
        item.setAttribute("role", "option");
        item.append(each.name, Object.assign(document.createElement("small"), { textContent: each.group }));
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          choose(i);
        });
        return item;
      }),
    );
    if (!shown.length) {
      const none = Object.assign(document.createElement("li"), { textContent: select.dataset.empty });
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(shown.length && text ? 0 : -1);
  };
  const choose = (i) => {
    select.value = shown[i].value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    reset();
    close();
  };
  input.addEventListener("input", () => open(input.value));
  input.addEventListener("click", () => list.hidden && open(""));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    if (!input.value.trim() && select.value) {
      select.value = "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    reset();
    close();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) open("");
      else point((at + (event.key === "ArrowDown" ? 1 : shown.length - 1) + shown.length) % Math.max(shown.length, 1));
    } else if (event.key === "Enter" && !event.altKey && !list.hidden && at >= 0 && shown.length) choose(at);
    else if (event.key === "Escape" && !list.hidden) {
      reset();
      close();
    } else if (event.key === "Tab" && !list.hidden && at >= 0 && shown.length) return choose(at);
    else if (event.key !== "Enter" || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
  });
  select.addEventListener("change", reset);
  reset();
}

function begin(root) {
  for (const select of root.querySelectorAll("select[data-combobox]")) build(select);
}

document.addEventListener("htmx:load", (event) => begin(event.detail.elt));
begin(document);
