package io.floodscope.scenario.load;

import io.floodscope.scenario.load.YamlNode.Entry;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.SourceFile;
import io.floodscope.scenario.schema.SourceSpan;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into nodes that know their line and column.
 *
 * <p>The token stream is used directly because data binding loses positions. Anchors and aliases are refused: a few lines
 * of them can stand for gigabytes, and the token stream would pass an alias off as plain text.
 */
final class YamlReader {

    private static final YAMLFactory FACTORY = YAMLFactory.builder().build();
    private static final int DEEPEST = 40;

    private final SourceFile file;
    private final Problems problems;
    private final YAMLParser parser;
    private boolean aliasSeen;
    private boolean tagSeen;

    private YamlReader(SourceFile file, Problems problems, YAMLParser parser) {
        this.file = file;
        this.problems = problems;
        this.parser = parser;
    }

    /** The root mapping, or null after noting why there is none. */
    static @Nullable MapNode read(SourceFile file, String text, Problems problems) {
        int before = problems.sorted().size();
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), new StringReader(text))) {
            return new YamlReader(file, problems, parser).document();
        } catch (TooDeep e) {
            problems.error(e.span, "nested more than " + DEEPEST + " levels deep");
        } catch (JacksonException e) {
            // Only the first syntax error of a document means anything: the rest is read out of step.
            if (problems.sorted().size() == before) {
                syntaxError(file, e, problems);
            }
        }
        return null;
    }

    private @Nullable MapNode document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            problems.error(
                    new SourceSpan(file, 1, 1, 1),
                    "the file is empty; expected a mapping that begins with 'apiVersion: floodscope/v1'");
            return null;
        }
        YamlNode root = node(0);
        if (!(root instanceof MapNode map)) {
            problems.error(
                    root.span(),
                    "expected a mapping that begins with 'apiVersion: floodscope/v1', found " + root.kind());
            return null;
        }
        if (parser.nextToken() != null) {
            problems.error(here(3), "a second document; a file holds one scenario");
            return null;
        }
        return map;
    }

    /** Reads the node whose first token is current. */
    private YamlNode node(int depth) {
        SourceSpan span = here(1);
        if (depth > DEEPEST) {
            throw new TooDeep(span);
        }
        refuseAliases(span);
        refuseTags(span);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return map(span, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth + 1));
            }
            return new ListNode(span, items);
        }
        return scalar(span, token);
    }

    private MapNode map(SourceSpan span, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            SourceSpan keySpan = here(Math.max(1, key.length()));
            refuseAliases(keySpan);
            parser.nextToken();
            YamlNode value = node(depth + 1);
            Entry earlier = entries.get(key);
            if (earlier != null) {
                problems.error(
                        keySpan,
                        "'" + key + "' is already written in line "
                                + earlier.keySpan().line());
            } else {
                entries.put(key, new Entry(keySpan, value));
            }
        }
        return new MapNode(span, entries);
    }

    private ScalarNode scalar(SourceSpan span, @Nullable JsonToken token) {
        String text = token == JsonToken.VALUE_NULL ? "" : parser.getString();
        ScalarNode.Type type = token == null
                ? ScalarNode.Type.NULL
                : switch (token) {
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ScalarNode.Type.NUMBER;
                    case VALUE_TRUE, VALUE_FALSE -> ScalarNode.Type.BOOLEAN;
                    case VALUE_NULL -> ScalarNode.Type.NULL;
                    default -> ScalarNode.Type.TEXT;
                };
        int length = text.indexOf('\n') >= 0 ? 1 : Math.max(1, text.length());
        return new ScalarNode(new SourceSpan(file, span.line(), span.column(), length), text, type);
    }

    /** Once a file: whoever uses them uses them often. */
    private void refuseAliases(SourceSpan span) {
        boolean alias = parser.isCurrentAlias();
        if (!aliasSeen && (alias || parser.getObjectId() != null)) {
            aliasSeen = true;
            problems.error(
                    span,
                    "YAML " + (alias ? "aliases (*name)" : "anchors (&name)")
                            + " are not supported; use 'vars' or 'templates' to repeat something");
        }
    }

    /** Once a file; a tag that is passed over would say something that nobody hears. */
    private void refuseTags(SourceSpan span) {
        if (!tagSeen && parser.getTypeId() != null) {
            tagSeen = true;
            problems.error(span, "YAML tags (!name) are not supported");
        }
    }

    private SourceSpan here(int length) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new SourceSpan(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), length);
    }

    private static void syntaxError(SourceFile file, JacksonException e, Problems problems) {
        int line = 1;
        int column = 1;
        String message = String.valueOf(e.getOriginalMessage());
        Throwable cause = e.getCause();
        if (cause instanceof MarkedYamlEngineException marked) {
            Mark mark = marked.getProblemMark().orElse(null);
            if (mark != null) {
                line = mark.getLine() + 1;
                column = mark.getColumn() + 1;
            }
            message = marked.getProblem();
        } else if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
            line = e.getLocation().getLineNr();
            column = Math.max(1, e.getLocation().getColumnNr());
        }
        boolean tab = file.line(line).stripTrailing().matches("\\s*\\t.*");
        problems.error(
                new SourceSpan(file, line, column, 1),
                tab ? "a tab; YAML is indented with spaces" : "not valid YAML: " + firstLine(message));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        String line = (end < 0 ? message : message.substring(0, end)).strip();
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }

    /** Ends the reading of a document that is nested too deeply. */
    private static final class TooDeep extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient SourceSpan span;

        TooDeep(SourceSpan span) {
            super("nested too deeply", null, false, false);
            this.span = span;
        }
    }
}
