// What was chosen, named before it is sent; what is too much is said before a phone has carried it over the air.
// The server checks all of it again, and the form works without this.
for (const part of document.querySelectorAll("[data-photos]")) watch(part);
document.addEventListener("htmx:load", (event) => {
  for (const part of event.target.querySelectorAll?.("[data-photos]") ?? []) watch(part);
});

function watch(part) {
  if (part.dataset.watched) return;
  part.dataset.watched = "yes";
  part.addEventListener("change", () => tell(part));
}

function tell(part) {
  const { most, bytes, tooMany, tooLarge } = part.dataset;
  const picker = part.querySelector('input[type="file"]');
  const files = [...picker.files];
  const kept = part.querySelectorAll('input[type="hidden"][name$="-kept"]').length;
  const dropped = part.querySelectorAll('input[type="checkbox"]:checked').length;
  const large = files.filter((file) => file.size > Number(bytes));
  const wrong = [];
  if (files.length + kept - dropped > Number(most)) wrong.push(tooMany);
  if (large.length) wrong.push(`${tooLarge} (${large.map((file) => file.name).join(", ")})`);
  const said = part.querySelector(".chosen");
  said.classList.toggle("wrong", wrong.length > 0);
  said.value = (wrong.length ? wrong : files.map((file) => `${file.name} · ${weight(file.size)}`)).join("\n");
  picker.setCustomValidity(wrong[0] ?? "");
}

function weight(size) {
  const [unit, value] = size < 1_000_000 ? ["kilobyte", Math.ceil(size / 1000)] : ["megabyte", size / 1_000_000];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
