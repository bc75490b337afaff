/* A series as lines: the newest known in the accent's colour, older vintages behind it, limits as a band. */
"use strict";
(function () {
  const charts = window.bulletinCharts;
  const figure = document.getElementById("series-chart");
  const series = charts.data("series-data");
  if (!figure || !series) {
    return;
  }

  const parts = series.parts;
  const box = figure.querySelector(".drawing");

  function limited(line) {
    return line.rows.filter(function (row) { return row[2] !== null && row[3] !== null; });
  }

  // The number that a curve runs through: the value, or the only limit of a floor or ceiling.
  function drawn(row) {
    return row[1] !== null ? row[1] : row[3] === null ? row[2] : row[2] === null ? row[3] : null;
  }

  function sign(row) {
    return row[1] !== null ? "" : row[3] === null ? "≥ " : "≤ ";
  }

  function curve(line) {
    return {
      type: "line", name: line.name, symbol: line.rows.length === 1 ? "circle" : "none", connectNulls: false,
      data: line.rows.map(function (row) { return [row[0], drawn(row)]; }),
      lineStyle: { color: charts.colour(line.newest ? "accent" : "older"), width: line.newest ? 2.2 : 1 },
      itemStyle: { color: charts.colour(line.newest ? "accent" : "older") },
      endLabel: { show: line.newest && parts, formatter: line.name, color: charts.colour("quiet") },
      z: line.newest ? 4 : 2, emphasis: { disabled: true }, silent: !line.newest
    };
  }

  function band(line, index) {
    const rows = limited(line);
    if (!line.newest || rows.length === 0) {
      return null;
    }

    return {
      type: "custom", name: "band-" + index, silent: true, clip: true, z: 1, tooltip: { show: false },
      data: rows.map(function (row) { return [row[0], row[2], row[3]]; }), encode: { x: 0, y: [1, 2] },
      renderItem: function (item, api) {
        if (item.dataIndex !== 0) {
          return null;
        }

        const points = rows.map(function (row) { return api.coord([row[0], row[3]]); })
          .concat(rows.slice().reverse().map(function (row) { return api.coord([row[0], row[2]]); }));
        return { type: "polygon", shape: { points: points }, style: { fill: charts.colour("band") } };
      }
    };
  }

  function lines(hits) {
    const shown = hits.filter(function (hit) { return hit.seriesType === "line"; }).slice(-6);
    const first = shown[0];
    return first ? charts.tip([charts.day(series.lines[first.seriesIndex].rows[first.dataIndex][0])].concat(shown.map(function (hit) {
      const row = series.lines[hit.seriesIndex].rows[hit.dataIndex];
      const limits = row[2] !== null && row[3] !== null ? " (" + charts.number(row[2]) + "–" + charts.number(row[3]) + ")" : "";
      return hit.seriesName + ": " + (drawn(row) === null ? "" : sign(row) + charts.number(drawn(row))) + limits;
    }))) : "";
  }

  const live = charts.replace(figure, function () {
    return {
      grid: { left: 12, right: parts ? Math.min(130, box.clientWidth / 4) : 18, top: 34, bottom: 12, containLabel: true },
      tooltip: { trigger: "axis", confine: true, formatter: lines, transitionDuration: 0, backgroundColor: charts.colour("paper"), textStyle: { color: charts.colour("ink") } },
      yAxis: charts.valueAxis(series.unit),
      series: series.lines.map(curve).concat(series.lines.map(band).filter(Boolean))
    };
  });

  /* The names of the parts stand at the ends of their lines, moved down where two would touch. */
  function spread() {
    const height = 15;
    let taken = -Infinity;
    const changes = series.lines.map(function () { return {}; });
    series.lines.map(function (line, index) {
      const last = line.rows[line.rows.length - 1];
      return { index: index, isNamed: line.newest && last && last[1] !== null, at: last && last[1] !== null ? live.chart.convertToPixel({ yAxisIndex: 0 }, last[1]) : 0 };
    }).filter(function (end) { return end.isNamed; }).sort(function (a, b) { return a.at - b.at; }).forEach(function (end) {
      taken = Math.max(end.at, taken + height);
      changes[end.index] = { endLabel: { offset: [0, taken - end.at] } };
    });
    live.chart.setOption({ series: changes });
  }

  if (live && parts) {
    spread();
    window.addEventListener("resize", spread);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", spread);
  }
})();
