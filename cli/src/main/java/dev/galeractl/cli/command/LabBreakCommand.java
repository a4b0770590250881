package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.lab.Mistake;
import dev.galeractl.cli.action.LabWork;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code galeractl lab break MISTAKE}. */
@CommandLine.Command(name = "break")
final class LabBreakCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(
            paramLabel = "MISTAKE",
            descriptionKey = "lab.mistake",
            converter = ByName.class,
            completionCandidates = Names.class)
    Mistake mistake = Mistake.KILL;

    @Option(names = "--node", paramLabel = "NODE", descriptionKey = "lab.node")
    Optional<String> node = Optional.empty();

    @Mixin
    LabOptions lab = new LabOptions();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    LabBreakCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        return LabWork.breakWith(mistake, node, lab.request(), consent.options(), globals.session());
    }

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Mistake.values()).map(Mistake::slug).iterator();
        }
    }

    static final class ByName implements ITypeConverter<Mistake> {
        @Override
        public Mistake convert(String word) {
            return Mistake.of(word).orElseThrow(() -> new TypeConversionException(word));
        }
    }
}
