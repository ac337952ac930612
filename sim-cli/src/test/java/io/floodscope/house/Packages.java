package io.floodscope.house;

import java.util.List;
import java.util.stream.Stream;

/** The package tree as the architecture rules see it. */
final class Packages {

    static final String PRODUCT = "io.floodscope";

    /** Families of models; they do not know one another. */
    static final List<String> FAMILIES = List.of("host", "bridge", "gateway", "fabric", "ovn", "vrrp");

    private Packages() {}

    /** Everything that acts while a run goes on: all of sim-core and sim-models. */
    static String[] simulation(String root) {
        Stream<String> others =
                Stream.of("engine", "random", "probe", "result", "trace", "text", "net", "traffic", "rules");
        return Stream.concat(others, FAMILIES.stream())
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
    }

    /** Where objects of several families may be built: the models themselves, the assembler, conformance, benchmarks. */
    static String[] assemblers(String root) {
        Stream<String> others = Stream.of("scenario.assemble", "conform", "bench");
        return Stream.concat(others, FAMILIES.stream())
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
    }

    static String[] under(String root, String... names) {
        return Stream.of(names).map(name -> root + "." + name).toArray(String[]::new);
    }
}
