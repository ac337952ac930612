package io.floodscope.lint;

import io.floodscope.scenario.schema.SourceSpan;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes findings as SARIF 2.1.0 (OASIS), for code-scanning views. The same findings give the same bytes. */
public final class Sarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private Sarif() {}

    /** The log of one run. */
    public static String of(List<LintFinding> findings, String version) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            tool(json, version);
            json.writeStringProperty("columnKind", "utf16CodeUnits");
            json.writeArrayPropertyStart("results");
            for (LintFinding finding : findings) {
                result(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void tool(JsonGenerator json, String version) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "floodscope");
        json.writeStringProperty("version", version);
        json.writeArrayPropertyStart("rules");
        for (LintRule rule : LintRule.values()) {
            json.writeStartObject();
            json.writeStringProperty("id", rule.id());
            text(json, "shortDescription", rule.text());
            json.writeObjectPropertyStart("defaultConfiguration");
            json.writeStringProperty("level", rule.level().text());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, LintFinding finding) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.rule().id());
        json.writeNumberProperty("ruleIndex", finding.rule().ordinal());
        json.writeStringProperty("level", finding.rule().level().text());
        text(json, "message", finding.message());
        json.writeArrayPropertyStart("locations");
        location(json, finding.place());
        json.writeEndArray();
        if (!finding.related().isEmpty()) {
            json.writeArrayPropertyStart("relatedLocations");
            finding.related().forEach(span -> location(json, span));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void location(JsonGenerator json, SourceSpan span) {
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(span.file().displayName()));
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", Math.max(1, span.line()));
        json.writeNumberProperty("startColumn", Math.max(1, span.column()));
        json.writeNumberProperty("endColumn", Math.max(1, span.column()) + Math.max(1, span.length()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A path as a relative or absolute URI reference. */
    private static String uri(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.replace('\\', '/').getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 255);
            boolean plain = (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || "-._~/".indexOf(c) >= 0;
            out.append(plain ? String.valueOf(c) : String.format(java.util.Locale.ROOT, "%%%02X", b & 255));
        }
        return out.toString();
    }

    private static void text(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
