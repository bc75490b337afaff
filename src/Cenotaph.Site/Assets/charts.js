/* What every chart of the bulletin shares: colours of the style sheet, and drawing again when they change. */
"use strict";
window.bulletinCharts = (function () {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const redraws = [];
  const months = (document.documentElement.dataset.months || "").split("|");

  if (window.echarts) {
    window.echarts.registerLocale("PAGE", { time: { month: months.slice(12), monthAbbr: months.slice(12) } });
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function data(id) {
    const script = document.getElementById(id);
    return script ? JSON.parse(script.textContent) : null;
  }

  /* Replaces the drawing inside a figure by a live chart; the drawing stays when no chart can be made. */
  function replace(figure, options) {
    const box = figure.querySelector(".drawing");
    if (!window.echarts || !box) {
      return null;
    }

    const drawn = box.firstElementChild;
    box.classList.add("live");
    box.removeAttribute("tabindex");
    box.setAttribute("role", "img");
    drawn.remove();
    const chart = window.echarts.init(box, null, { renderer: "svg", locale: "PAGE" });
    const draw = function () {
      chart.setOption(Object.assign(base(), options()), true);
    };
    draw();
    redraws.push(draw);
    window.addEventListener("resize", function () { chart.resize(); });
    return { chart: chart, draw: draw };
  }

  function base() {
    return {
      animation: false,
      backgroundColor: "transparent",
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("quiet") },
      grid: { left: 12, right: 18, top: 34, bottom: 12, containLabel: true },
      tooltip: {
        trigger: "item", confine: true, backgroundColor: colour("paper"), borderColor: colour("quiet"),
        textStyle: { color: colour("ink") }, padding: 10, transitionDuration: 0
      },
      xAxis: {
        type: "time", boundaryGap: ["1.5%", "1.5%"], axisLine: { lineStyle: { color: colour("quiet") } }, axisTick: { lineStyle: { color: colour("quiet") } },
        axisLabel: { color: colour("quiet"), hideOverlap: true, formatter: { year: "{yyyy}", month: "{MMM}", day: "{d}" } }, splitLine: { show: false }
      }
    };
  }

  function valueAxis(name) {
    return {
      type: "value", name: name, nameLocation: "end", nameTextStyle: { align: "left", color: colour("quiet") },
      axisLabel: { color: colour("quiet"), formatter: number }, splitLine: { lineStyle: { color: colour("rule") } }
    };
  }

  function number(value) {
    const parts = String(value).replace("-", "−").split(".");
    const page = document.documentElement.dataset;
    parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, page.group);
    return parts.join(page.decimal);
  }

  /* A day as the page writes it, from its ISO form. */
  function day(iso) {
    const parts = iso.slice(0, 10).split("-").map(Number);
    return document.documentElement.dataset.day.replace("{0}", parts[2]).replace("{1}", months[parts[1] - 1]).replace("{2}", parts[0]);
  }

  /* The name of a month that stands alone. */
  function month(number) {
    return months[number + 11];
  }

  /* A tooltip is built from text alone, so that no record can put markup into it. */
  function tip(lines) {
    const box = document.createElement("div");
    box.className = "chart-tip";
    lines.forEach(function (line, index) {
      const part = document.createElement(index === 0 ? "strong" : "div");
      part.textContent = line;
      box.append(part);
    });
    return box;
  }

  dark.addEventListener("change", function () { redraws.forEach(function (draw) { draw(); }); });
  return { colour: colour, data: data, replace: replace, valueAxis: valueAxis, number: number, day: day, month: month, tip: tip };
})();
