// Putting: a draft as it is now in the place of what is shown, without disturbing who types.

/** Remember what is open, and has the focus, while something is replaced. */
function replace(here, there) {
  const open = [...here.querySelectorAll("details")].map((one) => one.open);
  const focused = here.contains(document.activeElement) ? document.activeElement.id : "";
  const own = document.activeElement === here;
  const fresh = document.adoptNode(there);
  [...fresh.querySelectorAll("details")].forEach((one, place) => { one.open ||= open[place] ?? false; });
  here.replaceWith(fresh);
  if (own) fresh.focus({ preventScroll: true });
  else if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function namesOf(form) {
  return [...(form?.elements ?? [])].map((one) => `${one.name}=${one.type === "submit" ? one.value : ""}`).join();
}

/** Bring a form up to what it is now; false where it has other fields now. */
function patched(here, there, mayTake) {
  const [now, then] = [here.querySelector("form.edit"), there.querySelector("form.edit")];
  if (!now || !then || namesOf(now) !== namesOf(then)) return false;
  for (const control of now.elements) {
    const fresh = then.elements.namedItem(control.name);
    if (!control.name || !fresh || control.type === "submit") continue;
    if (control.type === "hidden") {
      if (control.name === "base") control.value = fresh.value;
    } else if (mayTake(control)) {
      if (control.type === "checkbox") control.checked = fresh.checked;
      else if (control.value !== fresh.value) control.value = fresh.value;
      delete control.dataset.unsaved;
      control.toggleAttribute("aria-invalid", fresh.hasAttribute("aria-invalid"));
      if (fresh.hasAttribute("aria-invalid")) control.setAttribute("aria-invalid", "true");
    }
  }
  for (const part of here.querySelectorAll("[data-part]")) {
    const fresh = there.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
    if (fresh && !fresh.querySelector("input:not([type=hidden]), select, textarea")) replace(part, fresh);
  }
  here.dataset.doubt = there.dataset.doubt;
  here.className = there.className;
  return true;
}

/** The statements: in their places, those that are new behind the one before them. */
function putCards(page, mayTake) {
  const list = document.getElementById("list");
  const fresh = [...page.querySelectorAll(".card")];
  const names = new Set(fresh.map((one) => one.id));
  for (const gone of list.querySelectorAll(".card")) if (!names.has(gone.id)) gone.remove();
  let before = "";
  for (const there of fresh) {
    const { id } = there;
    const here = document.getElementById(id);
    if (!here) {
      const earlier = before && document.getElementById(before);
      if (earlier) earlier.after(document.adoptNode(there));
      else list.querySelector("h2").after(document.adoptNode(there));
    } else if (!patched(here, there, mayTake)) {
      replace(here, there);
    }
    before = id;
  }
}

/**
 * Put what is told of a draft by another page in the place of what is shown.
 *
 * @param {Document} page the draft as it is now
 * @param {(control: HTMLElement) => boolean} mayTake whether a field may take its value now
 */
export function put(page, mayTake) {
  putCards(page, mayTake);
  const head = document.getElementById("heading");
  const there = page.getElementById("heading");
  if (head && there && !patched(head, there, mayTake)) replace(head, there);
  for (const name of ["preview", "original", "done", "tools"]) {
    const here = document.querySelector(`[data-part="${name}"]`);
    const now = page.querySelector(`[data-part="${name}"]`);
    if (here && now) replace(here, now);
  }
  const count = document.querySelector("#statements small");
  count.textContent = page.querySelector("#statements small").textContent;
  for (const base of document.querySelectorAll("form.add [name=base], form.inline [name=base]")) {
    base.value = page.getElementById("desk").dataset.version;
  }
}
