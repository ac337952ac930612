package io.floodscope.serve;

import io.floodscope.report.ReportContext;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.Reproduction;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import io.floodscope.scenario.check.Names;
import io.floodscope.scenario.load.LoadedScenario;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page asks for and is told, as JSON; texts from scenarios are made safe to look at. */
final class PageData {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ScenarioSource source;
    private final ReportContext context;

    PageData(ScenarioSource source, ReportContext context) {
        this.source = source;
        this.context = context;
    }

    /** The scenario and its sliders. */
    byte[] scenario() {
        ScenarioSource.Loading loading = source.load(List.of());
        LoadedScenario loaded = loading.scenario();
        Names names = loading.names();
        if (loaded == null || names == null) {
            return refused(loading.problems());
        }
        ObjectNode root = MAPPER.createObjectNode();
        root.put("name", VisibleText.of(loaded.scenario().name()));
        String title = loaded.scenario().title();
        root.put("title", title == null ? "" : VisibleText.of(title));
        root.put("file", VisibleText.of(file()));
        root.put("version", context.toolVersion());
        ArrayNode sliders = root.putArray("sliders");
        Slider.of(loaded, names, source).forEach(s -> slider(sliders.addObject(), s));
        return bytes(root);
    }

    private static void slider(ObjectNode node, Slider slider) {
        node.put("label", VisibleText.of(slider.label()));
        node.put("key", VisibleText.of(slider.key()));
        node.put("value", slider.value());
        node.put("origin", VisibleText.of(slider.origin()));
        slider.paths().forEach(node.putArray("paths")::add);
        ArrayNode members = node.putArray("members");
        slider.members().forEach(m -> slider(members.addObject(), m));
    }

    /** What came of a run. */
    byte[] outcome(long id, RunResult result, List<String> sets) {
        RunFacts facts = new RunFacts(result);
        ObjectNode root = MAPPER.createObjectNode();
        root.put("id", id);
        root.put("verdict", result.verdict().word());
        root.put(
                "badge",
                result.verdict() == Verdict.NONE
                        ? "no verdict"
                        : result.verdict().word());
        root.put("happening", facts.finding());
        root.put("cause", facts.mainCause());
        root.put("sentence", facts.verdictSentence());
        ArrayNode figures = root.putArray("figures");
        for (RunFacts.Figure figure : facts.figures()) {
            figures.addObject()
                    .put("value", figure.value())
                    .put("label", figure.label())
                    .put("detail", figure.detail());
        }
        List<String> all = new ArrayList<>(source.setsFromTheStart());
        all.addAll(sets);
        root.put("command", Reproduction.command(result, context, all));
        Path name = Path.of(file()).getFileName();
        root.put("yaml", SettingsYaml.of(name == null ? file() : name.toString(), result.configuration()));
        return bytes(root);
    }

    private String file() {
        String file = context.scenarioFile();
        return file == null ? "scenario.flood.yaml" : file;
    }

    /** How far a run has got; times in seconds. */
    static byte[] progress(RunProgress.State state) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("running", state.running());
        root.put("elapsed", state.elapsedNanos() / 1e9);
        root.put("share", state.untilNanos() == 0 ? 0 : (double) state.simulatedNanos() / state.untilNanos());
        root.put("simulated", Quantities.clock(state.simulatedNanos()));
        root.put("until", Quantities.clock(state.untilNanos()));
        root.put("events", Quantities.count(state.events()));
        return bytes(root);
    }

    /** A newer request came. */
    static byte[] outdated() {
        return bytes(MAPPER.createObjectNode().put("outdated", true));
    }

    /** The settings cannot be run. */
    static byte[] refused(String problems) {
        StringBuilder lines = new StringBuilder();
        problems.lines().forEach(line -> lines.append(VisibleText.of(line)).append('\n'));
        return bytes(MAPPER.createObjectNode().put("problems", lines.toString()));
    }

    /** The settings of a request, null if it is not what the page sends. */
    static @Nullable List<String> sets(byte[] body) {
        try {
            JsonNode list = MAPPER.readTree(body).path("set");
            List<String> sets = new ArrayList<>();
            for (JsonNode item : list) {
                if (!item.isString()) {
                    return null;
                }
                sets.add(item.stringValue());
            }
            return list.isArray() ? sets : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
