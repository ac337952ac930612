package io.floodscope.imports;

import io.floodscope.scenario.load.YamlNode;
import io.floodscope.scenario.load.YamlNode.ListNode;
import io.floodscope.scenario.load.YamlNode.MapNode;
import io.floodscope.scenario.load.YamlNode.ScalarNode;
import io.floodscope.scenario.schema.SourceSpan;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON into nodes that know their line and column. Several documents may follow one another, as they do when a command
 * is run once per network namespace into one file.
 */
final class JsonDump {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final int DEEPEST = 40;

    private final DumpFile file;
    private final ImportLog log;
    private final JsonParser parser;

    private JsonDump(DumpFile file, ImportLog log, JsonParser parser) {
        this.file = file;
        this.log = log;
        this.parser = parser;
    }

    /** The documents, or null after noting what is wrong with the text. */
    static @Nullable List<YamlNode> read(DumpFile file, ImportLog log) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), new StringReader(file.text()))) {
            return new JsonDump(file, log, parser).documents();
        } catch (TooDeep e) {
            log.problems().error(e.span, "nested more than " + DEEPEST + " levels deep");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            int line = at == null ? 1 : Math.max(1, at.getLineNr());
            int column = at == null ? 1 : Math.max(1, at.getColumnNr());
            String reason =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("unknown reason");
            log.problems()
                    .error(
                            file.span(line, column, 1),
                            "not valid JSON: " + (reason.length() > 160 ? reason.substring(0, 160) + "..." : reason),
                            "was the file cut off, or is it not JSON at all?");
        }
        return null;
    }

    private List<YamlNode> documents() {
        List<YamlNode> out = new ArrayList<>();
        while (parser.nextToken() != null) {
            out.add(node(0));
        }
        return out;
    }

    private YamlNode node(int depth) {
        SourceSpan span = here(1);
        if (depth > DEEPEST) {
            throw new TooDeep(span);
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth + 1));
            }
            return new ListNode(span, items);
        }
        if (token == JsonToken.START_OBJECT) {
            return object(span, depth);
        }
        return scalar(span, token);
    }

    private MapNode object(SourceSpan span, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = String.valueOf(parser.currentName());
            SourceSpan keySpan = here(key.length() + 2);
            parser.nextToken();
            YamlNode value = node(depth + 1);
            if (entries.putIfAbsent(key, new YamlNode.Entry(keySpan, value)) != null) {
                log.ignore(keySpan, "second value of '" + Keys.shown(key) + "'");
            }
        }
        return new MapNode(span, entries);
    }

    private ScalarNode scalar(SourceSpan span, @Nullable JsonToken token) {
        String text = token == JsonToken.VALUE_NULL ? "" : String.valueOf(parser.getString());
        ScalarNode.Type type = token == null
                ? ScalarNode.Type.NULL
                : switch (token) {
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ScalarNode.Type.NUMBER;
                    case VALUE_TRUE, VALUE_FALSE -> ScalarNode.Type.BOOLEAN;
                    case VALUE_NULL -> ScalarNode.Type.NULL;
                    default -> ScalarNode.Type.TEXT;
                };
        int length = text.length() + (type == ScalarNode.Type.TEXT ? 2 : 0);
        return new ScalarNode(file.span(span.line(), span.column(), length), text, type);
    }

    private SourceSpan here(int length) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return file.span(Math.max(1, at.getLineNr()), at.getColumnNr(), length);
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
