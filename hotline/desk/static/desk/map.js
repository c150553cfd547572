// The map: a click, or the cross moved by arrow keys, becomes coordinates and an area of the form.

const STEP = 10;
let x = 500;
let y = 0;

const dialog = document.getElementById("city");
const map = () => dialog?.querySelector("[data-city]");

function areaAt(svg) {
  const point = svg.createSVGPoint();
  point.x = x;
  point.y = y;
  return [...svg.querySelectorAll("[data-area]")].find((path) => path.isPointInFill(point));
}

function show(svg) {
  svg.querySelector(".cross").setAttribute("transform", `translate(${x} ${y})`);
  const here = areaAt(svg);
  for (const path of svg.querySelectorAll(".area")) path.classList.toggle("here", path === here);
  dialog.querySelector("[data-here]").textContent = here ? `${here.dataset.name} · ${here.dataset.within}` : "";
}

function choose(svg) {
  const here = areaAt(svg);
  if (!here) return;
  const form = document.getElementById("call");
  form.elements.lon.value = (Number(svg.dataset.west) + x * Number(svg.dataset.stepLon)).toFixed(6);
  form.elements.lat.value = (Number(svg.dataset.north) - y * Number(svg.dataset.stepLat)).toFixed(6);
  form.elements.area.value = here.dataset.area;
  form.elements.area.dispatchEvent(new Event("change", { bubbles: true }));
  dialog.close();
}

function move(event) {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.key === "Enter") choose(map());
  else if (by) {
    const step = STEP * (event.shiftKey ? 8 : 1);
    x = Math.min(1000, Math.max(0, x + by[0] * step));
    y = Math.min(Number(map().dataset.height), Math.max(0, y + by[1] * step));
    show(map());
  } else return;
  event.preventDefault();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-map]")) {
    dialog.showModal();
    htmx.trigger(document.getElementById("city-body"), "draw");
    map()?.focus();
  }
  const svg = event.target.closest?.("[data-city]");
  if (svg) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    [x, y] = [Math.round(point.x), Math.round(point.y)];
    show(svg);
    choose(svg);
  }
});
document.addEventListener("keydown", (event) => event.target.closest?.("[data-city]") && move(event));
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "city-body" || !map()) return;
  y = Number(map().dataset.height) / 2;
  show(map());
  map().focus();
});
