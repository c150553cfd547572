// Choosing rows: all of the page at once, and how many are chosen.

for (const form of document.querySelectorAll("[data-choosing]")) {
  const all = form.querySelector("[data-choose-all]");
  const said = form.querySelector("[data-chosen]");
  const boxes = [...form.querySelectorAll("input[name=ticket]")];
  const tell = () => {
    const count = new Set(boxes.filter((box) => box.checked).map((box) => box.value)).size;
    said.textContent = count === 0 ? "" : count === 1 ? said.dataset.one : said.dataset.many.replace("{n}", count);
    all.checked = boxes.every((box) => box.checked);
    all.indeterminate = !all.checked && boxes.some((box) => box.checked);
  };
  all.disabled = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
}
