// The day of every page: moving it puts another state of the same page in place of this one.

import { countOf, differences, markChanged, states } from "./marking.js";

const DAY = 86400000;
const WAIT = 40; // milliseconds without a move after which the page is asked for

let ready = () => {};
let waiting = 0;
let stepping = Promise.resolve();
let asked = null; // what ends the request under way

/** The day of a number, as addresses have it. */
function written(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function clocks() {
  return document.getElementById("clocks");
}

/** The address of this page as of another day. */
function onDay(number) {
  const address = new URL(location.href);
  address.searchParams.set("as_of", written(number));
  address.searchParams.delete("skip");
  return address;
}

/** Say to those who do not see the slider which day it is on, and which meeting was held then. */
function tell(slider) {
  const day = written(Number(slider.value));
  const shown = document.querySelector(".dayline .day time")?.getAttribute("datetime");
  const held = document.querySelector(".dayline .at")?.textContent.trim();
  slider.setAttribute("aria-valuetext", held && day === shown ? `${day}, ${held}` : day);
}

/** Put the page of an address in place of this one, but for the slider, which is being moved. */
async function replace(address, { keep = false, push = null } = {}) {
  asked?.abort();
  asked = new AbortController();
  let text;
  try {
    text = await (await fetch(address, { signal: asked.signal })).text();
  } catch (error) {
    if (error.name === "AbortError") return;
    location.assign(address); // where the browser says what is wrong
    return;
  }
  if (push === "push") history.pushState(null, "", address);
  if (push === "replace") history.replaceState(null, "", address);
  const page = new DOMParser().parseFromString(text, "text/html");
  const before = states(document);
  const focused = document.activeElement?.id;
  const aside = document.querySelector("main .scroll")?.scrollLeft ?? 0;
  document.title = page.title;
  for (const place of ["main", "nav.side", ".top"]) put(place, page);
  if (keep) {
    put("#clocks .dayline", page);
    tell(document.getElementById("slider"));
  } else {
    put("#clocks", page);
    listen();
  }
  const drawing = document.querySelector("main .scroll");
  if (drawing) drawing.scrollLeft = aside;
  ready();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const changed = differences(before, document);
  markChanged(changed);
  const told = document.querySelector(".dayline .day")?.textContent.replace(/\s+/g, " ").trim() ?? "";
  document.getElementById("told").textContent = `${told}: ${countOf(changed)} ↻`;
}

function put(place, page) {
  const here = document.querySelector(place);
  const there = page.querySelector(place);
  if (here && there) here.replaceWith(document.adoptNode(there));
}

function moved(slider, push) {
  tell(slider);
  clearTimeout(waiting);
  const day = Number(slider.value);
  waiting = setTimeout(() => replace(onDay(day), { keep: true, push }), WAIT);
}

/** Go to the meeting before or after, as soon as the step before this one is done. */
function step(forward) {
  clearTimeout(waiting);
  stepping = stepping.then(async () => {
    const link = document.querySelector(`.dayline a.step[rel=${forward ? "next" : "prev"}]`);
    if (!link) return;
    const slider = document.getElementById("slider");
    slider.value = Date.parse(new URL(link.href).searchParams.get("as_of")) / DAY;
    await replace(link.href, { keep: true, push: "push" });
    tell(slider);
  });
}

function listen() {
  const slider = document.getElementById("slider");
  if (!slider) return;
  clocks().querySelector(".slide").hidden = false;
  tell(slider);
  let begun = false;
  slider.addEventListener("input", () => {
    moved(slider, begun ? "replace" : "push"); // one entry of the history for one move
    begun = true;
  });
  slider.addEventListener("change", () => { begun = false; });
  slider.addEventListener("keydown", (event) => {
    const forward = ["ArrowRight", "ArrowUp"].includes(event.key);
    if (!forward && !["ArrowLeft", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    step(forward);
  });
}

/** Start the slider. */
export function startSlider(prepare) {
  ready = prepare;
  listen();
  addEventListener("popstate", () => replace(location.href));
  // The links to the meetings before and after go the same way.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.step, a.now");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    replace(link.href, { push: "push" });
  });
}
