package io.floodscope.scenario.profile;

import io.floodscope.gateway.Announcements;
import io.floodscope.gateway.GatewayProfile;
import io.floodscope.gateway.Hello;
import io.floodscope.gateway.MacAging;
import io.floodscope.gateway.RefreshPolicy;
import io.floodscope.scenario.load.BlockFile;
import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.schema.SourceFile;
import io.floodscope.text.Durations;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From the text of a profile file to what the model needs and a list of sources. */
final class ProfileReader {

    private ProfileReader() {}

    /** The profile, or null after noting what is wrong. */
    static @Nullable VendorProfile read(SourceFile file, String text, String expectedName, Problems problems) {
        long before = problems.errors();
        ProfileSpec spec = BlockFile.bind(ProfileSpec.class, file, text, expectedName, problems);
        if (spec == null || problems.errors() > before) {
            return null;
        }
        check(spec, expectedName, problems);
        if (problems.errors() > before) {
            return null;
        }
        List<ProfileValue> values = new ArrayList<>();
        collect(spec, "", values);
        return new VendorProfile(model(spec), spec.title(), spec.notes() == null ? "" : spec.notes(), values);
    }

    private static void check(ProfileSpec spec, String expectedName, Problems problems) {
        if (!spec.profile().equals(expectedName)) {
            problems.error(
                    spec.origin().value("profile"),
                    "the profile is named '" + spec.profile() + "' but its file '" + expectedName + "'");
        }
        if (spec.arpTimeout().value().isZero()) {
            problems.error(spec.arpTimeout().origin().value("value"), "an ARP timeout is longer than 0s");
        }
        if (spec.macAging().value().isZero()) {
            problems.error(spec.macAging().origin().value("value"), "a MAC aging time is longer than 0s");
        }
        if (spec.arpTimeoutJitter() != null && spec.arpTimeoutJitter().value() >= 1) {
            problems.error(spec.arpTimeoutJitter().origin().value("value"), "a jitter is below 1");
        }
        ProfileSpec.Refresh refresh = spec.arpRefresh();
        if (refresh.tries() != null
                && (refresh.tries().value() < 1 || refresh.tries().value() > 100)) {
            problems.error(refresh.tries().origin().value("value"), "a refresh has 1 to 100 tries");
        }
        ProfileSpec.Garp garp = spec.garp();
        if (garp != null) {
            if (garp.factor() != null && garp.factor().value() < 1) {
                problems.error(garp.factor().origin().value("value"), "intervals do not shrink: a factor is 1 or more");
            }
            if (garp.maxInterval() != null
                    && garp.maxInterval().value().compareTo(garp.interval().value()) < 0) {
                problems.error(
                        garp.maxInterval().origin().value("value"), "the longest interval is below the first one");
            }
        }
        List<ProfileValue> values = new ArrayList<>();
        collect(spec, "", values);
        for (ProfileValue value : values) {
            if (value.source().isBlank()) {
                problems.error(spec.origin().span(), "'" + value.path() + "' has an empty source");
            }
        }
    }

    private static GatewayProfile model(ProfileSpec spec) {
        return new GatewayProfile(
                spec.profile(),
                spec.arpReply().ethSrc().value(),
                spec.arpReply().sha().value(),
                spec.data().ethSrc().value(),
                spec.arpTimeout().value().toNanos(),
                spec.arpTimeoutJitter() == null
                        ? 0
                        : (int) Math.round(100 * spec.arpTimeoutJitter().value()),
                refresh(spec.arpRefresh()),
                hello(spec.hello()),
                announcements(spec.garp()),
                new MacAging(
                        spec.macAging().value().toNanos(),
                        spec.macAgingSweep() == null
                                ? MacAging.Sweep.EXACT
                                : spec.macAgingSweep().value()),
                spec.arpSuppression() != null && spec.arpSuppression().value());
    }

    private static RefreshPolicy refresh(ProfileSpec.Refresh spec) {
        return new RefreshPolicy(
                spec.when().value(),
                spec.ethSrc().value(),
                spec.unicast() == null || spec.unicast().value(),
                spec.targetFilled() == null || spec.targetFilled().value(),
                spec.fraction() == null ? 1 : spec.fraction().value(),
                nanos(spec.after()) - nanos(spec.before()),
                spec.tries() == null ? 1 : spec.tries().value(),
                nanos(spec.interval()));
    }

    private static Hello hello(ProfileSpec.@Nullable Hello spec) {
        return spec == null
                ? Hello.NONE
                : new Hello(spec.protocol().value(), spec.ethSrc().value(), 1, nanos(spec.interval()));
    }

    private static Announcements announcements(ProfileSpec.@Nullable Garp spec) {
        if (spec == null || spec.interval().value().isZero()) {
            return Announcements.NONE;
        }
        long first = nanos(spec.interval());
        return new Announcements(
                spec.ethSrc().value(),
                first,
                spec.factor() == null ? 1 : spec.factor().value(),
                spec.maxInterval() == null ? first : nanos(spec.maxInterval()),
                spec.stopAfter() == null ? 0 : spec.stopAfter().value());
    }

    private static long nanos(Sourced.@Nullable Time time) {
        return time == null ? 0 : time.value().toNanos();
    }

    /** All sourced values below a record, by the names of its components. */
    private static void collect(Record block, String path, List<ProfileValue> out) {
        for (RecordComponent component : block.getClass().getRecordComponents()) {
            Object value;
            try {
                value = component.getAccessor().invoke(block);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
            String name = path.isEmpty() ? kebab(component.getName()) : path + "." + kebab(component.getName());
            if (value instanceof Sourced sourced) {
                out.add(new ProfileValue(name, text(sourced), sourced.source(), sourced.verified()));
            } else if (value instanceof ProfileSpec.Reply
                    || value instanceof ProfileSpec.Refresh
                    || value instanceof ProfileSpec.Data
                    || value instanceof ProfileSpec.Hello
                    || value instanceof ProfileSpec.Garp) {
                collect((Record) value, name, out);
            }
        }
    }

    private static String text(Sourced sourced) {
        if (sourced instanceof Sourced.Time time) {
            return Durations.format(time.value().toNanos());
        }
        if (sourced instanceof Sourced.Mac mac) {
            return word(mac.value());
        }
        if (sourced instanceof Sourced.Share share) {
            return String.valueOf(share.value());
        }
        if (sourced instanceof Sourced.Count count) {
            return String.valueOf(count.value());
        }
        if (sourced instanceof Sourced.Flag flag) {
            return String.valueOf(flag.value());
        }
        if (sourced instanceof Sourced.When when) {
            return word(when.value());
        }
        if (sourced instanceof Sourced.Sweep sweep) {
            return word(sweep.value());
        }
        if (sourced instanceof Sourced.Protocol protocol) {
            return word(protocol.value());
        }
        throw new IllegalStateException("unknown kind of value: " + sourced);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
