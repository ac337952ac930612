package io.floodscope.report.data;

import io.floodscope.report.data.ResultJsonReader.RecordReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object, with messages that say where in the file something is wrong. */
final class JsonFields {

    private final JsonNode node;
    private final String file;
    private final String path;

    JsonFields(JsonNode node, String file, String path) throws ResultFormatException {
        this.node = node;
        this.file = file;
        this.path = path;
        if (!node.isObject()) {
            throw new ResultFormatException(
                    file + ": " + (path.isEmpty() ? "the file" : path) + ": expected an object, got " + shorten(node));
        }
    }

    ResultFormatException refuse(String field, String expected, String got) {
        return new ResultFormatException(file + ": " + child(field) + ": expected " + expected + ", got " + got);
    }

    String text(String field) throws ResultFormatException {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw refuse(field, "a text", shorten(value));
        }
        return value.stringValue();
    }

    String text(String field, String otherwise) throws ResultFormatException {
        return ResultJsonReader.isAbsent(node.path(field)) ? otherwise : text(field);
    }

    boolean isNull(String field) {
        return ResultJsonReader.isAbsent(node.path(field));
    }

    boolean flag(String field) throws ResultFormatException {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            throw refuse(field, "true or false", shorten(value));
        }
        return value.booleanValue();
    }

    long integer(String field) throws ResultFormatException {
        return integer(node.path(field), field);
    }

    private long integer(JsonNode value, String field) throws ResultFormatException {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw refuse(field, "a whole number", shorten(value));
        }
        return value.longValue();
    }

    long nanos(String field) throws ResultFormatException {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw refuse(field, "a number of seconds", shorten(value));
        }
        try {
            BigDecimal seconds = value.decimalValue();
            return seconds.movePointRight(9).longValueExact();
        } catch (ArithmeticException e) {
            throw refuse(field, "seconds with at most nine decimals", shorten(value));
        }
    }

    JsonFields object(String field) throws ResultFormatException {
        return new JsonFields(node.path(field), file, child(field));
    }

    <T> List<T> listIfAny(String field, RecordReader<T> reader) throws ResultFormatException {
        return ResultJsonReader.isAbsent(node.path(field)) ? List.of() : list(field, reader);
    }

    <T> List<T> list(String field, RecordReader<T> reader) throws ResultFormatException {
        List<T> items = new ArrayList<>();
        for (JsonNode item : array(field)) {
            items.add(reader.read(new JsonFields(item, file, child(field) + "[" + items.size() + "]")));
        }
        return items;
    }

    List<String> texts(String field) throws ResultFormatException {
        List<String> items = new ArrayList<>();
        if (ResultJsonReader.isAbsent(node.path(field))) {
            return items;
        }
        for (JsonNode item : array(field)) {
            if (!item.isString()) {
                throw refuse(field + "[" + items.size() + "]", "a text", shorten(item));
            }
            items.add(item.stringValue());
        }
        return items;
    }

    long[] longArray(String field) throws ResultFormatException {
        JsonNode array = array(field);
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(array.path(i), field + "[" + i + "]");
        }
        return values;
    }

    SortedMap<String, Long> integers(String field) throws ResultFormatException {
        SortedMap<String, Long> values = new TreeMap<>();
        JsonFields object = object(field);
        for (Map.Entry<String, JsonNode> entry : object.node.properties()) {
            values.put(entry.getKey(), object.integer(entry.getKey()));
        }
        return values;
    }

    private JsonNode array(String field) throws ResultFormatException {
        JsonNode value = node.path(field);
        if (!value.isArray()) {
            throw refuse(field, "a list", shorten(value));
        }
        return value;
    }

    private String child(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String shorten(JsonNode value) {
        if (value.isMissingNode()) {
            return "nothing";
        }
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
