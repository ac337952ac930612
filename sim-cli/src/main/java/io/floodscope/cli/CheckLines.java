package io.floodscope.cli;

import io.floodscope.random.RandomStreams;
import io.floodscope.result.ConfigValue;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.RunResult;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of {@code test} for programs: one JSON object per check and line, then one for the totals. */
final class CheckLines {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private CheckLines() {}

    static String of(List<CheckReport> reports, CheckTotals totals) {
        StringBuilder out = new StringBuilder();
        for (CheckReport report : reports) {
            for (CheckReport.Check check : report.checks()) {
                out.append(MAPPER.writeValueAsString(check(report, check))).append('\n');
            }
        }
        ObjectNode end = message("result");
        end.put("scenarios", totals.scenarios());
        end.put("checks", totals.checks());
        end.put("passed", totals.passed());
        end.put("failed", totals.failed());
        end.put("warned", totals.warned());
        end.put("inconclusive", totals.inconclusive());
        return out.append(MAPPER.writeValueAsString(end)).append('\n').toString();
    }

    private static ObjectNode message(String type) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format_version", RunResult.FORMAT_VERSION);
        return node.put("type", type);
    }

    private static ObjectNode check(CheckReport report, CheckReport.Check check) {
        ExpectationResult r = check.result();
        ObjectNode node = message("check");
        node.put("scenario", report.decisive().scenario());
        node.put("check", r.name());
        node.put("verdict", r.verdict().word());
        node.put("severity", r.warning() ? "warn" : "error");
        node.put("expected", r.expected());
        node.put("got", r.got());
        Long first = r.firstViolationNanos();
        if (first != null) {
            node.put("first_violation_s", BigDecimal.valueOf(first, 9).stripTrailingZeros());
        }
        node.put("because", r.because());
        node.put("source", r.source());
        ArrayNode settings = node.putArray("settings");
        for (ConfigValue setting : r.settings()) {
            ObjectNode each = settings.addObject();
            each.put("path", setting.path());
            each.put("value", setting.value());
            each.put("origin", setting.origin());
        }
        node.put("seed", check.seed());
        node.put("seeds", report.kind().seedRange());
        if (report.kind().run() != RandomStreams.FIRST_RUN) {
            node.put("run", report.kind().run());
        }
        node.put(
                "simulated_s",
                BigDecimal.valueOf(report.kind().simulatedNanos(), 9).stripTrailingZeros());
        ArrayNode models = node.putArray("models");
        report.kind().models().forEach(models::add);
        if (check.baseline() != null) {
            node.put("baseline", check.baseline());
        }
        return node;
    }
}
