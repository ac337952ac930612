"use strict";
(function () {
  var root = document.documentElement;
  var chart = document.getElementById("chart-data");
  var data = chart ? JSON.parse(chart.textContent) : { end: 1, floods: [], panels: [], marks: [] };
  var host = document.getElementById("live");
  var tools = document.getElementById("tools");
  var still = document.getElementById("static");
  var rows = document.getElementById("rows");
  var axis = document.getElementById("axis");
  var readout = document.getElementById("readout");
  var end = data.end;
  var view = { min: 0, max: end };
  var plots = [];
  var hair = null;
  var STEPS = [1e-6, 1e-5, 1e-4, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600,
    900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 1209600, 2419200];
  var SPACE = 70;

  data.panels.forEach(function (panel) {
    panel.shown = panel.lines.map(function (line) { return line.shown; });
  });

  function css(name) { return getComputedStyle(root).getPropertyValue(name).trim(); }

  function two(n) { return (n < 10 ? "0" : "") + n; }

  /* The same places in the run as the drawings without a script: h:mm on a long axis, seconds on a short one. */
  function clock(seconds, step) {
    if (end <= 300 || step < 1) { return String(Math.round(seconds * 1e6) / 1e6) + " s"; }
    var s = Math.round(seconds);
    var text = Math.floor(s / 3600) + ":" + two(Math.floor(s / 60) % 60);
    return step % 60 === 0 ? text : text + ":" + two(s % 60);
  }

  /* Three digits that count, and no more. */
  function amount(value) {
    return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en-US") : String(parseFloat(value.toPrecision(3)));
  }

  function columns(panel) {
    var tables = panel.lines.map(function (line) {
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

  var ROLES = { total: "--total", unwanted: "--unwanted", contrast: "--contrast", lost: "--lost", muted: "--muted" };
  var DASHES = { contrast: [7, 4], lost: [10, 3, 2, 3], muted: [2, 3] };

  function style(line, show) {
    return {
      label: line.label, show: show, stroke: css(ROLES[line.role] || "--muted"),
      width: line.role === "unwanted" ? 0 : line.role === "lost" ? 2.2 : 1.5,
      fill: line.role === "unwanted" ? css("--unwanted-fill") : undefined, dash: DASHES[line.role],
      paths: uPlot.paths.stepped({ align: 1 }), points: { show: false }, spanGaps: true
    };
  }

  function clipped(u, paint) {
    u.ctx.save();
    u.ctx.beginPath();
    u.ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    u.ctx.clip();
    paint(u.ctx, devicePixelRatio || 1);
    u.ctx.restore();
  }

  /* Below the lines: floods as ground, and a thin line where something happened that happens seldom. */
  function ground(u) {
    clipped(u, function (ctx, ratio) {
      ctx.fillStyle = css("--flood");
      data.floods.forEach(function (flood) {
        var left = u.valToPos(flood[0], "x", true), right = u.valToPos(flood[1], "x", true);
        ctx.fillRect(left, u.bbox.top, Math.max(1, right - left), u.bbox.height);
      });
      ctx.lineWidth = ratio;
      ctx.setLineDash([ratio, 4 * ratio]);
      data.marks.filter(function (kind) { return kind.hairline; }).forEach(function (kind) {
        ctx.strokeStyle = css(kind.bad ? "--unwanted" : "--total");
        ctx.beginPath();
        kind.at.forEach(function (t) {
          var x = u.valToPos(t, "x", true);
          ctx.moveTo(x, u.bbox.top);
          ctx.lineTo(x, u.bbox.top + u.bbox.height);
        });
        ctx.stroke();
      });
    });
  }

  var OUTLINES = { down: [-5, 0, 5, 0, 0, 9], up: [-5, 0, 5, 0, 0, -9], diamond: [0, 0, 4, -5, 0, -10, -4, -5],
    dot: [-2.5, -5, 2.5, -5, 2.5, 0, -2.5, 0] };

  /* Above the lines: signs on the edges of the first panel. */
  function signs(u) {
    clipped(u, function (ctx, ratio) {
      data.marks.forEach(function (kind) {
        var outline = OUTLINES[kind.glyph], y = kind.glyph === "down" ? u.bbox.top : u.bbox.top + u.bbox.height;
        ctx.fillStyle = css(kind.bad ? "--unwanted" : "--total");
        kind.at.forEach(function (t) {
          var x = u.valToPos(t, "x", true);
          ctx.beginPath();
          for (var i = 0; i < outline.length; i += 2) { ctx.lineTo(x + outline[i] * ratio, y + outline[i + 1] * ratio); }
          ctx.fill();
        });
      });
    });
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
    ticks();
  }

  /* The axis below the rows has its ticks where the chart above them has its own. */
  function ticks() {
    var svg = axis.querySelector("svg"), length = view.max - view.min, wide = svg.clientWidth || 600;
    var step = STEPS.find(function (s) { return s / length * wide >= SPACE; }) || length;
    svg.textContent = "";
    for (var i = Math.ceil(view.min / step - 1e-9); i * step <= view.max + step * 1e-9; i++) {
      var text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      text.setAttribute("class", "tick");
      text.setAttribute("x", (i * step - view.min) / length * 100 + "%");
      text.setAttribute("y", "16");
      text.setAttribute("text-anchor", "middle");
      text.textContent = clock(i * step, step);
      svg.appendChild(text);
    }
  }

  /* What every shown line says at an instant, and the facts right beside it. */
  function read(t) {
    var near = (view.max - view.min) / 200, grain = Math.pow(10, Math.floor(Math.log10(near / 2)));
    var parts = [clock(grain < 1 ? Math.round(t / grain) * grain : t, grain)];
    data.panels.forEach(function (panel) {
      panel.lines.forEach(function (line, k) {
        if (!panel.shown[k]) { return; }
        var at = Math.floor((t - line.start) / line.bucket);
        var value = line.values[Math.min(Math.max(at, 0), line.values.length - 1)];
        parts.push(line.label + " " + amount(value === undefined ? 0 : value) + " " + panel.unit);
      });
    });
    data.marks.forEach(function (kind) {
      var fact = kind.at.find(function (f) { return Math.abs(f - t) < near; });
      if (fact !== undefined) { parts.push(kind.label + " at " + clock(fact, 0.001)); }
    });
    if (data.floods.some(function (f) { return f[0] <= t && t < f[1]; })) { parts.push("flooding"); }
    readout.textContent = parts.join(" \u00b7 ");
    if (!hair) {
      hair = document.createElement("div");
      hair.className = "hair-cursor";
      rows.appendChild(hair);
    }
    var band = axis.querySelector("svg").getBoundingClientRect(), all = rows.getBoundingClientRect();
    hair.style.left = (band.left - all.left + (t - view.min) / (view.max - view.min) * band.width) / all.width * 100 + "%";
  }

  function plotOf(panel, k, within) {
    var gutter = parseInt(css("--gutter"), 10), right = parseInt(css("--right"), 10);
    var ink = css("--muted"), edge = css("--edge"), last = k === data.panels.length - 1;
    return new uPlot({
      width: host.clientWidth, height: (k === 0 ? 290 : 120) + (last ? 30 : 8), legend: { show: false }, padding: [10, right, 0, 0],
      cursor: { drag: { x: true, y: false }, points: { show: false }, sync: { key: "floodscope" } },
      scales: { x: { time: false, min: view.min, max: view.max }, y: { range: function (u, lo, hi) { return [0, hi > 0 ? hi * 1.08 : 1]; } } },
      axes: [
        { stroke: ink, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge, width: 1 }, space: SPACE, incrs: STEPS,
          size: last ? 30 : 8,
          values: function (u, splits, a, b, step) { return splits.map(function (s) { return last ? clock(s, step) : ""; }); } },
        { stroke: ink, grid: { stroke: edge, width: 1 }, ticks: { stroke: edge, width: 1 }, size: gutter,
          values: function (u, splits) { return splits.map(function (v) { return String(Math.round(v * 1e6) / 1e6); }); } }
      ],
      series: [{}].concat(panel.lines.map(function (line, i) { return style(line, panel.shown[i]); })),
      hooks: {
        drawClear: [ground], draw: k === 0 ? [signs] : [],
        setCursor: [function (u) { if (u.cursor.idx != null && u.cursor.left >= 0) { read(u.posToVal(u.cursor.left, "x")); } }],
        setScale: [function (u, key) {
          if (key === "x") { adopt(u.scales.x.min, u.scales.x.max, u); }
        }]
      }
    }, columns(panel), within);
  }

  function draw() {
    plots.forEach(function (plot) { plot.destroy(); });
    host.textContent = "";
    plots = data.panels.map(function (panel, k) {
      var unit = document.createElement("p"), within = document.createElement("div");
      unit.className = "unit";
      unit.textContent = panel.axis;
      host.appendChild(unit);
      host.appendChild(within);
      return plotOf(panel, k, within);
    });
    follow();
  }

  function adopt(min, max, from) {
    if (min === view.min && max === view.max) { return; }
    view = { min: min, max: max };
    plots.forEach(function (plot) { if (plot !== from) { plot.setScale("x", view); } });
    follow();
  }

  function show(min, max) {
    var least = Math.max(end / 1e6, 1e-6), length = Math.min(end, Math.max(least, max - min));
    min = Math.min(Math.max(0, min), end - length);
    adopt(min, min + length, null);
  }

  function zoom(how) {
    var length = view.max - view.min, middle = (view.min + view.max) / 2;
    if (how === "in") { show(middle - length / 4, middle + length / 4); }
    if (how === "out") { show(middle - length, middle + length); }
    if (how === "left") { show(view.min - length / 4, view.max - length / 4); }
    if (how === "right") { show(view.min + length / 4, view.max + length / 4); }
    if (how === "all") { show(0, end); }
    var step = (view.max - view.min) / 500;
    readout.textContent = "Shown: " + clock(view.min, step) + " to " + clock(view.max, step);
  }

  var KEYS = { "+": "in", "=": "in", "-": "out", "ArrowLeft": "left", "ArrowRight": "right", "0": "all", "Escape": "all" };

  function onKey(event) {
    if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      zoom(KEYS[event.key]);
    }
  }

  /* Rows are zoomed like the chart: by dragging over them. */
  function dragRows() {
    var from = null, chosen = null;
    function place(event) {
      var box = axis.querySelector("svg").getBoundingClientRect();
      return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    }
    function mark(a, b) {
      var box = axis.querySelector("svg").getBoundingClientRect(), left = box.left - rows.getBoundingClientRect().left;
      chosen.style.left = left + Math.min(a, b) * box.width + "px";
      chosen.style.width = Math.abs(b - a) * box.width + "px";
    }
    function at(part) { return view.min + part * (view.max - view.min); }
    rows.classList.add("zoomable");
    rows.addEventListener("pointerdown", function (event) {
      if (event.button !== 0 || !event.target.closest(".gutter")) { return; }
      from = place(event);
      chosen = document.createElement("div");
      chosen.className = "chosen";
      rows.appendChild(chosen);
      mark(from, from);
      event.preventDefault();
      rows.setPointerCapture(event.pointerId);
    });
    rows.addEventListener("pointermove", function (event) {
      if (from !== null) { mark(from, place(event)); }
      if (from !== null || event.target.closest(".gutter")) { read(at(place(event))); }
    });
    function drop(event) {
      if (from === null) { return; }
      var to = place(event), a = at(Math.min(from, to)), b = at(Math.max(from, to)), wide = axis.querySelector("svg").clientWidth;
      var far = Math.abs(to - from) * wide > 5;
      from = null;
      chosen.remove();
      if (far && event.type === "pointerup") { show(a, b); }
    }
    rows.addEventListener("pointerup", drop);
    rows.addEventListener("pointercancel", drop);
    rows.addEventListener("dblclick", function () { zoom("all"); });
  }

  /* A box that shows or hides a line, before its key in the legend or in the list of further ports. */
  function toggle(panel, k, within) {
    var label = document.createElement("label"), box = document.createElement("input");
    box.type = "checkbox";
    box.checked = data.panels[panel].shown[k];
    box.addEventListener("change", function () {
      data.panels[panel].shown[k] = box.checked;
      plots[panel].setSeries(k + 1, { show: box.checked });
    });
    label.appendChild(box);
    while (within.firstChild) { label.appendChild(within.firstChild); }
    within.appendChild(label);
  }

  function toggles() {
    var items = document.querySelectorAll("#legend .item[data-line]"), next = 0;
    data.panels.forEach(function (panel, p) {
      panel.lines.forEach(function (line, k) {
        if (line.shown) {
          toggle(p, k, items[next++]);
          return;
        }
        var item = document.createElement("div");
        item.textContent = line.label;
        document.getElementById("toggles").appendChild(item);
        toggle(p, k, item);
        document.getElementById("further").hidden = false;
      });
    });
  }

  function controls() {
    var keyed = plots.length ? host : rows;
    tools.querySelectorAll("button[data-zoom]").forEach(function (button) {
      button.addEventListener("click", function () { zoom(button.dataset.zoom); });
    });
    if (!plots.length) {
      rows.tabIndex = 0;
      rows.setAttribute("role", "application");
      rows.setAttribute("aria-label", "Interactive rows of states. Plus and minus zoom, arrow keys move, 0 shows everything.");
    }
    keyed.addEventListener("keydown", onKey);
    dragRows();
    toggles();
    new ResizeObserver(function () {
      if (plots.length && host.clientWidth > 0 && Math.abs(plots[0].width - host.clientWidth) > 1) { draw(); } else { ticks(); }
    }).observe(plots.length ? host : rows);
  }

  function theme() {
    var button = document.getElementById("theme");
    var dark = matchMedia("(prefers-color-scheme: dark)");
    button.hidden = false;
    button.addEventListener("click", function () {
      var now = root.dataset.theme || (dark.matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      if (plots.length) { draw(); }
    });
    dark.addEventListener("change", function () { if (plots.length) { draw(); } });
    if (!rows) { return; }
    addEventListener("beforeprint", function () { show(0, end); });
    addEventListener("afterprint", function () { if (plots.length) { draw(); } });
  }

  theme();
  if (rows && (data.panels.length || rows.querySelector("svg.zoom"))) {
    tools.hidden = false;
    if (data.panels.length) {
      host.hidden = false;
      still.classList.add("replaced");
      still.hidden = true;
      draw();
    }
    controls();
  }
})();
