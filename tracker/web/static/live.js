// Live: a note of what others record, over the page, which moves nothing of what one reads.
//
// A page listens while it can be seen: a browser keeps six connections to a server, whatever
// number of pages are open.

let source = null;
let last = null;
let count = 0;

function tell(event) {
  const news = JSON.parse(event.data);
  last = event.lastEventId;
  count += 1;
  const note = document.getElementById("news");
  const link = note.querySelector("a");
  link.textContent = news.said;
  link.href = news.page;
  const more = note.querySelector(".more-news");
  more.hidden = count < 2;
  more.querySelector("b").textContent = String(count - 1);
  note.hidden = false;
}

function listen() {
  if (document.visibilityState !== "visible") {
    source?.close();
    source = null;
    return;
  }
  if (source) return;
  const address = new URL("/events", location.href);
  const after = last ?? document.getElementById("news").dataset.after;
  if (after) address.searchParams.set("after", after);
  source = new EventSource(address);
  source.addEventListener("recorded", tell);
  source.addEventListener("enough", () => { // as many pages listen as may; this is the oldest
    source.close();
    source = null;
  });
}

/** Tell what others record from now on. */
export function startLive() {
  const note = document.getElementById("news");
  if (!note) return;
  note.querySelector("[data-show]").addEventListener("click", () => location.reload());
  note.querySelector("[data-close]").addEventListener("click", () => {
    note.hidden = true;
    count = 0;
  });
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      source = null;
      listen();
    }
  });
  listen();
}
