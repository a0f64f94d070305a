// Keys: a draft gone through without a mouse. They work while the keyboard is on a statement.

function cards(desk) {
  return [...desk.querySelectorAll(".card")];
}

/** Whether a statement has to be looked at. */
function presses(card) {
  return card.dataset.doubt === "yes" || card.querySelector(".waits, .wrong:not(:empty)") !== null;
}

function go(card) {
  card?.focus();
  card?.scrollIntoView({ block: "nearest" });
}

/** The next statement to be looked at, from one on and round; else the button that records. */
function toNext(desk, from) {
  const all = cards(desk);
  const start = all.indexOf(from) + 1;
  const next = [...all.slice(start), ...all.slice(0, start)].find((one) => one !== from && presses(one));
  if (next) go(next);
  else document.getElementById("record").focus();
}

function press(card, ...values) {
  const button = values.map((one) => card?.querySelector(`.does button[value="${one}"]`)).find(Boolean);
  button?.click();
}

/** What is in doubt is right as it is: on to the next. */
function settle(desk, card) {
  press(card, "settle");
  if (card) card.dataset.doubt = "";
  toNext(desk, card);
}

function edit(card) {
  const details = card?.querySelector("form.edit > details");
  if (!details) return;
  details.open = true;
  details.querySelector("textarea, input:not([type=hidden])").focus();
}

const DOES = {
  j: (desk, card) => go(cards(desk)[cards(desk).indexOf(card) + 1]),
  k: (desk, card) => go(cards(desk)[cards(desk).indexOf(card) - 1]),
  n: toNext,
  a: settle,
  d: (desk, card) => press(card, "drop", "restore"),
  s: (desk, card) => press(card, "split"),
  e: (desk, card) => edit(card),
  w: () => document.getElementById("words").focus(),
  u: (desk) => desk.querySelector("button[value=undo]").click(),
  r: () => document.getElementById("record").focus(),
  "?": () => document.getElementById("help").showModal(),
};

function pressed(desk, event) {
  const card = document.activeElement.closest(".card");
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (typing) {
    if (event.key === "Escape" && card) go(card);
    if (event.key === "Enter" && event.ctrlKey && card) {
      event.preventDefault();
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
      settle(desk, card);
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in DOES)) return;
  event.preventDefault();
  DOES[event.key](desk, card);
}

/** Start the keys, on the first statement that is to be looked at. */
export function startKeys(desk) {
  document.getElementById("review").addEventListener("keydown", (event) => pressed(desk, event));
  desk.addEventListener("click", (event) => {
    if (event.target.closest("#help-button")) document.getElementById("help").showModal();
  });
  if (location.hash) document.getElementById(location.hash.slice(1))?.focus();
  else (cards(desk).find(presses) ?? cards(desk)[0])?.focus({ preventScroll: true });
}
