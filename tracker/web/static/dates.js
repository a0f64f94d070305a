// Dates in the reader's form; the form of the record stays as their title.

const day = new Intl.DateTimeFormat(navigator.language, {
  day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
});
const month = new Intl.DateTimeFormat(navigator.language, {
  month: "long", year: "numeric", timeZone: "UTC",
});
/** A moment with its zone, since the command line and addresses tell moments in UTC. */
const moment = new Intl.DateTimeFormat(navigator.language, {
  day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit",
  timeZoneName: "short",
});

/** Write every date within a part of the page as the reader writes dates. */
export function writeDates(part) {
  for (const one of part.querySelectorAll("time[datetime]")) {
    const text = one.getAttribute("datetime");
    const when = new Date(text);
    if (Number.isNaN(when.getTime())) continue;
    const form = text.length === 7 ? month : text.length === 10 ? day : moment;
    one.title = text;
    one.textContent = form.format(when);
  }
}
