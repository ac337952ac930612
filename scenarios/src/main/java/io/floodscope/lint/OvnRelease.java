package io.floodscope.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a release of OVN refreshes MAC bindings: how often it samples, and how young an entry it skips, as 16ths of the
 * threshold.
 *
 * @param version as given, such as 23.09
 * @param poll sampling period in 16ths of the threshold; 0 = it never refreshes
 * @param skip age below which a sample leaves an entry alone, in 16ths of the threshold
 */
public record OvnRelease(String version, int poll, int skip) {

    private static final Pattern VERSION = Pattern.compile("(\\d{2})\\.(\\d{2})(?:\\.(\\d{1,2}))?");

    /** The behaviour of a version, or empty if the text is not one. */
    public static Optional<OvnRelease> of(String text) {
        Matcher matcher = VERSION.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int branch = Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2));
        int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        boolean repaired = branch >= 2503 || (branch == 2409 && patch >= 3) || (branch == 2403 && patch >= 6);
        boolean broken = (branch == 2403 && patch == 5) || (branch == 2409 && patch == 2);
        if (branch < 2309 || broken) {
            return Optional.of(new OvnRelease(text.strip(), 0, 0));
        }
        return Optional.of(repaired ? new OvnRelease(text.strip(), 3, 3) : new OvnRelease(text.strip(), 12, 12));
    }

    /** Whether bindings age at all. */
    boolean ages() {
        return version.compareTo("22.09") >= 0;
    }
}
