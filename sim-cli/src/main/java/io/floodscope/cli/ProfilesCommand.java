package io.floodscope.cli;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.profile.GatewayProfiles;
import io.floodscope.scenario.profile.VendorProfile;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The vendor profiles that come with the program. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        description = "Lists the shipped gateway profiles, and whether all of their values were verified.")
final class ProfilesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        GatewayProfiles profiles = GatewayProfiles.shipped();
        for (String name : profiles.names()) {
            Problems problems = new Problems();
            VendorProfile profile = profiles.find(name, problems);
            if (profile == null) {
                throw new IllegalStateException("a shipped profile is broken: " + problems.render());
            }
            out.printf(
                    Locale.ROOT,
                    "%-28s %-10s %s%n",
                    name,
                    profile.isVerified() ? "verified" : "unverified",
                    profile.title());
        }
        out.flush();
        return ExitCode.OK;
    }
}
