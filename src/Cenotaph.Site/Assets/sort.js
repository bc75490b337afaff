/* Columns that sort when their heading is pressed: the rows themselves, or as the second argument does it. Without it a
   table keeps the bulletin's own order. */
"use strict";
window.bulletinSort = function (table, order) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent.trim() : cell.dataset.sort;
  }

  function sort(column, down) {
    const isNumber = rows.every(function (row) { return key(row, column) === "" || isFinite(key(row, column)); });
    const sorted = rows.map(function (row, place) { return { row: row, place: place, key: key(row, column) }; });
    sorted.sort(function (a, b) {
      if ((a.key === "") !== (b.key === "")) {
        return a.key === "" ? 1 : -1;
      }

      const order = isNumber ? a.key - b.key : collator.compare(a.key, b.key);
      return order === 0 ? a.place - b.place : down ? -order : order;
    });
    body.append.apply(body, sorted.map(function (one) { return one.row; }));
  }

  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach(function (head, column) {
    const place = head.querySelector(".sort");
    const button = document.createElement("button");
    button.textContent = place.textContent;
    button.title = place.dataset.sortTitle;
    button.addEventListener("click", function () {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      (typeof order === "function" ? order : sort)(column, down);
    });
    button.setAttribute("type", "button");
    place.replaceChildren(button);
  });

  table.classList.add("sortable");
};
document.querySelectorAll("table[data-sortable]").forEach(window.bulletinSort);
