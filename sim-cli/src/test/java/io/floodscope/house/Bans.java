package io.floodscope.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;

/**
 * Members of the JDK that simulation code must not touch, each as a prefix of ArchUnit's full name of the target: an
 * opening bracket at the end bans every overload, a closing one exactly that overload.
 */
final class Bans {

    static final List<String> WALL_CLOCK = List.of(
            "java.lang.System.nanoTime(",
            "java.lang.System.currentTimeMillis(",
            "java.time.Instant.now(",
            "java.time.LocalDate.now(",
            "java.time.LocalTime.now(",
            "java.time.LocalDateTime.now(",
            "java.time.OffsetDateTime.now(",
            "java.time.ZonedDateTime.now(",
            "java.time.Clock.system",
            "java.time.Clock.tick",
            "java.time.InstantSource.system",
            "java.util.Date.<init>()",
            "java.util.Calendar.getInstance(");

    static final List<String> SHARED_RANDOM = List.of(
            "java.lang.Math.random(",
            "java.lang.StrictMath.random(",
            "java.util.Random.<init>(",
            "java.util.SplittableRandom.<init>(",
            "java.security.SecureRandom.",
            "java.util.concurrent.ThreadLocalRandom.",
            "java.util.random.",
            "java.util.UUID.randomUUID(",
            "java.util.Collections.shuffle(java.util.List)");

    static final List<String> PARALLEL = List.of(
            "java.util.Collection.parallelStream(",
            "java.util.List.parallelStream(",
            "java.util.Set.parallelStream(",
            "java.util.stream.BaseStream.parallel(",
            "java.util.stream.Stream.parallel(",
            "java.util.stream.IntStream.parallel(",
            "java.util.stream.LongStream.parallel(",
            "java.util.Arrays.parallel");

    static final List<String> MACHINE_DEFAULTS = List.of(
            "java.util.Locale.getDefault(",
            "java.time.ZoneId.systemDefault(",
            "java.util.TimeZone.getDefault(",
            "java.nio.charset.Charset.defaultCharset(",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.format(java.lang.String",
            "java.lang.String.formatted(",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.util.Formatter.<init>()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.NumberFormat.getInstance()");

    static final List<String> ENVIRONMENT = List.of(
            "java.lang.System.getenv(",
            "java.lang.System.getProperty(",
            "java.lang.System.getProperties(",
            "java.lang.System.lineSeparator(",
            "java.lang.Boolean.getBoolean(",
            "java.lang.Integer.getInteger(",
            "java.lang.Long.getLong(",
            "java.lang.Runtime.",
            "java.net.InetAddress.getLocalHost(");

    static final List<String> HASH_ORDER = List.of(
            "java.util.HashMap.<init>(",
            "java.util.HashSet.<init>(",
            "java.util.IdentityHashMap.<init>(",
            "java.util.WeakHashMap.<init>(",
            "java.util.Hashtable.<init>(",
            "java.util.concurrent.ConcurrentHashMap.<init>(",
            "java.util.stream.Collectors.toSet()",
            "java.util.stream.Collectors.toMap(java.util.function.Function, java.util.function.Function)",
            "java.util.stream.Collectors.toMap(java.util.function.Function, java.util.function.Function, "
                    + "java.util.function.BinaryOperator)",
            "java.util.stream.Collectors.groupingBy(java.util.function.Function)",
            "java.util.stream.Collectors.groupingBy(java.util.function.Function, java.util.stream.Collector)",
            "java.lang.System.identityHashCode(");

    static final List<String> SALTED_ORDER = List.of(
            "java.util.Set.of(",
            "java.util.Set.copyOf(",
            "java.util.Map.of(",
            "java.util.Map.ofEntries(",
            "java.util.Map.copyOf(",
            "java.util.stream.Collectors.toUnmodifiableSet(",
            "java.util.stream.Collectors.toUnmodifiableMap(");

    static final List<String> CONSOLE = List.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.getLogger(",
            "java.lang.Throwable.printStackTrace()",
            "java.util.logging.");

    private Bans() {}

    /** Whether an access, a call or a method reference touches one of the members. */
    static DescribedPredicate<JavaAccess<?>> touching(List<String> members) {
        return DescribedPredicate.describe("target is one of " + members, access -> {
            String target = access.getTarget().getFullName();
            return members.stream().anyMatch(target::startsWith);
        });
    }
}
