package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import java.nio.file.Path;
import java.util.Optional;

/** The error log of this host's server, as its option files name it. */
final class HostLog {
    private HostLog() {}

    /** @throws UserError if the option files name none: then it is a file of the host's name, or the system's journal */
    static String find(DoctorRequest request, Session session) {
        OptionFileReader reader = new OptionFileReader();
        OptionGroups groups = OptionGroups.mariadbServer();
        EffectiveOptions options = request.defaultsFile()
                .map(file -> reader.read(file, groups))
                .orElseGet(() -> reader.readDefault(
                        OptionFilePlaces.standard(session.around().env(), request.extraFile()), groups));
        Optional<Path> log =
                options.value("log_error").filter(name -> !name.isEmpty()).map(Path::of);
        Optional<Path> datadir = options.value("datadir").map(Path::of);
        return log.map(path -> datadir.map(folder -> folder.resolve(path)).orElse(path))
                .map(Path::toString)
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE, session.text("doctor.noLog"), Optional.of(session.text("doctor.noLogHint"))));
    }
}
