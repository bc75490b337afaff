/* Timelines of claims: one sign for each kind of bound, the same shapes as in the drawings without scripts. */
"use strict";
window.bulletinTimelines = (function () {
  const charts = window.bulletinCharts;
  const all = charts.data("timeline-data") || [];
  const known = window.bulletinClaims;
  const most = 1000;
  const chooser = document.getElementById("chooser");
  const choice = document.getElementById("timeline-choice");
  const live = {};
  let shown = null;

  function style(claim, filled) {
    const ink = charts.colour(claim.relation);
    return {
      fill: !filled ? "none" : claim.part ? charts.colour("paper") : ink,
      stroke: ink, lineWidth: filled ? 1.3 : claim.part ? 1.2 : 1.8
    };
  }

  function line(x1, y1, x2, y2, look) {
    return { type: "line", shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: look };
  }

  function dot(x, y, r, look) {
    return { type: "circle", shape: { cx: x, cy: y, r: r }, style: look };
  }

  function arrow(x, y, way, claim) {
    const neck = y - way * 5;
    return [
      line(x - 4, y, x + 4, y, style(claim, false)),
      line(x, y, x, neck, style(claim, false)),
      { type: "polygon", shape: { points: [[x, y - way * 13], [x - 4.5, neck], [x + 4.5, neck]] }, style: style(claim, true) }
    ];
  }

  function sign(claim, x, y) {
    switch (claim.bound) {
      case "point":
        return [dot(x, y(claim.value), 4.5, style(claim, true))];
      case "approx":
        return [dot(x, y(claim.value), 5.5, style(claim, false)), dot(x, y(claim.value), 1.8, style(claim, true))];
      case "lower":
        return arrow(x, y(claim.low), 1, claim);
      case "upper":
        return arrow(x, y(claim.high), -1, claim);
      default: {
        const low = y(claim.low);
        const high = y(claim.high);
        const bar = style(claim, false);
        const shaft = Object.assign({}, bar, claim.bound === "range" ? { lineWidth: claim.part ? 2 : 4, lineDash: claim.part ? [3, 2] : null } : {});
        const parts = [line(x, low, x, high, shaft), line(x - 5, low, x + 5, low, bar), line(x - 5, high, x + 5, high, bar)];
        if (claim.value !== undefined) {
          parts.push(dot(x, y(claim.value), 4, style(claim, true)));
        } else if (claim.bound === "ci95") {
          parts.push(dot(x, y((claim.low + claim.high) / 2), 2.2, style(claim, true)));
        }
        return parts;
      }
    }
  }

  /* A claim as it is drawn, from its row in the data of the explorer. */
  function claimAt(place) {
    const row = known.rows[place];
    const number = function (value) { return value === null ? undefined : value; };
    return {
      relation: row[4], bound: row[6], day: row[11], value: number(row[12]), low: number(row[13]), high: number(row[14]),
      part: row[15] === 1, link: row[16],
      label: [
        row[7], known.words.publishers[row[3]] + " (" + known.words.relations[row[4]] + ")",
        known.words.sides[row[1]] + ": " + known.words.categories[row[2]] + " · " + known.words.counts[row[9]], row[10]
      ]
    };
  }

  /* Those that fit the filters; of very many, every so many. */
  function visible(chart) {
    const places = chart.claims.filter(function (place) { return !shown || shown.has(place); });
    const count = Math.min(most, places.length);
    return Array.from({ length: count }, function (_, index) { return claimAt(places[Math.floor(index * places.length / count)]); });
  }

  function top(claim) {
    return Math.max.apply(null, [claim.value, claim.low, claim.high].filter(function (one) { return one !== undefined; }));
  }

  function options(chart) {
    const claims = visible(chart);
    return {
      yAxis: Object.assign(charts.valueAxis(chart.unit), { max: claims.some(function (claim) { return top(claim) > 0; }) ? null : 1 }),
      tooltip: { formatter: function (hit) { return charts.tip(claims[hit.dataIndex].label); } },
      series: [{
        type: "custom", clip: true, cursor: "pointer",
        data: claims.map(function (claim) { return [claim.day, top(claim)]; }),
        encode: { x: 0, y: 1 },
        renderItem: function (item, api) {
          const x = api.coord([api.value(0), 0])[0];
          const y = function (value) { return api.coord([api.value(0), value])[1]; };
          return { type: "group", children: sign(claims[item.dataIndex], x, y) };
        }
      }]
    };
  }

  function show(id) {
    all.forEach(function (chart) {
      const figure = document.getElementById(chart.id);
      figure.hidden = chart.id !== id;
      if (chart.id !== id) {
        return;
      }

      if (!live[id]) {
        live[id] = charts.replace(figure, function () { return options(chart); });
        if (live[id]) {
          live[id].chart.on("click", function (hit) {
            window.location.href = visible(chart)[hit.dataIndex].link;
          });
        }
      } else {
        live[id].draw();
        live[id].chart.resize();
      }
    });
  }

  /* Shows only these claims, in the timeline of this side and category when there is one. */
  function filter(ids, side, category) {
    shown = ids;
    if (side || category) {
      const fits = Array.from(choice.options).filter(function (option) {
        return (!side || option.dataset.side === side) && (!category || option.dataset.category === category);
      });
      if (fits.length > 0 && !fits.includes(choice.selectedOptions[0])) {
        choice.value = fits[0].value;
      }
    }
    show(choice.value);
  }

  if (choice && all.length > 0) {
    chooser.hidden = false;
    choice.addEventListener("change", function () { show(choice.value); });
    show(choice.value);
  }

  return { filter: all.length > 0 ? filter : function () { } };
})();
