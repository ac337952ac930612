package io.floodscope.report.html;

import io.floodscope.report.view.Interval;
import io.floodscope.report.view.Quantities;
import java.util.List;

/**
 * Flooded stretches as a shape behind the rows of a page. If there are more than a row can show apart, those that are nearer
 * to each other than a row's resolution are drawn as one; none is left out.
 */
public final class Shading {

    /** Stretches that a row shows apart: each of up to 47 rows repeats them. */
    static final int MOST = 500;

    private static final double NARROWEST = 0.2;

    private final List<Interval> floods;
    private final List<Interval> drawn;
    private final TimeScale scale;
    private final long gapNanos;

    Shading(List<Interval> floods, long endNanos) {
        this.floods = floods;
        this.scale = new TimeScale(endNanos);
        this.gapNanos = Math.max(1, endNanos / MOST);
        this.drawn = Interval.atMost(MOST, floods, endNanos);
    }

    /** Whether nothing is shaded. */
    public boolean isEmpty() {
        return floods.isEmpty();
    }

    /** The stretches as a path in a row of this height. */
    public String path(int height) {
        StringBuilder path = new StringBuilder(drawn.size() * 20);
        for (Interval flood : drawn) {
            double width = scale.place(flood.endNanos()) - scale.place(flood.startNanos());
            path.append('M')
                    .append(scale.x(flood.startNanos()))
                    .append(" 0H")
                    .append(TimeScale.number(scale.place(flood.startNanos()) + Math.max(NARROWEST, width)))
                    .append('V')
                    .append(height)
                    .append('H')
                    .append(scale.x(flood.startNanos()))
                    .append('Z');
        }
        return path.toString();
    }

    /** What the rows do not show apart; empty if they show everything. */
    public String note() {
        return drawn.size() == floods.size()
                ? ""
                : Quantities.count(floods.size(), "burst") + " of flooding are shaded as "
                        + Quantities.count(drawn.size(), "stretch").replace("stretchs", "stretches")
                        + ", because those less than " + Quantities.seconds(gapNanos)
                        + " apart cannot be told from each other here; each window is in result.json.";
    }
}
