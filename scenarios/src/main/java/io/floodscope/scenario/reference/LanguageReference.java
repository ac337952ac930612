package io.floodscope.scenario.reference;

import io.floodscope.scenario.load.BlockType;
import io.floodscope.scenario.load.KeyType;
import io.floodscope.scenario.schema.Block;
import io.floodscope.scenario.schema.Key;
import io.floodscope.scenario.schema.MarkKind;
import io.floodscope.scenario.schema.Metric;
import io.floodscope.scenario.schema.Scenario;
import io.floodscope.scenario.schema.SweepSpec;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The tables of keys and metrics in docs/language.md and docs/sweep.md, made from the declarations that the loader binds to. */
public final class LanguageReference {

    private final StringBuilder out = new StringBuilder();
    private final Deque<Class<?>> waiting = new ArrayDeque<>();
    private final Set<Class<?>> known = new LinkedHashSet<>();

    private LanguageReference() {}

    /** All blocks of scenarios with all keys, then all metrics, as Markdown. */
    public static String text() {
        LanguageReference reference = new LanguageReference();
        reference.blocks(Scenario.class);
        reference.metrics();
        reference.marks();
        return reference.out.toString();
    }

    /** All blocks of sweep files with all keys, as Markdown. */
    public static String sweep() {
        LanguageReference reference = new LanguageReference();
        reference.blocks(SweepSpec.class);
        return reference.out.toString();
    }

    private void blocks(Class<?> file) {
        enqueue(file);
        while (!waiting.isEmpty()) {
            block(waiting.removeFirst());
        }
    }

    private void enqueue(Class<?> type) {
        if (known.add(type)) {
            waiting.addLast(type);
        }
    }

    private void block(Class<?> type) {
        if (type.isRecord()) {
            BlockType block = BlockType.of(type);
            heading(3, title(type), block.meta());
            keys(block);
            return;
        }
        Block family = type.getAnnotation(Block.class);
        heading(3, title(type), family);
        out.append(
                family.by().isEmpty()
                        ? "Which kind it is follows from the key that it has.\n\n"
                        : "The key `" + family.by() + "` says which kind it is.\n\n");
        for (Map.Entry<String, BlockType> member : BlockType.family(type).entrySet()) {
            String word = family.by().isEmpty() ? member.getKey() : family.by() + ": " + member.getKey();
            heading(4, "`" + word + "`", member.getValue().meta());
            keys(member.getValue());
        }
    }

    private void heading(int level, String title, Block meta) {
        out.append("#".repeat(level)).append(' ').append(title).append("\n\n");
        out.append(meta.doc()).append("\n\n");
    }

    private void keys(BlockType block) {
        out.append("| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
        for (KeyType key : block.keys().values()) {
            Key meta = Objects.requireNonNull(key.meta());
            out.append("| `").append(key.name()).append("` | ");
            out.append(meta.counted().isEmpty() ? "" : "a whole number up to " + meta.most() + ", or ");
            out.append(value(key.type(), meta));
            out.append(" | ")
                    .append(defaultOf(meta))
                    .append(" | ")
                    .append(meta.value())
                    .append(" |\n");
        }
        out.append('\n');
    }

    private static String defaultOf(Key meta) {
        if (meta.required()) {
            return "**required**";
        }
        if (meta.def().equals(KeyType.PROFILE)) {
            return "from the profile";
        }
        if (meta.def().isEmpty()) {
            return "";
        }
        return "`" + meta.def() + "`" + (meta.source().isEmpty() ? "" : " (" + meta.source() + ")");
    }

    private String value(Type type, Key meta) {
        Class<?> raw = KeyType.raw(type);
        if (raw == List.class) {
            Class<?> element = KeyType.raw(KeyType.element(type));
            String one = value(KeyType.element(type), meta);
            return KeyType.isScalar(element) ? one + ", or a list of them" : "list of " + one;
        }
        if (raw == Map.class) {
            return "by name: " + value(KeyType.element(type), meta);
        }
        if (KeyType.isScalar(raw)) {
            return KeyType.expected(raw).replace("|", "\\|") + range(meta);
        }
        if (raw.getAnnotation(Block.class) == null) {
            return "any value";
        }
        enqueue(raw);
        return "[" + title(raw) + "](#" + title(raw).replace(' ', '-') + ")";
    }

    private static String range(Key meta) {
        if (meta.min().isEmpty() && meta.max().isEmpty()) {
            return "";
        }
        return "; " + (meta.min().isEmpty() ? "" : "from " + meta.min())
                + (meta.min().isEmpty() || meta.max().isEmpty() ? "" : " ")
                + (meta.max().isEmpty() ? "" : "to " + meta.max());
    }

    private static String title(Class<?> type) {
        return type.getAnnotation(Block.class).value();
    }

    private void metrics() {
        out.append(
                "### metrics\n\n| metric | about | compared with | `after`, `before` | what it is |\n| --- | --- | --- | --- | --- |\n");
        for (Metric metric : Metric.values()) {
            out.append("| `")
                    .append(metric.word())
                    .append("` | ")
                    .append(metric.subject().noun())
                    .append(" | ");
            out.append(metric.unit().example())
                    .append(metric.isDated() ? " | yes | " : " | no | ")
                    .append(metric.doc())
                    .append(" |\n");
        }
    }

    private void marks() {
        out.append("\n### marks\n\n");
        out.append(
                "Kinds for the metrics `marks` and `mark_times`, and how the names are made up that 'on' selects from.\n\n");
        out.append("| kind | about | what it is |\n| --- | --- | --- |\n");
        for (MarkKind kind : MarkKind.values()) {
            out.append("| `")
                    .append(kind.word())
                    .append("` | `")
                    .append(kind.entity())
                    .append("` | ");
            out.append(kind.doc()).append(" |\n");
        }
    }
}
