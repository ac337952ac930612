package io.floodscope.cli;

import io.floodscope.result.RunResult;
import io.floodscope.scenario.advise.Advice;
import io.floodscope.scenario.advise.Counterexample;
import io.floodscope.scenario.advise.Harm;
import io.floodscope.scenario.advise.Option;
import io.floodscope.text.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Advice for programs. Times are seconds, as in result.json. */
final class AdviceJson {

    private AdviceJson() {}

    static String of(Advice advice, AdviceText words) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        root.put("format_version", RunResult.FORMAT_VERSION);
        root.put("scenario", advice.scenario());
        root.put("seed", advice.seed());
        root.put("runs", advice.runs());
        root.put("complete", advice.complete());
        root.put("what", advice.what());
        ArrayNode options = root.putArray("options");
        for (Option option : advice.options()) {
            ObjectNode node = options.addObject();
            node.put("change", option.change().text());
            node.put("kind", option.change().kind().name().toLowerCase(Locale.ROOT));
            ArrayNode sets = node.putArray("set");
            option.change().sets().forEach(sets::add);
            harm(node, option.harm());
            node.put("stale_s", option.staleSeconds());
        }
        ObjectNode aging = root.putObject("mac_aging_time");
        ArrayNode bridges = aging.putArray("bridges");
        advice.bridges().forEach(bridges::add);
        aging.put("now_s", advice.agingNowSeconds());
        advice.inThisRun().ifPresent(s -> aging.put("in_this_run_s", s));
        advice.safe().ifPresent(s -> aging.put("safe_s", s));
        aging.put("never_safe", advice.neverSafe());
        aging.put("phases", advice.phases());
        advice.bound().ifPresent(bound -> {
            bound.seconds().ifPresent(s -> aging.put("closed_form_s", s));
            aging.put("inequality", bound.inequality());
            aging.put("proof", bound.proof());
        });
        advice.counterexample().ifPresent(c -> counterexample(root.putObject("counterexample"), c, words));
        ArrayNode remarks = root.putArray("remarks");
        advice.remarks().forEach(remarks::add);
        ArrayNode useless = root.putArray("does_not_help");
        advice.doesNotHelp().forEach(useless::add);
        return mapper.writeValueAsString(root) + "\n";
    }

    private static void counterexample(ObjectNode node, Counterexample c, AdviceText words) {
        node.put("mac_aging_time_s", c.agingSeconds());
        node.put("phase", c.phase());
        node.put("command", words.command(c));
        ArrayNode sets = node.putArray("set");
        c.trial().sets().forEach(sets::add);
        node.put("seed", c.trial().seed());
        harm(node, c.harm());
    }

    private static void harm(ObjectNode node, Harm harm) {
        node.put("flooded_s", new BigDecimal(Durations.seconds(harm.floodedNanos())));
        node.put("flooded_fraction", rounded(harm.floodedShare()));
        node.put("unwanted_copies", harm.unwantedCopies());
        node.put("outage_s", new BigDecimal(Durations.seconds(harm.outageNanos())));
        node.put("lost_frames", harm.lostFrames());
        node.put("arp_nd_requests", harm.requests());
        node.put("arp_nd_requests_per_second", rounded(harm.requestRate()));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
