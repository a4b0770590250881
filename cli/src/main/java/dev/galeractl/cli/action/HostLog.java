package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.host.local.LocalLive;
import dev.galeractl.bootstrap.host.local.Tools;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.diagnostics.live.LiveFacts;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import java.nio.file.Path;
import java.util.Optional;

/** This host's server: its options, what it says now, and where its error log is. */
final class HostLog {
    private final LocalLive live;
    private final EffectiveOptions options;

    private HostLog(LocalLive live, EffectiveOptions options) {
        this.live = live;
        this.options = options;
    }

    /** The server of the given option file; else that of the usual ones; else the only one that runs. */
    static HostLog of(DoctorRequest request, Session session) {
        Surroundings surroundings = Surroundings.of(session.around().env());
        LocalLive live = new LocalLive(surroundings, Tools.ofThisHost(surroundings));
        OptionFileReader reader = new OptionFileReader();
        OptionGroups groups = OptionGroups.mariadbServer();
        EffectiveOptions options = request.defaultsFile()
                .map(file -> reader.read(file, groups))
                .orElseGet(() -> {
                    EffectiveOptions usual = reader.readDefault(
                            OptionFilePlaces.standard(
                                    Product.MARIADB, session.around().env(), request.extraFile()),
                            groups);
                    return usual.settings().isEmpty()
                            ? live.optionsOfRunningServer().orElse(usual)
                            : usual;
                });
        return new HostLog(live, options);
    }

    LiveFacts look() {
        return live.look(options);
    }

    /** Where the error log is. */
    sealed interface Place {
        record File(Path path) implements Place {}

        /** In the journal, of this unit. */
        record Journal(String unit) implements Place {}
    }

    /** @throws UserError if neither the option files nor the running server nor an installed unit names a place */
    Place find(Session session) {
        return live.errorLog(options)
                .<Place>map(Place.File::new)
                .or(() -> LocalLive.unit().map(Place.Journal::new))
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE, session.text("doctor.noLog"), Optional.of(session.text("doctor.noLogHint"))));
    }
}
