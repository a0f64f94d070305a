// Search where there is no server: of all that is listed, what has the words stays to be seen.

/** A text as it is compared: without accents, whatever its case. */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of a text. */
function wordsOf(text) {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Letters of scripts in which words stand together, or with what is joined to them. */
const UNPARTED =
  /^[\p{sc=Thai}\p{sc=Lao}\p{sc=Tibt}\p{sc=Mymr}\p{sc=Khmr}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

/** Whether a text has all of some words; of three letters of an alphabet and more, also as a beginning. */
function has(words, wanted) {
  return wanted.every((one) => {
    const begins = one.length > 2 || UNPARTED.test(one);
    return words.some((word) => word === one || (begins && word.startsWith(one)));
  });
}

const form = document.getElementById("finding");
const field = document.getElementById("words");
const count = document.getElementById("count");
const all = count.textContent;
const entries = [...document.querySelectorAll("#index li")].map((entry) => [entry, wordsOf(entry.textContent)]);

function show() {
  const wanted = wordsOf(field.value);
  let found = 0;
  for (const [entry, words] of entries) {
    entry.hidden = !has(words, wanted);
    found += entry.hidden ? 0 : 1;
  }
  count.textContent = wanted.length ? `${found} / ${all}` : all;
}

field.value = new URLSearchParams(location.search).get("words") ?? "";
form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
