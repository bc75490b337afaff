/* Filters of the table of claims. Without it the table is whole, in the bulletin's own order. */
"use strict";
(function () {
  const form = document.getElementById("filters");
  const table = document.getElementById("claims-table");
  const status = document.getElementById("shown");
  const rows = Array.from(table.tBodies[0].rows);
  const names = ["side", "category", "publisher", "relation", "kind", "bound"];

  function wanted() {
    const wishes = {};
    names.forEach(function (name) { wishes[name] = form.elements[name].value; });
    wishes.text = form.elements.text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return wishes;
  }

  function fits(row, wishes) {
    return names.every(function (name) { return !wishes[name] || row.dataset[name] === wishes[name]; })
      && wishes.text.every(function (word) { return row.dataset.text.includes(word); });
  }

  function apply() {
    const wishes = wanted();
    const ids = new Set();
    rows.forEach(function (row) {
      row.hidden = !fits(row, wishes);
      if (!row.hidden) {
        ids.add(row.dataset.id);
      }
    });
    status.textContent = ids.size === 0 ? status.dataset.none
      : status.dataset.pattern.replace("{0}", ids.size).replace("{1}", rows.length);
    window.bulletinTimelines.filter(ids.size === rows.length ? null : ids, wishes.side, wishes.category);
    remember(wishes);
  }

  /* The filters stand in the address, so that a reader can send what is shown to another. */
  function remember(wishes) {
    const parts = new URLSearchParams();
    names.forEach(function (name) {
      if (wishes[name]) {
        parts.set(name, wishes[name]);
      }
    });
    if (wishes.text.length > 0) {
      parts.set("text", wishes.text.join(" "));
    }
    const hash = parts.toString();
    history.replaceState(null, "", hash ? "#" + hash : window.location.pathname + window.location.search);
  }

  function recall() {
    const parts = new URLSearchParams(window.location.hash.slice(1));
    names.concat("text").forEach(function (name) {
      const field = form.elements[name];
      field.value = parts.get(name) || "";
      if (field.selectedIndex < 0) {
        field.value = "";
      }
    });
  }

  window.bulletinSort(table);
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  window.addEventListener("hashchange", function () { recall(); apply(); });
  recall();
  apply();
})();
