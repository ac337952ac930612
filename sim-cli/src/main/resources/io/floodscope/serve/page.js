"use strict";
(function () {
  var STEPS = ["100ms", "200ms", "500ms", "1s", "2s", "3s", "5s", "8s", "10s", "15s", "20s", "30s", "45s", "60s",
    "90s", "120s", "150s", "180s", "240s", "300s", "360s", "420s", "480s", "540s", "600s", "720s", "900s", "1050s",
    "1200s", "1350s", "1500s", "1800s", "2100s", "2400s", "3000s", "3600s", "5400s", "7200s", "10800s", "14400s",
    "21600s", "28800s", "43200s", "86400s"];
  var WAIT = 150;
  var UNITS = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600, d: 86400 };
  var byId = function (id) { return document.getElementById(id); };
  var PATIENCE = 300;
  var sliders = [], first = null, timer = 0, running = null, started = 0, looking = 0;

  function seconds(text) {
    var match = /^([0-9.]+)(ns|us|ms|s|m|h|d)$/.exec(text.trim());
    return match ? parseFloat(match[1]) * UNITS[match[2]] : NaN;
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  /* One slider: a range over round values, and a field for any other. */
  function Slider(data, id, within) {
    var own = seconds(data.value);
    this.data = data;
    this.members = [];
    this.changed = null;
    this.steps = STEPS.concat(STEPS.some(function (s) { return seconds(s) === own; }) ? [] : [data.value])
      .sort(function (a, b) { return seconds(a) - seconds(b); });
    this.box = element("div", "slider");
    var top = element("div", "top"), label = element("label", "", data.key);
    this.range = element("input");
    this.range.type = "range";
    this.range.id = id;
    this.range.min = 0;
    this.range.max = this.steps.length - 1;
    label.htmlFor = id;
    label.appendChild(element("span", "of", data.label));
    this.field = element("input");
    this.field.type = "text";
    this.field.setAttribute("aria-label", data.key + " of " + data.label);
    this.field.autocomplete = "off";
    top.appendChild(label);
    top.appendChild(this.field);
    this.box.appendChild(top);
    this.box.appendChild(this.range);
    this.box.appendChild(element("p", "origin", data.origin));
    within.appendChild(this.box);
    this.range.addEventListener("input", function () { this.set(this.steps[this.range.value]); soon(); }.bind(this));
    this.field.addEventListener("change", function () { this.set(this.field.value.trim()); soon(); }.bind(this));
    this.show(data.value);
  }

  Slider.prototype.show = function (value) {
    var want = seconds(value), best = 0;
    this.steps.forEach(function (step, i) {
      if (Math.abs(seconds(step) - want) < Math.abs(seconds(this.steps[best]) - want)) { best = i; }
    }, this);
    this.range.value = best;
    this.range.setAttribute("aria-valuetext", value);
    this.field.value = value;
    this.box.classList.toggle("changed", this.changed !== null);
  };

  Slider.prototype.set = function (value) {
    this.changed = value === this.data.value && !this.members.length ? null : value;
    this.show(value);
    this.members.forEach(function (member) {
      member.changed = null;
      member.show(value);
    });
  };

  Slider.prototype.reset = function () {
    this.changed = null;
    this.show(this.data.value);
    this.members.forEach(function (member) { member.reset(); });
  };

  /* Settings of groups first, so that single ones win. */
  function sets() {
    var groups = [], singles = [];
    sliders.forEach(function (slider) {
      if (slider.changed !== null) {
        slider.data.paths.forEach(function (path) {
          (slider.members.length ? groups : singles).push(path + "=" + slider.changed);
        });
      }
      slider.members.forEach(function (member) {
        if (member.changed !== null) { singles.push(member.data.paths[0] + "=" + member.changed); }
      });
    });
    return groups.concat(singles);
  }

  function build(list) {
    var within = byId("sliders");
    list.forEach(function (data, i) {
      var slider = new Slider(data, "slider-" + i, within);
      sliders.push(slider);
      if (!data.members.length) { return; }
      var details = element("details", "members");
      details.appendChild(element("summary", "", "one by one"));
      slider.box.appendChild(details);
      slider.members = data.members.map(function (member, k) {
        return new Slider(member, "slider-" + i + "-" + k, details);
      });
    });
    if (!list.length) { within.appendChild(element("p", "muted", "The scenario has no aging time.")); }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(run, WAIT);
  }

  function run() {
    if (running) { running.abort(); }
    var mine = running = new AbortController();
    started = performance.now();
    byId("status").textContent = "Running";
    document.body.setAttribute("aria-busy", "true");
    clearTimeout(looking);
    looking = setTimeout(look, PATIENCE);
    var wanted = sets();
    byId("reset").disabled = !wanted.length;
    fetch("run", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ set: wanted }), signal: mine.signal
    }).then(function (response) {
      return response.json().then(function (body) { if (mine === running) { show(response.status, body, wanted); } });
    }).catch(function (error) {
      if (mine === running && error.name !== "AbortError") {
        done("No answer: floodscope serve has ended.");
      }
    });
  }

  /* A run that takes longer than one notices says how far it is, and can be stopped. */
  function look() {
    var mine = running;
    fetch("progress").then(function (response) { return response.json(); }).then(function (state) {
      if (mine !== running || !document.body.hasAttribute("aria-busy")) { return; }
      var bar = byId("progress"), left = state.share > 0.02 ? state.elapsed / state.share - state.elapsed : NaN;
      if (state.running) { bar.value = state.share; } else { bar.removeAttribute("value"); }
      byId("progress-text").textContent = state.running
        ? Math.floor(100 * state.share) + " %: " + state.simulated + " of " + state.until + " simulated, " + state.events + " events"
          + (left >= 1 ? ", about " + Math.ceil(left) + " s left" : "")
        : "getting ready";
      byId("going").hidden = false;
      looking = setTimeout(look, PATIENCE);
    }).catch(function () { /* the run's own request tells that the program has ended */ });
  }

  function done(status) {
    clearTimeout(looking);
    byId("going").hidden = true;
    byId("status").textContent = status;
    document.body.removeAttribute("aria-busy");
  }

  function stopped() { done("Stopped" + (byId("happening").textContent ? "; below is the last outcome." : ".")); }

  function show(status, body, wanted) {
    if (status === 409) {
      stopped();
      return;
    }
    byId("problems").hidden = status === 200;
    if (status !== 200) {
      byId("problems").textContent = body.problems || "error " + status;
      done("Not run; below is the last outcome.");
      return;
    }
    if (!first && !wanted.length) { first = body; }
    var happening = byId("happening");
    happening.textContent = body.happening;
    byId("cause").textContent = body.cause ? "Cause: " + body.cause : "";
    var sentence = byId("sentence");
    sentence.textContent = "";
    sentence.appendChild(element("span", "badge badge-" + body.verdict, body.badge));
    sentence.appendChild(document.createTextNode(" " + body.sentence));
    figures(body);
    byId("command").textContent = body.command;
    byId("yaml").textContent = body.yaml;
    byId("download").href = "report/" + body.id + "/download";
    byId("download").hidden = false;
    report(body.id);
    var took = performance.now() - started;
    done("Run in " + (took < 1000 ? Math.round(took) + " ms" : (took / 1000).toFixed(1) + " s"));
  }

  function figures(body) {
    var box = byId("figures");
    box.textContent = "";
    body.figures.forEach(function (figure, i) {
      var card = element("div", "figure"), before = first && first.figures[i];
      card.appendChild(element("span", "value", figure.value));
      card.appendChild(element("span", "", figure.label));
      card.appendChild(element("span", "before", before && before.value !== figure.value
        ? "as the file has it: " + before.value : figure.detail));
      box.appendChild(card);
    });
  }

  /* The next report loads out of sight and takes the place of the one before, at the same height. */
  function report(id) {
    var box = byId("report"), old = box.querySelector("iframe:not(.coming)");
    box.querySelectorAll("iframe.coming").forEach(function (late) { late.remove(); });
    var frame = element("iframe", "coming");
    frame.title = "Report";
    frame.addEventListener("load", function () {
      if (old) {
        frame.contentWindow.scrollTo(0, old.contentWindow.scrollY);
        old.remove();
      } else {
        frame.contentWindow.scrollTo(0, frame.contentDocument.getElementById("traffic").offsetTop - 52);
      }
      frame.classList.remove("coming");
    });
    frame.src = "report/" + id;
    box.appendChild(frame);
  }

  byId("stop").addEventListener("click", function () {
    clearTimeout(timer);
    if (running) { running.abort(); }
    running = null;
    stopped();
    fetch("stop", { method: "POST" }).catch(function () { done("No answer: floodscope serve has ended."); });
  });

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(byId(button.dataset.copy).textContent).then(function () {
        button.textContent = "Copied";
        setTimeout(function () { button.textContent = "Copy"; }, 2000);
      });
    });
  });

  byId("reset").addEventListener("click", function () {
    sliders.forEach(function (slider) { slider.reset(); });
    run();
  });

  fetch("scenario").then(function (response) { return response.json(); }).then(function (scenario) {
    if (scenario.problems) {
      byId("problems").hidden = false;
      byId("problems").textContent = scenario.problems;
      done("The file cannot be run.");
      return;
    }
    document.title = scenario.name + " \u00b7 Floodscope";
    byId("name").textContent = scenario.name;
    byId("title").textContent = scenario.title;
    byId("file").textContent = scenario.file + " \u00b7 Floodscope " + scenario.version;
    build(scenario.sliders);
    run();
  });
})();
