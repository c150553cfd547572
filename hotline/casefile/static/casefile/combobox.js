// A long <select data-combobox> becomes a field one types into: what is typed is looked for in every option. The select
// stays, unseen, and is what is sent; without a script it is used as it is.

const FEW = 12;
const MOST = 40;
let count = 0;

function make(tag, attributes) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function words(option) {
  const group = option.parentElement.label ?? "";
  return `${option.text} ${option.value} ${group} ${option.dataset.words ?? ""}`.toLowerCase();
}

function found(select, typed) {
  const sought = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = [...select.options].filter((option) => option.value && sought.every((word) => words(option).includes(word)));
  const first = (option) => (option.text.toLowerCase().startsWith(sought[0] ?? "") ? 0 : 1);
  return fitting.sort((one, other) => first(one) - first(other)).slice(0, MOST);
}

function enhance(select) {
  if (select.dataset.enhanced || select.options.length < FEW) return;
  select.dataset.enhanced = "yes";
  const list = make("ul", { role: "listbox", id: `combo-${++count}`, hidden: "" });
  const input = make("input", { type: "text", id: select.id, role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "data-nodraft": "" });
  const label = select.labels[0]?.firstChild?.textContent?.trim() ?? "";
  if (label) list.setAttribute("aria-label", label);
  for (const name of ["aria-describedby", "aria-invalid"]) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  const chosen = make("ul", { class: "combo-chosen" });
  const combo = make("div", { class: "combo" });
  select.removeAttribute("id");
  select.removeAttribute("aria-invalid");
  select.before(combo);
  combo.append(...(select.multiple ? [chosen] : []), input, list, select);
  select.hidden = true;
  let active = -1;

  function show() {
    if (!select.multiple) {
      input.value = select.value ? select.selectedOptions[0].text : "";
      return;
    }
    chosen.replaceChildren(...[...select.selectedOptions].map((option) => {
      const item = make("li", {});
      const drop = make("button", { type: "button" });
      drop.textContent = `${option.text} ×`;
      drop.addEventListener("click", () => {
        option.selected = false;
        changed();
      });
      item.append(drop);
      return item;
    }));
  }

  function changed() {
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function open(all) {
    const options = found(select, all ? "" : input.value);
    list.replaceChildren(...options.map((option, place) => {
      const item = make("li", { role: "option", id: `${list.id}-${place}`, "aria-selected": String(option.selected) });
      item.textContent = option.text;
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        pick(option);
      });
      item.option = option;
      return item;
    }));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    move(all ? -1 : 0);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  }

  function move(place) {
    list.children[active]?.classList.remove("active");
    active = list.children.length ? Math.max(-1, Math.min(place, list.children.length - 1)) : -1;
    const item = list.children[active];
    item?.classList.add("active");
    item?.scrollIntoView({ block: "nearest" });
    if (item) input.setAttribute("aria-activedescendant", item.id);
  }

  function pick(option) {
    if (select.multiple) {
      option.selected = !option.selected;
      input.value = "";
    } else select.value = option.value;
    changed();
    close();
  }

  input.addEventListener("input", () => open(false));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    if (!select.multiple && !input.value.trim() && select.value) {
      select.value = "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    close();
    if (select.multiple) input.value = "";
    else show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open(true);
      else move(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault(); // it chooses, and never sends the form
      if (!list.hidden && active >= 0) pick(list.children[active].option);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
      show();
    }
  });
  select.addEventListener("change", show); // whoever else chooses
  select.form?.addEventListener("draft:restored", show);
  show();
}

function begin(root) {
  for (const select of root.querySelectorAll?.("select[data-combobox]") ?? []) enhance(select);
}

document.addEventListener("htmx:load", (event) => begin(event.detail.elt));
begin(document);
