package io.floodscope.host.neigh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code kernel-profiles.tsv}: a row for each field of {@link KernelProfile}, a column for each profile. */
final class KernelProfileTable {

    private static final String FILE = "kernel-profiles.tsv";

    private KernelProfileTable() {}

    /** The profiles in the order of their columns; a field without a row, or a row without a field, is a defect of the file. */
    static List<KernelProfile> read() {
        List<String[]> rows = text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
        String[] head = rows.get(0);
        Map<String, String[]> fields = new LinkedHashMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            if (fields.put(row[0], row) != null) {
                throw new IllegalStateException(FILE + " has two rows " + row[0]);
            }
        }
        List<KernelProfile> profiles = new ArrayList<>();
        for (int column = 1; column < head.length - 1; column++) {
            profiles.add(profile(head[column], column, fields));
        }
        return List.copyOf(profiles);
    }

    private static String text() {
        try (InputStream in = KernelProfileTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KernelProfile profile(String name, int column, Map<String, String[]> fields) {
        RecordComponent[] components = KernelProfile.class.getRecordComponents();
        if (fields.size() != components.length - 1) {
            throw new IllegalStateException(FILE + " has rows that are no field: " + fields.keySet());
        }
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = i == 0 ? name : value(components[i], fields, column);
        }
        try {
            return KernelProfile.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make kernel profile " + name, e);
        }
    }

    private static Object value(RecordComponent component, Map<String, String[]> fields, int column) {
        String key = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        String[] row = fields.get(key);
        if (row == null) {
            throw new IllegalStateException(FILE + " has no row " + key);
        }
        String text = row[column];
        Class<?> type = component.getType();
        if (type == boolean.class) {
            return yes(key, text);
        }
        if (type == long.class) {
            return Long.parseLong(text);
        }
        return type == int.class
                ? Integer.parseInt(text)
                : KernelProfile.TcpConfirm.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static boolean yes(String key, String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalStateException(FILE + ": " + key + " is yes or no, not " + text);
        };
    }
}
