package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.host.local.LocalPosition;
import dev.galeractl.bootstrap.host.local.Tools;
import dev.galeractl.bootstrap.status.StatedPosition;
import dev.galeractl.bootstrap.status.StatedPosition.Knowledge;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.render.PositionReport;
import dev.galeractl.cli.session.Session;
import java.nio.file.Path;
import java.util.Optional;

/** Tells the position of a datadir, by reading only. */
public final class PositionLook {
    private PositionLook() {}

    public static ExitCode look(Path defaultsFile, Optional<Path> basedir, boolean json, Session session) {
        Surroundings surroundings = Surroundings.of(session.around().env());
        StatedPosition position =
                new LocalPosition(surroundings, Tools.ofThisHost(surroundings)).of(defaultsFile, basedir);
        PositionReport report = new PositionReport(session.width(), session.themeOfOut(), session.messages());
        session.out().print(json ? report.json(position) : report.text(position));
        return position.knowledge() == Knowledge.UNREADABLE ? ExitCode.USAGE : ExitCode.DONE;
    }
}
