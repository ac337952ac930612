"use strict";
(function () {
  var root = document.documentElement;
  var chart = document.getElementById("chart-data");
  var data = chart ? JSON.parse(chart.textContent) : { end: 1, floods: [], lines: [] };
  var host = document.getElementById("live");
  var tools = document.getElementById("tools");
  var still = document.getElementById("static");
  var axis = document.getElementById("axis");
  var readout = document.getElementById("readout");
  var end = data.end;
  var view = { min: 0, max: end };
  var shown = data.lines.map(function (line) { return line.shown; });
  var unwanted = data.lines.some(function (line) { return line.role === "unwanted"; });
  var plot = null;

  function css(name) { return getComputedStyle(root).getPropertyValue(name).trim(); }

  function two(n) { return (n < 10 ? "0" : "") + n; }

  /* The same places in the run as the drawings without a script: h:mm on a long axis, seconds on a short one. */
  function clock(seconds, step) {
    if (end <= 300 || step < 1) { return String(Math.round(seconds * 1e6) / 1e6) + " s"; }
    var s = Math.round(seconds);
    var text = Math.floor(s / 3600) + ":" + two(Math.floor(s / 60) % 60);
    return step % 60 === 0 ? text : text + ":" + two(s % 60);
  }

  function columns() {
    var tables = data.lines.map(function (line) {
      var xs = [], ys = [];
      for (var i = 0; i < line.values.length; i++) {
        if (i === 0 || i === line.values.length - 1 || line.values[i] !== line.values[i - 1]) {
          xs.push(line.start + i * line.bucket);
          ys.push(line.values[i]);
        }
      }
      if (xs.length) {
        xs.push(Math.max(end, xs[xs.length - 1]));
        ys.push(ys[ys.length - 1]);
      }
      return [xs, ys];
    });
    return tables.length === 1 ? tables[0] : uPlot.join(tables);
  }

  var ROLES = { total: "--total", unwanted: "--unwanted", contrast: "--contrast", muted: "--muted" };

  function style(line, i) {
    var colour = css(ROLES[line.role] || "--muted");
    return {
      label: line.label, show: shown[i], stroke: colour, width: line.role === "unwanted" ? 0 : 1.5,
      fill: line.role === "unwanted" ? css("--unwanted-fill") : undefined,
      dash: line.role === "contrast" ? [7, 4] : line.role === "muted" ? [2, 3] : undefined,
      paths: uPlot.paths.stepped({ align: 1 }), points: { show: false }, spanGaps: true
    };
  }

  function shade(u) {
    u.ctx.save();
    u.ctx.beginPath();
    u.ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    u.ctx.clip();
    u.ctx.fillStyle = css("--flood");
    data.floods.forEach(function (flood) {
      var left = u.valToPos(flood[0], "x", true), right = u.valToPos(flood[1], "x", true);
      u.ctx.fillRect(left, u.bbox.top, Math.max(1, right - left), u.bbox.height);
    });
    u.ctx.restore();
  }

  /* Rows below the chart show the same stretch of time as the chart. */
  function follow() {
    var from = view.min / end * 1000, width = (view.max - view.min) / end * 1000;
    document.querySelectorAll("#rows svg.zoom").forEach(function (svg) {
      var box = svg.getAttribute("viewBox").split(" ");
      svg.setAttribute("viewBox", from + " 0 " + width + " " + box[3]);
    });
    document.querySelectorAll("#rows text.state").forEach(function (text) {
      if (!text.dataset.x) { text.dataset.x = parseFloat(text.getAttribute("x")) * 10; }
      text.setAttribute("x", (text.dataset.x - from) / width * 100 + "%");
    });
  }

  /* The axis below the rows shows the same times as the chart above them. */
  function ticks(u) {
    var splits = u.axes[0]._splits || [], svg = axis.querySelector("svg"), length = view.max - view.min;
    var step = splits.length > 1 ? splits[1] - splits[0] : length;
    svg.textContent = "";
    splits.forEach(function (s) {
      var text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      text.setAttribute("class", "tick");
      text.setAttribute("x", (s - view.min) / length * 100 + "%");
      text.setAttribute("y", "16");
      text.setAttribute("text-anchor", "middle");
      text.textContent = clock(s, step);
      svg.appendChild(text);
    });
  }

  function read(u) {
    var i = u.cursor.idx;
    if (i === null || i === undefined || u.cursor.left < 0) { return; }
    var t = u.posToVal(u.cursor.left, "x");
    var parts = [clock(t, (view.max - view.min) / 500)];
    data.lines.forEach(function (line, k) {
      if (!shown[k]) { return; }
      var at = Math.floor((t - line.start) / line.bucket);
      var value = line.values[Math.min(Math.max(at, 0), line.values.length - 1)];
      parts.push(line.label + " " + (value === undefined ? 0 : value).toFixed(1) + " " + data.unit);
    });
    var inFlood = data.floods.some(function (f) { return f[0] <= t && t < f[1]; });
    readout.textContent = parts.join(" \u00b7 ") + (inFlood ? " \u00b7 flooding" : "");
  }

  function draw() {
    if (plot) { plot.destroy(); }
    var gutter = parseInt(css("--gutter"), 10), right = parseInt(css("--right"), 10);
    var ink = css("--muted"), edge = css("--edge");
    plot = new uPlot({
      width: host.clientWidth, height: 320, legend: { show: false }, padding: [10, right, 0, 0],
      cursor: { drag: { x: true, y: false }, points: { show: false } },
      scales: { x: { time: false, min: view.min, max: view.max }, y: { range: function (u, lo, hi) { return [0, hi >= 1 || unwanted ? (hi > 0 ? hi * 1.08 : 1) : 1]; } } },
      axes: [
        { stroke: ink, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge, width: 1 }, space: 70,
          incrs: [1e-6, 1e-5, 1e-4, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 1209600, 2419200],
          values: function (u, splits, a, b, step) { return splits.map(function (s) { return clock(s, step); }); } },
        { stroke: ink, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge, width: 1 }, size: gutter,
          values: function (u, splits) { return splits.map(function (v) { return String(Math.round(v * 1e6) / 1e6); }); } }
      ],
      series: [{}].concat(data.lines.map(style)),
      hooks: {
        drawClear: [shade], draw: [ticks], setCursor: [read],
        setScale: [function (u, key) {
          if (key !== "x") { return; }
          view = { min: u.scales.x.min, max: u.scales.x.max };
          follow();
        }]
      }
    }, columns(), host);
  }

  function show(min, max) {
    var least = Math.max(end / 1e6, 1e-6), length = Math.min(end, Math.max(least, max - min));
    min = Math.min(Math.max(0, min), end - length);
    plot.setScale("x", { min: min, max: min + length });
  }

  function zoom(how) {
    var length = view.max - view.min, middle = (view.min + view.max) / 2;
    if (how === "in") { show(middle - length / 4, middle + length / 4); }
    if (how === "out") { show(middle - length, middle + length); }
    if (how === "left") { show(view.min - length / 4, view.max - length / 4); }
    if (how === "right") { show(view.min + length / 4, view.max + length / 4); }
    if (how === "all") { show(0, end); }
    readout.textContent = "Shown: " + clock(view.min, 1) + " to " + clock(view.max, 1);
  }

  function controls() {
    tools.querySelectorAll("button[data-zoom]").forEach(function (button) {
      button.addEventListener("click", function () { zoom(button.dataset.zoom); });
    });
    var keys = { "+": "in", "=": "in", "-": "out", "ArrowLeft": "left", "ArrowRight": "right", "0": "all", "Escape": "all" };
    host.addEventListener("keydown", function (event) {
      if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        zoom(keys[event.key]);
      }
    });
    var toggles = document.getElementById("toggles");
    data.lines.forEach(function (line, i) {
      var label = document.createElement("label"), box = document.createElement("input");
      box.type = "checkbox";
      box.checked = shown[i];
      box.addEventListener("change", function () {
        shown[i] = box.checked;
        plot.setSeries(i + 1, { show: box.checked });
      });
      label.appendChild(box);
      label.appendChild(document.createTextNode(" " + line.label));
      toggles.appendChild(label);
    });
    new ResizeObserver(function () {
      if (plot && host.clientWidth > 0 && Math.abs(plot.width - host.clientWidth) > 1) { draw(); }
    }).observe(host);
  }

  function theme() {
    var button = document.getElementById("theme");
    var dark = matchMedia("(prefers-color-scheme: dark)");
    button.hidden = false;
    button.addEventListener("click", function () {
      var now = root.dataset.theme || (dark.matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      if (plot) { draw(); }
    });
    dark.addEventListener("change", function () { if (plot) { draw(); } });
    addEventListener("beforeprint", function () {
      view = { min: 0, max: end };
      follow();
    });
    addEventListener("afterprint", function () { if (plot) { draw(); } });
  }

  theme();
  if (data.lines.length > 0) {
    host.hidden = false;
    tools.hidden = false;
    still.classList.add("replaced");
    still.hidden = true;
    draw();
    controls();
  }
})();
