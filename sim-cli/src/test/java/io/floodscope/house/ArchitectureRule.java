package io.floodscope.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules that Maven's module order cannot express. Each is a function of the root package, so that the same rule runs on
 * the product and on the violations planted in {@code io.floodscope.house.planted}.
 */
public enum ArchitectureRule {
    NO_WALL_CLOCK(root -> simulationMustNotTouch(root, Bans.WALL_CLOCK, "a run knows simulated time only")),
    NO_SHARED_RANDOM(root ->
            simulationMustNotTouch(root, Bans.SHARED_RANDOM, "every draw comes from a named stream of the run's seed")),
    NO_MACHINE_DEFAULTS(root -> simulationMustNotTouch(
            root, Bans.MACHINE_DEFAULTS, "results must not depend on locale, time zone or character set")),
    NO_ENVIRONMENT(root ->
            simulationMustNotTouch(root, Bans.ENVIRONMENT, "a run is a function of scenario, seed and version")),
    NO_HASH_ORDER(root -> simulationMustNotTouch(
            root, Bans.HASH_ORDER, "their iteration order may differ between runs: take a linked or sorted one")),
    NO_SALTED_ORDER(root -> simulationMustNotTouch(
            root, Bans.SALTED_ORDER, "the JDK shuffles the order of its immutable sets and maps in every process")),
    NO_CONSOLE(root -> simulationMustNotTouch(root, Bans.CONSOLE, "facts go to probes and traces, not to a log")),
    NO_THREADS(root -> CompositeArchRule.of(noClasses()
                    .that()
                    .resideInAnyPackage(Packages.simulation(root))
                    .should()
                    .dependOnClassesThat(threading())
                    .because("a run is confined to one thread"))
            .and(simulationMustNotTouch(root, Bans.PARALLEL, "a run is confined to one thread"))),
    NO_FILES(root -> noClasses()
            .that()
            .resideInAnyPackage(Packages.simulation(root))
            .should()
            .dependOnClassesThat(filesAndSockets())
            .because("models stay free of input and output")),

    ENGINE_WITHOUT_FLOATING_POINT(root -> noClasses()
            .that()
            .resideInAPackage(root + ".engine..")
            .should(Conditions.mentionFloatingPoint())
            .because("time is a count of nanoseconds and must not be rounded")),
    NANOSECONDS_ARE_WHOLE(root -> fields().that()
            .haveNameMatching(".*Nanos")
            .should(Conditions.haveAWholeType())
            .because("time is a count of nanoseconds and must not be rounded")),

    ENGINE_KNOWS_NO_NETWORK(root -> noClasses()
            .that()
            .resideInAPackage(root + ".engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Packages.under(
                    root, "net..", "host..", "bridge..", "gateway..", "fabric..", "ovn..", "vrrp..", "traffic.."))
            .because("the engine never sees a frame")),
    ADDRESSES_AND_FRAMES_ARE_PLAIN_VALUES(root -> noClasses()
            .that()
            .resideInAnyPackage(root + ".net.addr..", root + ".net.frame..")
            .should()
            .dependOnClassesThat(resideInAPackage(root + "..")
                    .and(not(resideInAnyPackage(root + ".net.addr..", root + ".net.frame.."))))
            .because("they rest on the JDK alone, so that everything else can rest on them")),
    FAMILIES_KEEP_APART(ArchitectureRule::familiesKeepApart),
    ONLY_ASSEMBLERS_CONSTRUCT_MODELS(root -> noClasses()
            .that(resideInAPackage(root + "..").and(not(resideInAnyPackage(Packages.assemblers(root)))))
            .should()
            .accessTargetWhere(constructsAModel(root))
            .because("one place turns names into objects; all others use what it built")),
    REPORTS_SEE_RESULTS_ONLY(root -> noClasses()
            .that()
            .resideInAPackage(root + ".report..")
            .should()
            .dependOnClassesThat(resideInAPackage(root + "..")
                    .and(not(resideInAnyPackage(root + ".report..", root + ".result..", root + ".text.."))))
            .because("a report can be redrawn from the result without a new run")),
    NO_PACKAGE_CYCLES(root -> slices().matching(root + ".(**)")
            .should()
            .beFreeOfCycles()
            // The writers below `report` still use its file placement; it is to move into a package of its own.
            .ignoreDependency(resideInAPackage(root + ".report.*"), resideInAPackage(root + ".report"))),

    NO_CATCH_ALL_NAMES(root -> noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .because("such a name says nothing about what the class is for")),
    NO_PUBLIC_MUTABLE_FIELDS(root -> noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(root + "..")
            .and()
            .arePublic()
            .should()
            .notBeFinal()
            .because("state has one owner")),
    PACKAGES_ARE_NULL_MARKED(root -> classes()
            .that()
            .resideInAPackage(root + "..")
            .should(Conditions.resideInANullMarkedPackage())
            .because("NullAway trusts the annotation of the package"));

    private final Function<String, ArchRule> definition;

    ArchitectureRule(Function<String, ArchRule> definition) {
        this.definition = definition;
    }

    /** The rule for the product or for a copy of its package tree below another root. */
    ArchRule below(String root) {
        return definition.apply(root).as(name());
    }

    private static ArchRule simulationMustNotTouch(String root, List<String> members, String because) {
        return noClasses()
                .that()
                .resideInAnyPackage(Packages.simulation(root))
                .should()
                .accessTargetWhere(Bans.touching(members))
                .because(because);
    }

    private static DescribedPredicate<JavaClass> threading() {
        return DescribedPredicate.describe("threads and what belongs to them", type -> {
            String name = type.getName();
            return Stream.of("java.lang.Thread", "java.lang.ThreadLocal", "java.util.Timer", "java.util.TimerTask")
                            .anyMatch(name::equals)
                    || (type.getPackageName().startsWith("java.util.concurrent")
                            && !name.equals("java.util.concurrent.TimeUnit"));
        });
    }

    private static DescribedPredicate<JavaClass> filesAndSockets() {
        return DescribedPredicate.describe("files and sockets", type -> {
            String name = type.getName();
            return name.startsWith("java.io.File")
                    || name.equals("java.io.RandomAccessFile")
                    || name.startsWith("java.nio.file.")
                    || name.startsWith("java.nio.channels.")
                    || name.startsWith("java.net.")
                    || name.startsWith("javax.net.");
        });
    }

    private static ArchRule familiesKeepApart(String root) {
        CompositeArchRule all = null;
        for (String family : Packages.FAMILIES) {
            String[] others = Packages.FAMILIES.stream()
                    .filter(other -> !other.equals(family))
                    .map(other -> root + "." + other + "..")
                    .toArray(String[]::new);
            ArchRule one = noClasses()
                    .that()
                    .resideInAPackage(root + "." + family + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("families of models meet through links and frames only")
                    .allowEmptyShould(true);
            all = all == null ? CompositeArchRule.of(one) : all.and(one);
        }
        return all;
    }

    private static DescribedPredicate<JavaAccess<?>> constructsAModel(String root) {
        DescribedPredicate<JavaClass> isNode = DescribedPredicate.describe(
                "a node of a network",
                type -> type.getAllRawInterfaces().stream()
                        .anyMatch(i -> i.getName().equals(root + ".net.link.Node")));
        return DescribedPredicate.describe(
                "constructor of a network node",
                access -> access.getName().equals("<init>")
                        && access.getTargetOwner().getPackageName().startsWith(root + ".")
                        && isNode.test(access.getTargetOwner())
                        && !access.getOriginOwner()
                                .isAssignableTo(access.getTargetOwner().getName()));
    }
}
