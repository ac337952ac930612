package io.floodscope.report.text;

import io.floodscope.result.ExpectationResult;
import io.floodscope.result.Verdict;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of a check since an earlier run, in one word. */
final class Change {

    private static final Pattern FIGURE = Pattern.compile("(-?[\\d,]+(?:\\.\\d+)?)\\s*([^\\s\\d,.]*).*");

    private Change() {}

    /** The word; {@code new} if the earlier run did not have the check. */
    static String word(ExpectationResult now, @Nullable String earlier) {
        if (now.verdict() == Verdict.FAIL) {
            return now.warning() ? "warning" : "failed";
        }
        if (earlier == null) {
            return "new";
        }
        if (earlier.equals(now.got())) {
            return "same";
        }
        boolean less = now.expected().contains("<= ");
        boolean more = now.expected().contains(">= ");
        Matcher before = FIGURE.matcher(earlier);
        Matcher after = FIGURE.matcher(now.got());
        if (less == more
                || !before.matches()
                || !after.matches()
                || !before.group(2).equals(after.group(2))) {
            return "changed";
        }
        int order = number(after.group(1)).compareTo(number(before.group(1)));
        return order == 0 ? "same" : order < 0 == less ? "better" : "worse";
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
