// <div data-poll="30" hx-get="…" hx-trigger="poll"> asks again every 30 seconds while somebody looks at the page, and not
// while they type or choose in that very part.

const due = new WeakMap();

setInterval(() => {
  if (document.hidden) return;
  for (const part of document.querySelectorAll("[data-poll]")) {
    const seconds = Number(part.dataset.poll);
    const now = Date.now();
    if (!due.has(part)) due.set(part, now + seconds * 1000);
    const busy = part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
    if (now < due.get(part) || busy || part.querySelector("dialog[open], input:checked")) continue;
    due.set(part, now + seconds * 1000);
    part.dispatchEvent(new CustomEvent("poll", { bubbles: false }));
  }
}, 1000);

// Nobody is kept signed in by a page that looks by itself, save by one that says `data-poll-stays`: a board on a wall.
document.addEventListener("htmx:configRequest", (event) => {
  const { triggeringEvent, elt, headers } = event.detail;
  if (triggeringEvent?.type === "poll" && !elt.hasAttribute("data-poll-stays")) headers["X-By-Itself"] = "1";
});
