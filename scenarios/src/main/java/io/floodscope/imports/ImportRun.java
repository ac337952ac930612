package io.floodscope.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a set of dumps: files to texts, texts to facts.
 *
 * @param dumps what the files say; nothing if a file could not be used
 * @param log what was read, ignored, and is wrong
 */
public record ImportRun(Dumps dumps, ImportLog log) {

    /** A text and what it is. */
    public record Input(DumpKind kind, DumpFile file) {}

    /**
     * Reads files. Problems go to the log; the dumps are complete only if it has no errors.
     *
     * @param files files by kind
     * @param strict whether everything that is not understood is an error
     * @param anonymize whether all addresses are replaced; places in messages are those of the original files
     */
    public static ImportRun read(Map<DumpKind, List<Path>> files, boolean strict, boolean anonymize) {
        ImportLog log = new ImportLog();
        List<Input> texts = new ArrayList<>();
        for (Map.Entry<DumpKind, List<Path>> each : files.entrySet()) {
            for (Path path : each.getValue()) {
                DumpFile file = DumpFile.read(path, log.problems());
                if (file != null) {
                    texts.add(new Input(each.getKey(), file));
                }
            }
        }
        return parse(texts, log, strict, anonymize);
    }

    /** The same for texts that are at hand. */
    public static ImportRun parse(List<Input> texts, ImportLog log, boolean strict, boolean anonymize) {
        Dumps dumps = new Dumps();
        texts.forEach(input -> input.kind().parse(input.file(), dumps, log));
        if (strict) {
            log.refuseIgnored();
        }
        if (!anonymize || log.problems().hasErrors()) {
            return new ImportRun(dumps, log);
        }
        Anonymizer anonymizer =
                new Anonymizer(texts.stream().map(input -> input.file().text()).toList());
        Dumps changed = new Dumps();
        ImportLog unseen = new ImportLog();
        for (Input input : texts) {
            DumpFile file = input.file();
            input.kind()
                    .parse(DumpFile.of(file.source().displayName(), anonymizer.apply(file.text())), changed, unseen);
        }
        return new ImportRun(changed, log);
    }

    /** What the import says about the network, one line each, for the screen and the head of the file. */
    public List<String> findings() {
        List<String> out = new ArrayList<>();
        List<Findings.MissingNextHop> missing = Findings.missingNextHops(dumps);
        int single = 0;
        for (Findings.MissingNextHop each : missing) {
            if (each.neighbours().size() > 1 || out.isEmpty()) {
                out.add(each.text());
            } else {
                single++;
            }
        }
        if (single > 0) {
            out.add(
                    single == 1
                            ? "one further next hop of one neighbour is not in the FDB either"
                            : single + " further next hops of one neighbour each are not in the FDB either");
        }
        for (BridgeRow row : dumps.bridges()) {
            String text = row.agingText();
            if (row.kind() == BridgeRow.Kind.OVS && text != null && !text.equals(String.valueOf(row.agingSeconds()))) {
                out.add(Keys.shown(row.name()) + ": mac-aging-time is configured as " + Keys.shown(text)
                        + " but Open vSwitch uses " + row.agingSeconds() + "s");
            }
        }
        return out;
    }

    /** The scenario of the dumps. */
    public ScenarioWriter.Written scenario(String name, @Nullable String bridge) {
        return scenario(name, bridge, null);
    }

    /**
     * The same with traffic of a known strength.
     *
     * @param load what the containers send together; null to guess it
     */
    public ScenarioWriter.Written scenario(String name, @Nullable String bridge, @Nullable Load load) {
        ImportedNetwork network = NetworkGuess.of(dumps, bridge);
        List<String> notes = new ArrayList<>(findings());
        if (network.behindUplink() > 0) {
            notes.add(network.behindUplink() + " MACs live beyond an uplink and are left out");
        }
        if (!dumps.routers().isEmpty()
                || !dumps.bindings().isEmpty()
                || !dumps.ovnFdb().isEmpty()) {
            notes.add("OVN tables are not part of this scenario; 'floodscope lint' looks at them");
        }
        return ScenarioWriter.write(name, network, notes, load);
    }
}
