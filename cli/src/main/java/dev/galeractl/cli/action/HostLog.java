package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.host.local.LocalLive;
import dev.galeractl.bootstrap.host.local.Tools;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.diagnostics.live.LiveFacts;
import dev.galeractl.replication.optionfile.EffectiveOptions;
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
        EffectiveOptions usual = HostOptions.read(request.defaultsFile(), request.extraFile(), session);
        boolean nothingSaid =
                request.defaultsFile().isEmpty() && usual.settings().isEmpty();
        return new HostLog(live, nothingSaid ? live.optionsOfRunningServer().orElse(usual) : usual);
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
