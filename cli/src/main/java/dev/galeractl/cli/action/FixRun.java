package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.host.local.FileNotWritten;
import dev.galeractl.bootstrap.host.local.OptionFileWriter;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.FixReport;
import dev.galeractl.cli.render.FixReport.FixedFile;
import dev.galeractl.cli.render.FixText;
import dev.galeractl.cli.render.ValidateFormat;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.WallClock;
import dev.galeractl.diagnostics.config.fix.ChangedFile;
import dev.galeractl.diagnostics.config.fix.Mended;
import dev.galeractl.diagnostics.config.fix.Mending;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.source.SourceText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Mends option files, or tells as a patch how they would be mended; what is left is checked and told as usual. */
final class FixRun {
    private final ValidateRequest request;
    private final FixRequest fix;
    private final Session session;

    FixRun(ValidateRequest request, FixRequest fix, Session session) {
        this.request = request;
        this.fix = fix;
        this.session = session;
    }

    /** A file to change, and where it is. */
    private record Target(ChangedFile file, Path path) {
        FixedFile fixed(PatchFolder folder, Optional<String> copy) {
            return new FixedFile(file.before().name(), file.diff(folder.name(path)), copy);
        }
    }

    ExitCode run() {
        Mended mended = Mending.mend(
                edited -> new Validation(request, session, new OptionFileReader().seeing(edited)).judgement(),
                fix::allows);
        try {
            // All of them first: who may not write the second file should not have changed the first.
            List<Target> targets = mended.files().stream()
                    .map(file -> new Target(file, OptionFileWriter.look(file)))
                    .toList();
            PatchFolder folder =
                    PatchFolder.of(targets.stream().map(Target::path).toList());
            return fix.dryRun() ? told(mended, targets, folder) : written(mended, targets, folder);
        } catch (FileNotWritten problem) {
            throw new UserError(
                    problem.kind() == FileNotWritten.Kind.FAILED ? ExitCode.FAILED : ExitCode.REFUSED,
                    session.text(
                            "fix.problem." + problem.kind().name().toLowerCase(Locale.ROOT),
                            problem.file(),
                            problem.detail()));
        }
    }

    private ExitCode told(Mended mended, List<Target> targets, PatchFolder folder) {
        List<FixedFile> files = targets.stream()
                .map(target -> target.fixed(folder, Optional.empty()))
                .toList();
        FixReport report = new FixReport(true, mended.made(), mended.left(), files);
        Map<String, SourceText> texts = new HashMap<>();
        targets.forEach(
                target -> texts.put(target.file().before().name(), target.file().after()));
        Validation after = new Validation(
                request, session, new OptionFileReader().seeing(read -> texts.getOrDefault(read.name(), read)));
        if (request.format() == ValidateFormat.JSON) {
            conversation(report);
            return after.tell(Optional.of(report));
        }
        for (Target target : targets) {
            patch(target.fixed(folder, Optional.empty()).diff(), target.file().before());
        }
        conversation(report);
        if (!files.isEmpty() && session.verbosity() != Verbosity.QUIET) {
            session.err().println(session.text("fix.apply", folder.command()));
        }
        return after.verdictOnly();
    }

    private ExitCode written(Mended mended, List<Target> targets, PatchFolder folder) {
        List<FixedFile> files = new ArrayList<>();
        Instant now = WallClock.now().toInstant();
        for (Target target : targets) {
            Path copy = OptionFileWriter.write(target.file(), now);
            files.add(target.fixed(folder, Optional.of(copy.toString())));
        }
        FixReport report = new FixReport(false, mended.made(), mended.left(), files);
        conversation(report);
        return new Validation(request, session, new OptionFileReader()).tell(Optional.of(report));
    }

    private void conversation(FixReport report) {
        if (session.verbosity() != Verbosity.QUIET) {
            session.err().print(FixText.of(report, session.themeOfErr(), session.messages()));
        }
    }

    /** A patch has the bytes of its file, whatever the terminal's character set. */
    private void patch(String diff, SourceText text) {
        Optional<PrintStream> bytes = session.around().bytes();
        session.out().flush();
        if (bytes.isPresent()) {
            byte[] encoded = diff.getBytes(text.charset());
            bytes.get().write(encoded, 0, encoded.length);
            bytes.get().flush();
        } else {
            session.out().print(diff);
        }
    }
}
