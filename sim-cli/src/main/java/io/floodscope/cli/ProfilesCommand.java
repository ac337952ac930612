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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The vendor profiles that come with the program, and those of a folder. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        description =
                "Lists the gateway profiles that scenarios may name, and whether all of their values were verified.")
final class ProfilesCommand implements Callable<Integer> {

    @Mixin
    private ProfileOptions profiles = new ProfileOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        GatewayProfiles known = profiles.load();
        for (String name : known.names()) {
            Problems problems = new Problems();
            VendorProfile profile = known.find(name, problems);
            if (profile == null) {
                throw new BadInputException(problems.render() + "Nothing was listed.");
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
