package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.host.local.ThisHost;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.ValidateReport;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks option files. */
public final class Validation {
    private final ValidateRequest request;
    private final Session session;

    private Validation(ValidateRequest request, Session session) {
        this.request = request;
        this.session = session;
    }

    public static ExitCode validate(ValidateRequest request, Session session) {
        return new Validation(request, session).run();
    }

    private ExitCode run() {
        Optional<ServerVersion> version = version();
        OptionGroups groups = groups(version);
        OptionFilePlaces places = OptionFilePlaces.standard(session.around().env(), request.extraFile());
        List<EffectiveOptions> servers = new ArrayList<>();
        if (request.files().isEmpty()) {
            servers.add(new OptionFileReader().readDefault(places, groups));
            if (servers.get(0).files().isEmpty()) {
                throw new UserError(ExitCode.USAGE, session.text("validate.noFiles", places(places)));
            }
        }
        for (Path file : request.files()) {
            servers.add(new OptionFileReader().read(file, groups));
        }
        ValidateReport report = check(servers, version, places);
        print(report);
        return report.verdict() == Verdict.BROKEN ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private void print(ValidateReport report) {
        session.out().print(report.in(request.format(), session.showing()));
        if (request.format().isLines() && session.verbosity() != Verbosity.QUIET) {
            session.out().flush();
            session.err().println(report.counts(session.themeOfErr(), session.messages()));
        }
    }

    private ValidateReport check(
            List<EffectiveOptions> servers, Optional<ServerVersion> version, OptionFilePlaces places) {
        Set<SourceFile> files = new LinkedHashSet<>();
        Set<Finding> findings = new LinkedHashSet<>();
        Set<UnknownCheck> unknown = new LinkedHashSet<>();
        for (EffectiveOptions options : servers) {
            ConfigReport report = ConfigDiagnosis.check(new ConfigFacts(options, version, host(options, places)));
            files.addAll(options.files());
            findings.addAll(report.findings());
            unknown.addAll(report.unknown());
        }
        return new ValidateReport(
                Verdict.of(findings, unknown), List.copyOf(files), List.copyOf(findings), List.copyOf(unknown));
    }

    /** A file for another machine must not be judged by what this one has. */
    private Optional<HostFacts> host(EffectiveOptions options, OptionFilePlaces places) {
        boolean own = request.files().isEmpty()
                || options.files().stream().anyMatch(file -> places.paths().contains(Path.of(file.name())));
        return request.thisHost() || own ? Optional.of(ThisHost.factsFor(options)) : Optional.empty();
    }

    private Optional<ServerVersion> version() {
        return request.serverVersion()
                .map(text -> ServerVersion.parse(text)
                        .orElseThrow(() -> new UserError(ExitCode.USAGE, session.text("validate.badVersion", text))));
    }

    private OptionGroups groups(Optional<ServerVersion> version) {
        return version.map(OptionGroups::server)
                .orElseGet(OptionGroups::mariadbServer)
                .withSuffix(request.groupSuffix());
    }

    private static String places(OptionFilePlaces places) {
        return String.join(", ", places.paths().stream().map(Path::toString).toList());
    }
}
