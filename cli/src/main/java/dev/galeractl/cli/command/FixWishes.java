package dev.galeractl.cli.command;

import dev.galeractl.cli.action.FixRequest;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.ValidateFormat;
import dev.galeractl.cli.session.Session;
import dev.galeractl.diagnostics.config.fix.Mends;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what {@code --fix} and {@code --dry-run} ask for. */
final class FixWishes {
    private FixWishes() {}

    /**
     * What is to be mended; empty if nothing is.
     *
     * @throws UserError for a code that nobody can mend, and for what does not go together
     */
    static Optional<FixRequest> read(ValidateCommand command, List<Path> files, Session session) {
        if (command.fixes.isEmpty()) {
            if (command.dryRun) {
                throw wrong(session, "fix.dryRunAlone");
            }
            return Optional.empty();
        }
        if (command.guard || !command.explained.isEmpty()) {
            throw wrong(session, "fix.notWith", command.guard ? "--guard" : "--explain");
        }
        if (command.cluster.isPresent()) {
            throw wrong(session, "fix.notWith", "--file");
        }
        if (command.dryRun && command.format != ValidateFormat.TEXT && command.format != ValidateFormat.JSON) {
            throw wrong(session, "fix.format", command.format);
        }
        for (Path file : files) {
            if (file.startsWith("/dev") || file.startsWith("/proc")) {
                throw wrong(session, "fix.noFile", file);
            }
        }
        Set<FindingCode> codes = new TreeSet<>();
        for (String wish : command.fixes) {
            if (!wish.equals(AttachedOnly.SAFE)) {
                codes.add(code(wish.strip(), session));
            }
        }
        return Optional.of(new FixRequest(command.fixes.contains(AttachedOnly.SAFE), codes, command.dryRun));
    }

    private static FindingCode code(String wish, Session session) {
        FindingCode code =
                Catalogue.find(wish).map(FindingPage::code).orElseThrow(() -> wrong(session, "fix.unknownCode", wish));
        if (!Mends.knows(code)) {
            String known = Catalogue.codes().stream()
                    .filter(Mends::knows)
                    .map(FindingCode::value)
                    .collect(Collectors.joining(", "));
            throw wrong(session, "fix.noMend", code.value(), known);
        }
        return code;
    }

    private static UserError wrong(Session session, String key, Object... arguments) {
        return new UserError(ExitCode.USAGE, session.text(key, arguments));
    }
}
