package io.floodscope.report.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of entities as people say them: {@code br-int/fdb/4/00:11:22:33:44:55} is an FDB entry of br-int. */
public final class EntityName {

    private static final Pattern FDB = Pattern.compile("(.+)/fdb/(\\d+)/([0-9a-fA-F:]{17})");
    private static final Pattern NEIGHBOUR = Pattern.compile("(.+)/([^/]+)/neigh/([^/]+)");
    private static final Pattern GROUP = Pattern.compile("(vrrp|hsrp)/(.+)/([^/]+)");
    private static final Pattern BINDING = Pattern.compile("(.+/[^/]+)/([0-9]+(?:\\.[0-9]+){3}|[0-9a-f]*:[0-9a-f:.]*)");

    private EntityName() {}

    /** The name in words, safe to look at; a name of another form stays as it is. */
    public static String of(String entity) {
        Matcher fdb = FDB.matcher(entity);
        if (fdb.matches()) {
            return VisibleText.of(fdb.group(1) + ": FDB entry " + fdb.group(3)
                    + (fdb.group(2).equals("0") ? "" : ", VLAN " + fdb.group(2)));
        }
        Matcher neighbour = NEIGHBOUR.matcher(entity);
        if (neighbour.matches()) {
            return VisibleText.of(
                    neighbour.group(1) + ": neighbour " + neighbour.group(3) + " on " + neighbour.group(2));
        }
        Matcher group = GROUP.matcher(entity);
        if (group.matches()) {
            return VisibleText.of(
                    group.group(2) + ": " + (group.group(1).equals("vrrp") ? "VRRP " : "HSRP ") + group.group(3));
        }
        Matcher binding = BINDING.matcher(entity);
        if (binding.matches()) {
            return VisibleText.of(binding.group(1) + ": MAC binding of " + binding.group(2));
        }
        return VisibleText.of(entity);
    }
}
