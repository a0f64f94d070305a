// What changed from one day to another, marked for a moment.

const SHOWN = 2600; // milliseconds; the animation in page.css takes a little less

/** The state of everything that has one, by its key. */
export function states(page) {
  const found = new Map();
  for (const one of page.querySelectorAll("main [data-key]")) {
    found.set(one.dataset.key, one.dataset.state);
  }
  return found;
}

/** What is new on a page, or in another state than before. */
export function differences(before, page) {
  return [...page.querySelectorAll("main [data-key]")].filter(
    (one) => before.get(one.dataset.key) !== one.dataset.state,
  );
}

/** Mark some elements for a moment. */
export function markChanged(elements) {
  for (const one of elements) one.classList.add("changed");
  setTimeout(() => {
    for (const one of elements) one.classList.remove("changed");
  }, SHOWN);
}
