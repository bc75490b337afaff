/* Filters and sorting of all claims, of which the table shows so many at a time. Without it the table has the first ones,
   in the bulletin's own order, and links to the others. */
"use strict";
(function () {
  const form = document.getElementById("filters");
  const table = document.getElementById("claims-table");
  const status = document.getElementById("shown");
  const more = document.getElementById("more-claims");
  const pages = document.getElementById("claims-pages");
  const claims = window.bulletinClaims.rows;
  const words = window.bulletinClaims.words;
  const names = ["side", "category", "publisher", "relation", "kind", "bound"];
  const labels = Object.values(words.labels);
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const step = 500;
  const place = { id: 0, side: 1, category: 2, publisher: 3, relation: 4, kind: 5, bound: 6, figure: 7, behind: 8, counts: 9, date: 10, day: 11, value: 12, low: 13, high: 14, part: 15, link: 16, text: 17 };
  let list = [];
  let order = null;
  let searched = null;

  function get(claim, name) {
    return claim[place[name]];
  }

  function size(claim) {
    const low = get(claim, "low");
    const high = get(claim, "high");
    return get(claim, "value") !== null ? get(claim, "value") : low !== null && high !== null ? low / 2 + high / 2 : low !== null ? low : high;
  }

  /* What a column sorts by; nothing stands last. */
  const keys = [
    function (claim) { return words.sides[get(claim, "side")]; },
    function (claim) { return words.categories[get(claim, "category")]; },
    size,
    function (claim) { return words.counts[get(claim, "counts")]; },
    function (claim) { return get(claim, "day"); },
    function (claim) { return words.publishers[get(claim, "publisher")]; },
    function (claim) { return words.relations[get(claim, "relation")]; },
    function (claim) { return get(claim, "id"); }
  ];

  function text(at) {
    const claim = claims[at];
    searched = searched || [];
    searched[at] = searched[at] || [get(claim, "id"), words.publishers[get(claim, "publisher")], words.sides[get(claim, "side")],
      words.categories[get(claim, "category")], words.counts[get(claim, "counts")], get(claim, "figure"), get(claim, "text")].join(" ").toLowerCase();
    return searched[at];
  }

  function wanted() {
    const wishes = {};
    names.forEach(function (name) { wishes[name] = form.elements[name].value; });
    wishes.text = form.elements.text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return wishes;
  }

  function fits(claim, at, wishes) {
    return names.every(function (name) { return !wishes[name] || get(claim, name) === wishes[name]; })
      && wishes.text.every(function (word) { return text(at).includes(word); });
  }

  function put(parent, kind, look, inside) {
    const part = document.createElement(kind);
    part.className = look;
    part.textContent = inside;
    parent.append(part);
    return part;
  }

  function link(cell, address, inside) {
    const anchor = put(cell, "a", "", "");
    anchor.href = address;
    put(anchor, "bdi", "", inside);
  }

  function row(claim) {
    const line = document.createElement("tr");
    line.dataset.id = get(claim, "id");
    const cells = labels.map(function (label) {
      const cell = line.insertCell();
      cell.dataset.label = label;
      return cell;
    });
    const figure = put(cells[2], "span", "figure", "");
    /* the signs are the page's own drawings */
    figure.innerHTML = words.signs[get(claim, "bound") + " " + get(claim, "relation")] + " ";
    put(figure, "span", "number", get(claim, "figure"));
    const behind = words.behind[get(claim, "behind")];
    if (behind) {
      cells[2].append(" ");
      put(cells[2], "span", "bound-word", behind);
    }
    cells[0].textContent = keys[0](claim);
    cells[1].textContent = keys[1](claim);
    cells[3].className = "definition";
    cells[3].textContent = keys[3](claim);
    cells[4].className = "date";
    cells[4].textContent = get(claim, "date");
    const address = words.links[get(claim, "publisher")];
    if (address) {
      link(cells[5], address, keys[5](claim));
    } else {
      put(cells[5], "bdi", "", keys[5](claim));
    }
    const language = words.languages[get(claim, "publisher")];
    if (language) {
      cells[5].querySelector("bdi").lang = language;
    }
    put(cells[6], "span", "relation " + get(claim, "relation"), keys[6](claim));
    link(cells[7], get(claim, "link"), get(claim, "id"));
    return line;
  }

  function show(from) {
    const rows = list.slice(from, from + step).map(function (at) { return row(claims[at]); });
    const body = table.tBodies[0];
    if (from === 0) {
      body.replaceChildren.apply(body, rows);
    } else {
      body.append.apply(body, rows);
    }
    more.hidden = body.rows.length >= list.length;
    return rows[0];
  }

  function sort() {
    if (!order) {
      return;
    }
    const key = keys[order.column];
    list.sort(function (one, other) {
      const a = key(claims[one]);
      const b = key(claims[other]);
      const noA = a === null || a === "";
      const noB = b === null || b === "";
      if (noA || noB) {
        return noA && noB ? one - other : noA ? 1 : -1;
      }
      const way = typeof a === "number" ? a - b : order.column === 4 ? (a < b ? -1 : a > b ? 1 : 0) : collator.compare(a, b);
      return way === 0 ? one - other : order.down ? -way : way;
    });
  }

  function apply() {
    const wishes = wanted();
    list = [];
    claims.forEach(function (claim, at) {
      if (fits(claim, at, wishes)) {
        list.push(at);
      }
    });
    status.textContent = list.length === 0 ? status.dataset.none
      : status.dataset.pattern.replace("{0}", window.bulletinCharts.number(list.length)).replace("{1}", window.bulletinCharts.number(claims.length));
    window.bulletinTimelines.filter(list.length === claims.length ? null : new Set(list), wishes.side, wishes.category);
    sort();
    show(0);
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

  window.bulletinSort(table, function (column, down) {
    order = { column: column, down: down };
    sort();
    show(0);
  });
  more.addEventListener("click", function () {
    const first = show(table.tBodies[0].rows.length);
    if (first) {
      first.querySelector("a").focus({ preventScroll: true });
    }
  });
  if (pages) {
    pages.hidden = true;
  }
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  window.addEventListener("hashchange", function () { recall(); apply(); });
  recall();
  apply();
})();
