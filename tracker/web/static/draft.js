// The page of a draft: each field is saved as it is typed, and what others do to it is shown.

import { writeDates } from "./dates.js";
import { startKeys } from "./keys.js";
import { put } from "./putting.js";
import { Saving } from "./saving.js";

const PAUSE = 500; // milliseconds without a key after which what was typed is sent
const LOOK = 2000; // milliseconds after which is asked again who else is here, and what they did
const DOES = ["what", "offer", "number", "words"];

const desk = document.getElementById("desk");
const status = document.getElementById("saved");
const kept = document.getElementById("kept");
const bases = new Map(); // the version of the draft as of which a field is shown
let version = Number(desk.dataset.version);
let typing = 0;
let looking = null;

const saving = new Saving(desk.dataset.draft, desk.dataset.user, token, tell);

function token() {
  return desk.querySelector("input[name=form_token]").value;
}

function tell(state, said) {
  status.dataset.state = state;
  status.textContent = status.dataset[`said${state[0].toUpperCase()}${state.slice(1)}`];
  const left = state === "refused" ? saving.entries() : [];
  kept.hidden = left.length === 0;
  kept.textContent = [said, ...left.map((one) => `${one.statement} ${one.field ?? ""} ${one.value ?? ""}`)].join("\n");
}

function statementOf(control) {
  return control.form.elements.statement.value;
}

function valueOf(control) {
  return control.type === "checkbox" ? (control.checked ? control.value : "") : control.value;
}

function isField(control) {
  return control.name && control.type !== "hidden" && control.matches("form.edit input, form.edit select, form.edit textarea");
}

/** Keep what was typed at once, and send it when there is a pause. */
function typed(event) {
  const control = event.target;
  if (!isField(control)) return;
  const statement = statementOf(control);
  const field = control.name;
  const base = bases.get(`${statement}/${field}`) ?? version;
  saving.keep({ statement, field, value: valueOf(control), base });
  control.dataset.unsaved = "";
  clearTimeout(typing);
  typing = setTimeout(() => saving.send(), event.type === "change" ? 0 : PAUSE);
}

/** A button of a form: what it does is kept and sent like what is typed. */
function sent(event) {
  const form = event.target;
  if (!form.matches("form.edit, form.add, form.inline")) return;
  event.preventDefault();
  const said = new FormData(form, event.submitter);
  const more = DOES.filter((name) => said.get(name)).map((name) => [name, said.get(name)]);
  if (said.get("what") !== "set" && more.length) {
    saving.keep({ statement: said.get("statement"), base: version, more });
  }
  if (form.matches("form.add")) form.reset();
  saving.send();
}

saving.done = (entry, now, aside) => {
  bases.set(`${entry.statement}/${entry.field}`, now);
  const control = controlOf(entry);
  if (control && !saving.holds(entry.statement, entry.field)) delete control.dataset.unsaved;
  refresh({ soon: !entry.more && !aside });
};

function controlOf({ statement, field }) {
  return field ? document.getElementById(`${statement || "h"}-${field}`) : null;
}

let refreshing = 0;
let drawn = Promise.resolve();

/** Put the draft as it is now in the place of what is shown, but for what is being typed. */
function refresh({ soon = false } = {}) {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => { drawn = drawn.then(shown, shown); }, soon ? PAUSE : 0);
}

async function shown() {
  let page;
  try {
    const answer = await fetch(location.href);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return;
  }
  const there = page.getElementById("desk");
  if (!there?.dataset.version) return;
  if (there.dataset.user !== desk.dataset.user) { // somebody else has signed in meanwhile
    location.reload();
    return;
  }
  if (!page.getElementById("saved")) location.reload(); // it is no longer under review
  version = Number(there.dataset.version);
  desk.dataset.version = version;
  put(page, (control) => {
    const statement = statementOf(control);
    if (saving.holds(statement, control.name)) return false;
    bases.set(`${statement}/${control.name}`, version);
    return true;
  });
  writeDates(desk);
  mark();
}

/** Ask who else is here, and whether somebody did something. */
async function look() {
  const at = document.activeElement?.closest(".card")?.id ?? "";
  const body = new URLSearchParams({ form_token: token(), tab: saving.tab, at });
  try {
    const answer = await fetch(`/draft/${desk.dataset.draft}/here`, { method: "POST", headers: { Accept: "application/json, application/problem+json" }, body });
    if (!answer.ok) throw new Error(String(answer.status));
    const now = await answer.json();
    if (status.dataset.state === "lost") saving.send();
    document.getElementById("people").textContent = now.people
      .map((one) => `${one.name}${one.at ? ` (${one.at})` : ""}`).join(", ")
      .replace(/^(?=.)/, `${status.dataset.here} `);
    for (const card of desk.querySelectorAll(".card")) {
      card.dataset.others = now.people.filter((one) => one.at === card.id).map((one) => one.name).join(", ");
    }
    if (now.ended || now.version > version) refresh();
  } catch {
    if (status.dataset.state !== "refused") tell("lost", "");
  }
  looking = setTimeout(look, LOOK);
}

/** Mark in the text what the statement in focus quotes. */
function mark() {
  const at = document.activeElement?.closest(".card")?.id;
  let first = null;
  for (const one of document.querySelectorAll("#original mark")) {
    const here = Boolean(at) && one.dataset.refs.split(" ").includes(at);
    one.classList.toggle("here", here);
    if (here) first ??= one;
  }
  const pane = document.querySelector(".side-by > .text");
  if (first && pane.scrollHeight > pane.clientHeight) {
    pane.scrollTop = first.offsetTop - pane.offsetTop - pane.clientHeight / 3;
  }
}

/** Record what is shown, once all that was typed is saved. */
async function recording(event) {
  if (!event.target.matches("form.record") || !saving.entries().length) return;
  event.preventDefault();
  clearTimeout(typing);
  if (!(await saving.send())) return;
  refresh();
  setTimeout(async () => {
    await drawn;
    document.getElementById("record").focus();
  }, 0);
}

function selected() {
  const said = document.getSelection();
  const text = document.getElementById("original");
  if (said.isCollapsed || !text.contains(said.anchorNode) || !text.contains(said.focusNode)) return;
  document.getElementById("words").value = said.toString().replace(/\s+/g, " ").trim();
}

desk.classList.add("scripted");
desk.addEventListener("input", typed);
desk.addEventListener("change", typed);
desk.addEventListener("submit", sent);
desk.addEventListener("submit", recording);
desk.addEventListener("focusin", mark);
document.addEventListener("selectionchange", selected);
startKeys(desk);
for (const entry of saving.entries()) {
  const control = controlOf(entry);
  if (!control) continue;
  if (control.type === "checkbox") control.checked = Boolean(entry.value);
  else control.value = entry.value;
  control.dataset.unsaved = "";
  const closed = control.closest("details:not([open])");
  if (closed) closed.open = true;
}
if (saving.entries().length) {
  tell("saving", "");
  saving.send();
}
look();
