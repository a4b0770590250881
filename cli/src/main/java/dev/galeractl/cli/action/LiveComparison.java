package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.host.local.LocalOptions;
import dev.galeractl.bootstrap.host.local.Tools;
import dev.galeractl.bootstrap.status.OptionsLook;
import dev.galeractl.cli.render.OptionsLookText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.drift.DriftDiagnosis;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the files of this host's server with what it runs with. */
final class LiveComparison {
    private final LocalOptions server;

    /** What came of it; empty before it was made. */
    private Optional<OptionsLook> look = Optional.empty();

    /**
     * @param accountFile an option file with the account to use
     * @param user the account to use
     */
    LiveComparison(Session session, Optional<Path> accountFile, Optional<String> user) {
        Surroundings surroundings = Surroundings.of(session.around().env());
        this.server = new LocalOptions(surroundings, Tools.ofThisHost(surroundings), accountFile, user);
    }

    /** What differs; that it is not known, if the server cannot be asked. */
    ConfigReport compare(ConfigFacts facts) {
        OptionsLook seen = server.look(facts.options());
        look = Optional.of(seen);
        if (seen instanceof OptionsLook.Answered answered) {
            return DriftDiagnosis.check(facts, answered.server());
        }
        UnknownCheck unknown = new UnknownCheck(
                DriftDiagnosis.CODE, seen instanceof OptionsLook.AnotherServer ? "another-server" : "no-server");
        return new ConfigReport(Verdict.UNKNOWN, List.of(), List.of(unknown));
    }

    Optional<OptionsLook> look() {
        return look;
    }

    /** Tells why the server could not be asked; true if it could. */
    boolean tellOutcome(Session session) {
        Optional<String> failure = look.flatMap(it -> OptionsLookText.failure(it, session.messages()));
        failure.ifPresent(it -> {
            session.out().flush();
            session.err().println(it);
        });
        return failure.isEmpty();
    }
}
