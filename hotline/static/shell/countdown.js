// Due times go on counting by the server's clock, in the words the server gave.

const words = JSON.parse(document.querySelector('meta[name="shell-words"]').content);
const skew = new Date(document.querySelector('meta[name="shell-now"]').content) - Date.now();
const DAY = 24 * 60;

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function span(minutes) {
  const hours = Math.floor(minutes / 60);
  if (minutes >= 2 * DAY) return fill(words.days, { d: Math.floor(hours / 24), h: hours % 24 });
  if (hours) return fill(words.hours, { h: hours, m: minutes % 60 });
  return fill(words.minutes, { m: minutes });
}

function tell(time, now) {
  const left = new Date(time.dateTime) - now;
  const late = left <= 0;
  const text = fill(late ? words.late : words.ahead, { span: span(Math.floor(Math.abs(left) / 60000)) });
  const label = time.querySelector("span");
  if (label.textContent !== text) label.textContent = text;
  const severity = late ? "late" : left <= DAY * 60000 ? "soon" : "ahead";
  if (time.classList.contains(`due-${severity}`)) return;
  time.classList.remove("due-ahead", "due-soon", "due-late");
  time.classList.add(`due-${severity}`);
  const shape = document.getElementById(`due-shape-${severity}`);
  if (shape) time.querySelector("svg").replaceWith(shape.content.cloneNode(true).querySelector("svg"));
}

export function tick() {
  const now = Date.now() + skew;
  for (const time of document.querySelectorAll("time[data-due]")) tell(time, now);
}

setInterval(tick, 15000);
document.addEventListener("visibilitychange", () => document.hidden || tick());
