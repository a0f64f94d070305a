// Search as one types: the results of the same page put in place, without loading it.

const WAIT = 120;

let waiting = 0;
let asked = null;

async function show(form) {
  asked?.abort();
  asked = new AbortController();
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value) address.searchParams.append(name, value);
  }
  try {
    const answer = await fetch(address, { signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("results");
    if (!found) return;
    document.getElementById("results").replaceWith(document.adoptNode(found));
    history.replaceState(null, "", address);
    const { writeDates } = await import("./dates.js");
    writeDates(document.getElementById("results"));
    const count = document.querySelectorAll("#results .hits li").length;
    document.getElementById("told").textContent = String(count);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

/** Listen to what is typed, where there is something to search in. */
export function startSearch() {
  const form = document.getElementById("searching");
  if (!form || form.dataset.listening) return;
  form.dataset.listening = "yes";
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(form), WAIT);
  });
}
