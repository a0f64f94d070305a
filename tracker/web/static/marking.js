// What changed from one day to another, marked for a moment.

const SHOWN = 2600; // milliseconds; the animation in page.css takes a little less

const STATEFUL = "main [data-key], main .timeline [data-ref]";

/** What an element is called; a mark in a drawing is another than what is told of the same. */
function named(one) {
  return one.dataset.key ?? `drawn ${one.dataset.ref}`;
}

function stateOf(one) {
  return one.dataset.state ?? one.dataset.status ?? "";
}

/** The state of everything that has one, by its key. */
export function states(page) {
  const found = new Map();
  for (const one of page.querySelectorAll(STATEFUL)) found.set(named(one), stateOf(one));
  return found;
}

/** What is new on a page, or in another state than before. */
export function differences(before, page) {
  return [...page.querySelectorAll(STATEFUL)].filter((one) => before.get(named(one)) !== stateOf(one));
}

/** Of how many things these tell. */
export function countOf(elements) {
  return new Set(elements.map((one) => one.dataset.key ?? one.dataset.ref)).size;
}

/** Mark some elements for a moment. */
export function markChanged(elements) {
  for (const one of elements) one.classList.add("changed");
  setTimeout(() => {
    for (const one of elements) one.classList.remove("changed");
  }, SHOWN);
}
