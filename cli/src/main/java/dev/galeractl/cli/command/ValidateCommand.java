package dev.galeractl.cli.command;

import dev.galeractl.cli.action.ConfigLook;
import dev.galeractl.cli.action.ConfigRequest;
import dev.galeractl.cli.action.ExpectedLoad;
import dev.galeractl.cli.action.FixRequest;
import dev.galeractl.cli.action.HostsRequest;
import dev.galeractl.cli.action.ValidateRequest;
import dev.galeractl.cli.action.Validation;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.ValidateFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl validate [FILE...]}. */
@CommandLine.Command(name = "validate")
final class ValidateCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "validate.files")
    List<Path> files = List.of();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            descriptionKey = "validate.cluster")
    Optional<Path> cluster = Optional.empty();

    @Option(names = "--hosts", descriptionKey = "validate.hosts")
    boolean hosts;

    @Option(names = "--ssh-config", paramLabel = "FILE", descriptionKey = "validate.ssh-config")
    Optional<Path> sshConfiguration = Optional.empty();

    @Mixin
    OptionFileOptions optionFiles = new OptionFileOptions();

    @Option(names = "--server-version", paramLabel = "VERSION", descriptionKey = "validate.server-version")
    Optional<String> serverVersion = Optional.empty();

    @Option(names = "--for", paramLabel = "VERSION", descriptionKey = "validate.for")
    Optional<String> wantedVersion = Optional.empty();

    @Option(names = "--write-rate", paramLabel = "RATE", descriptionKey = "validate.write-rate")
    Optional<String> writeRate = Optional.empty();

    @Option(names = "--downtime", paramLabel = "TIME", descriptionKey = "validate.downtime")
    Optional<String> downtime = Optional.empty();

    @Option(names = "--rtt", paramLabel = "TIME", descriptionKey = "validate.rtt")
    Optional<String> roundTrip = Optional.empty();

    @Option(names = "--this-host", descriptionKey = "validate.this-host")
    boolean thisHost;

    @Option(names = "--guard", descriptionKey = "validate.guard")
    boolean guard;

    @Option(
            names = "--fix",
            arity = "0..1",
            split = ",",
            paramLabel = "CODE",
            preprocessor = AttachedOnly.class,
            descriptionKey = "validate.fix")
    List<String> fixes = List.of();

    @Option(names = "--dry-run", descriptionKey = "validate.dry-run")
    boolean dryRun;

    @Option(names = "--live", descriptionKey = "validate.live")
    boolean live;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            descriptionKey = "validate.user")
    Optional<String> user = Optional.empty();

    @Option(names = "--explain", paramLabel = "OPTION", descriptionKey = "validate.explain")
    List<String> explained = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "validate.format")
    ValidateFormat format = ValidateFormat.TEXT;

    @Option(names = "--severity", paramLabel = "SEVERITY", descriptionKey = "validate.severity")
    Optional<SeverityChoice> severity = Optional.empty();

    @Option(names = "--ignore", paramLabel = "CODE=REASON", descriptionKey = "validate.ignore")
    List<String> ignores = List.of();

    ValidateCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.FINDINGS, ExitCode.REFUSED, ExitCode.UNREACHABLE);
    }

    @Override
    public ExitCode call() {
        List<Path> all = new ArrayList<>(files);
        optionFiles.defaultsFile.ifPresent(all::add);
        Optional<FixRequest> fix = FixWishes.read(this, all, globals.session());
        if (user.isPresent() && !live) {
            throw new UserError(ExitCode.USAGE, globals.session().text("validate.user.alone"));
        }
        if (live && (guard || fix.isPresent() || !explained.isEmpty())) {
            throw new UserError(ExitCode.USAGE, globals.session().text("validate.live.alone"));
        }
        if (hosts && (cluster.isEmpty() || guard || live || fix.isPresent())) {
            throw new UserError(ExitCode.USAGE, globals.session().text("validate.hosts.alone"));
        }
        if (!explained.isEmpty()) {
            return explain(all);
        }
        return Validation.validate(
                new ValidateRequest(
                        all,
                        cluster,
                        hosts ? Optional.of(new HostsRequest(sshConfiguration)) : Optional.empty(),
                        optionFiles.extraFile,
                        optionFiles.groupSuffix,
                        wantedVersion.or(() -> serverVersion),
                        severity.map(SeverityChoice::severity),
                        ignores,
                        new ExpectedLoad(writeRate, downtime, roundTrip),
                        thisHost,
                        fix,
                        guard,
                        live,
                        user,
                        format),
                globals.session());
    }

    private ExitCode explain(List<Path> all) {
        return ConfigLook.look(
                new ConfigRequest(
                        explained,
                        all,
                        optionFiles.extraFile,
                        optionFiles.groupSuffix,
                        false,
                        serverVersion,
                        format == ValidateFormat.JSON),
                globals.session());
    }
}
