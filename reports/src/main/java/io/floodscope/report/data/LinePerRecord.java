package io.floodscope.report.data;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/**
 * Lays JSON out with one line per record: what stands in the outermost object and in its lists begins a line of its own,
 * everything deeper stays on that line. So a change of one window is a change of one line, and a long list of numbers does
 * not take a line for each.
 */
final class LinePerRecord implements PrettyPrinter {

    private static final int DEEPEST_BROKEN_LEVEL = 2;

    private int depth;

    @Override
    public void writeRootValueSeparator(JsonGenerator out) {
        out.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator out) {
        out.writeRaw('{');
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator out) {
        breakLine(out);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) {
        separate(out);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator out) {
        out.writeRaw(": ");
    }

    @Override
    public void writeEndObject(JsonGenerator out, int entries) {
        end(out, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator out) {
        out.writeRaw('[');
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator out) {
        breakLine(out);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) {
        separate(out);
    }

    @Override
    public void writeEndArray(JsonGenerator out, int values) {
        end(out, values, ']');
    }

    private void separate(JsonGenerator out) {
        out.writeRaw(',');
        if (depth <= DEEPEST_BROKEN_LEVEL) {
            breakLine(out);
        } else if (depth == DEEPEST_BROKEN_LEVEL + 1) {
            out.writeRaw(' ');
        }
    }

    private void end(JsonGenerator out, int items, char bracket) {
        depth--;
        if (items > 0 && depth < DEEPEST_BROKEN_LEVEL) {
            newLine(out, depth);
        }
        out.writeRaw(bracket);
    }

    private void breakLine(JsonGenerator out) {
        if (depth <= DEEPEST_BROKEN_LEVEL) {
            newLine(out, depth);
        }
    }

    private static void newLine(JsonGenerator out, int indent) {
        out.writeRaw('\n');
        for (int i = 0; i < indent; i++) {
            out.writeRaw("  ");
        }
    }
}
