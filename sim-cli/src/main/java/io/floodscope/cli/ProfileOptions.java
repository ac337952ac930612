package io.floodscope.cli;

import io.floodscope.scenario.load.Problems;
import io.floodscope.scenario.profile.GatewayProfiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Vendor profiles beside the shipped ones. */
final class ProfileOptions {

    @Option(
            names = "--profiles",
            paramLabel = "DIR",
            description = "Folder of gateway profiles (NAME.yaml) beside the shipped ones; of two with one name the "
                    + "folder's counts. Repeatable.")
    List<Path> folders = new ArrayList<>();

    /** The shipped profiles and those of the folders; a folder that cannot be read is refused. */
    GatewayProfiles load() {
        GatewayProfiles profiles = GatewayProfiles.shipped();
        Problems problems = new Problems();
        folders.forEach(folder -> profiles.addFolder(folder, problems));
        if (problems.hasErrors()) {
            throw new BadInputException(problems.render() + "Nothing was run.");
        }
        return profiles;
    }
}
