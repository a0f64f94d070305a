// Tables that are sorted where they are shown, by a click on the head of a column.

function value(cell) {
  const day = cell.querySelector("time[datetime]");
  if (day) return day.getAttribute("datetime");
  return cell.textContent.trim();
}

function compare(first, second) {
  return first.localeCompare(second, undefined, { numeric: true, sensitivity: "base" });
}

function sort(table, place, head) {
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const one of table.querySelectorAll("th")) one.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [value(row.cells[place]), row]);
  rows.sort((first, second) => compare(first[0], second[0]) * (down ? -1 : 1));
  body.append(...rows.map(([, row]) => row));
}

/** Give the heads of tables that can be sorted something to press. */
export function makeSortable(page) {
  for (const table of page.querySelectorAll("table.sortable:not([data-ready])")) {
    table.dataset.ready = "yes";
    [...table.tHead.rows[0].cells].forEach((head, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(table, place, head));
    });
  }
}
