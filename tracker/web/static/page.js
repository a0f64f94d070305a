// What runs on every page: the slider, dates in the reader's form, tables that can be sorted, news.

import { writeDates } from "./dates.js";
import { startSlider } from "./slider.js";
import { startSearch } from "./search.js";
import { makeSortable } from "./sorting.js";
import { startLive } from "./live.js";

/** What has to be done to a page that was put in place of another. */
export function prepare() {
  writeDates(document);
  makeSortable(document);
  startSearch();
}

/** Put in place of the address of a form that was sent one that can be loaded again. */
function leadBack() {
  const instead = document.querySelector("main [data-instead]")?.dataset.instead;
  if (instead) history.replaceState(null, "", instead);
}

prepare();
leadBack();
startSlider(prepare);
startLive();
