package io.floodscope.conform.neigh;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The bundled traces. */
final class Recorded {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Recorded() {}

    static List<JsonNode> traces() throws IOException {
        List<JsonNode> traces = new ArrayList<>();
        try (InputStream file = Recorded.class.getResourceAsStream("/recorded/linux-neigh/traces.zip");
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                traces.add(MAPPER.readTree(zip.readAllBytes()));
            }
        }
        return traces;
    }

    static JsonNode trace(String name) throws IOException {
        return traces().stream()
                .filter(t -> t.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }
}
