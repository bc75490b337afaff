/* A citation for the row that the address names, and the rows that a long table leaves out. Without it every row that is
   shown can still be linked to. */
"use strict";
(function () {
  const charts = window.bulletinCharts;
  const table = document.getElementById("rows");
  const words = charts.data("row-words");
  if (!table || !words) {
    return;
  }

  const columns = Array.from(table.tHead.rows[0].cells, function (head) { return head.dataset.column; });
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const names = ["place", "date", "vintage", "part", "value", "low", "high", "note"];

  function fill(pattern) {
    const parts = Array.prototype.slice.call(arguments, 1);
    return pattern.replace(/\{(\d)\}/g, function (whole, index) { return parts[index]; });
  }

  function date(text) {
    const found = /^(\d{4})(?:-(?:Q(\d)|W(\d\d)|(\d\d)(?:-\d\d)?))?$/.exec(text);
    if (!text) {
      return words.dates.unknown;
    }
    if (!found) {
      return text.split("/").map(date).join(" – ");
    }
    return text.length === 4 ? text
      : found[2] ? fill(words.dates.quarter, found[2], found[1])
      : found[3] ? fill(words.dates.week, Number(found[3]), found[1])
      : text.length === 7 ? fill(words.dates.month, charts.month(Number(found[4])), found[1])
      : charts.day(text);
  }

  /* Digit by digit, so that a number of any length is rounded as the page rounds it: half away from zero. */
  function shown(number) {
    const whole = number.replace("-", "").split(".");
    const places = Math.max(0, Math.min(4, 5 - whole[0].length));
    const digits = (whole[1] || "").padEnd(places + 1, "0");
    let sum = String(BigInt(whole[0] + digits.slice(0, places)) + (digits[places] >= "5" ? 1n : 0n)).padStart(places + 1, "0");
    if (places > 0) {
      sum = (sum.slice(0, -places) + "." + sum.slice(-places)).replace(/\.?0+$/, "");
    }
    return charts.number((number[0] === "-" && sum !== "0" ? "-" : "") + sum);
  }

  function build(data) {
    const row = table.tBodies[0].insertRow(-1);
    row.id = data.place || "row-" + (data.vintage ? data.vintage + "_" : "") + data.date;
    columns.forEach(function (name, index) {
      const cell = row.insertCell();
      const isNumber = name === "value" || name === "low" || name === "high";
      const isDate = name === "date" || name === "vintage";
      const text = data[name] || "";
      cell.className = isNumber ? "count" : isDate ? "date" : "";
      const inside = isDate ? date(text) : isNumber && text ? shown(text) : text;
      if (isNumber && text && inside !== charts.number(text)) {
        cell.dataset.n = charts.number(text);
      }
      if (index === 0) {
        const link = document.createElement("a");
        link.href = "#" + row.id;
        link.textContent = inside || "#";
        cell.append(link);
      } else {
        cell.append(name === "part" || name === "note" ? document.createElement("bdi") : "");
        (cell.firstElementChild || cell).textContent = inside;
      }
    });
    return row;
  }

  let wanted = null;

  /* The rows left out stand in a script of their own: a page opened from a file may read nothing else. */
  function reveal(done) {
    const gaps = Array.from(table.querySelectorAll("tr.gap"));
    if (gaps.length === 0) {
      done();
      return;
    }
    if (wanted) {
      wanted.push(done);
      return;
    }
    wanted = [done];
    const script = document.createElement("script");
    script.src = table.dataset.rows;
    script.addEventListener("load", function () {
      let next = 0;
      gaps.forEach(function (gap) {
        const rows = window.bulletinRows.slice(next, next += Number(gap.dataset.count)).map(function (cells) {
          return build(Object.fromEntries(names.map(function (name, index) { return [name, cells[index]]; })));
        });
        gap.replaceWith.apply(gap, rows);
      });
      wanted.forEach(function (after) { after(); });
      wanted = null;
    });
    document.head.append(script);
  }

  function text(row, name) {
    const cell = row.cells[columns.indexOf(name)];
    return cell ? (cell.dataset.n || cell.textContent) : "";
  }

  function number(written) {
    const page = document.documentElement.dataset;
    return written === "" ? null : Number(written.split(page.group).join("").replace(page.decimal, ".").replace("−", "-"));
  }

  function figure(row) {
    const value = text(row, "value");
    const low = text(row, "low");
    const high = text(row, "high");
    const between = low !== "" && high !== "";
    const inside = between && number(low) <= number(value) && number(value) <= number(high);
    if (value !== "") {
      return inside ? { bound: words.between, size: number(high), text: fill(words.figures.centred, value, fill(words.figures.limits, low, high)) }
        : { bound: "point", size: number(value), text: value };
    }
    return between && number(low) <= number(high) ? { bound: words.between, size: number(high), text: fill(words.figures.limits, low, high) }
      : low !== "" ? { bound: "lower", size: number(low), text: fill(words.figures.lower, low) }
      : high !== "" ? { bound: "upper", size: number(high), text: fill(words.figures.upper, high) }
      : { bound: "none", size: 0, text: words.figures.none };
  }

  function unit(size, bound) {
    let form = plurals.select(size);
    if ((bound === "lower" || bound === "upper") && document.documentElement.lang !== "en") {
      form = { one: "other", few: "many" }[form] || form;
    }
    return words.units[form] || words.unit;
  }

  /* The citation of a row, in the words in which the page itself cites. */
  function cite(row) {
    const one = figure(row);
    const part = text(row, "part");
    const vintage = text(row, "vintage");
    const parts = [
      part ? ", " + part : "",
      one.bound === "none" ? one.text : one.text + " " + unit(one.size, one.bound),
      words.bounds[one.bound],
      text(row, "date") || words.dates.unknown,
      vintage && vintage !== words.dates.unknown ? " " + fill(words.edition, vintage) : "",
      row.id
    ];
    return words.citation.replace(/[\uE000-\uE005]/g, function (mark) { return parts[mark.charCodeAt(0) - 0xE000]; });
  }

  function open() {
    const old = table.querySelector("tr.row-citation");
    const row = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (old) {
      old.previousElementSibling.classList.remove("cited");
      old.remove();
    }
    if (!row || !table.contains(row)) {
      return Boolean(row);
    }
    const below = document.createElement("tr");
    const cell = below.insertCell();
    below.className = "row-citation";
    cell.colSpan = columns.length;
    cell.append(document.getElementById("row-citation").content.cloneNode(true));
    cell.querySelector(".cite-text").textContent = cite(row);
    cell.querySelector("details").open = true;
    row.after(below);
    row.classList.add("cited");
    window.bulletinCopy(cell.querySelector(".citation"));
    row.scrollIntoView({ block: "center" });
    return true;
  }

  function go() {
    if (!open() && window.location.hash.startsWith("#row-")) {
      reveal(open);
    }
  }

  table.addEventListener("click", function (event) {
    if (event.target.classList.contains("show-rows")) {
      reveal(function () { table.closest(".table-box").focus({ preventScroll: true }); });
    }
  });
  table.querySelectorAll(".show-rows").forEach(function (button) { button.hidden = false; });
  document.querySelectorAll(".with-script").forEach(function (one) { one.hidden = false; });
  window.addEventListener("hashchange", go);
  window.bulletinCite = cite;
  go();
})();
