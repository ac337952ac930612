package io.floodscope.conform.neigh;

import io.floodscope.conform.UnsupportedTraceException;
import io.floodscope.engine.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the sysctl writes of a trace: {@code sysctl -w}, {@code echo value > /proc/sys/...}, or name and value apart. */
final class SysctlCommand {

    private static final Pattern ECHO = Pattern.compile("echo\\s+(-?\\d+)\\s*>\\s*/proc/sys/(\\S+)");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*=\\s*|\\s+");

    private final CaseWorld world;

    SysctlCommand(CaseWorld world) {
        this.world = world;
    }

    Event parse(JsonNode action) {
        String host = action.path("host").asString("");
        for (String name : List.of("key", "name", "path", "param")) {
            if (action.path(name).isString()) {
                return write(
                        host, action.path(name).asString(), action.path("value").asString());
            }
        }
        if (action.path("set").isObject()) {
            List<Event> writes = new ArrayList<>();
            action.path("set")
                    .properties()
                    .forEach(
                            p -> writes.add(write(host, p.getKey(), p.getValue().asString())));
            return () -> writes.forEach(Event::fire);
        }
        return parseText(host, "sysctl " + action.path("args").asString(""));
    }

    Event parseText(String host, String command) {
        Matcher echo = ECHO.matcher(command);
        if (echo.matches()) {
            return write(host, echo.group(2).replace('/', '.'), echo.group(1));
        }
        List<Event> writes = new ArrayList<>();
        String assignments = command.replaceFirst("^sysctl\\s+", "")
                .replaceAll("(^|\\s)-\\w+(?=\\s)", " ")
                .strip();
        if (assignments.contains("=")) {
            for (String word : assignments.replaceAll("\\s*=\\s*", "=").split("\\s+")) {
                String[] parts = word.split("=", 2);
                writes.add(write(host, parts[0], parts.length > 1 ? parts[1] : ""));
            }
        } else {
            String[] parts = SEPARATOR.split(assignments, 2);
            writes.add(write(host, parts[0], parts.length > 1 ? parts[1] : ""));
        }
        return () -> writes.forEach(Event::fire);
    }

    /** A write by full or last name, such as {@code net.ipv4.neigh.$DEV.locktime} or {@code locktime}. */
    private Event write(String host, String path, String text) {
        String[] parts = path.replace('/', '.').split("\\.");
        String name = parts[parts.length - 1];
        long value;
        try {
            value = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new UnsupportedTraceException("sysctl " + path + " is set to something that is no number: " + text);
        }
        return switch (name) {
            case "locktime_ms" -> () -> set(host, "locktime", value / 10);
            case "base_reachable_time" -> () -> set(host, "base_reachable_time_ms", value * 1000);
            case "retrans_time" -> () -> set(host, "retrans_time_ms", value * 10);
            default -> {
                world.checkTunable(host, name);
                yield () -> set(host, name, value);
            }
        };
    }

    private void set(String host, String name, long value) {
        world.write(world.host(host).networkInterface(), name, value);
    }
}
