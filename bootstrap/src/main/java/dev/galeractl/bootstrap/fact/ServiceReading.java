package dev.galeractl.bootstrap.fact;

import dev.galeractl.replication.optionfile.CommandLineWord;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.service.ServiceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the server of a service reads, seen from one option file. It decides who starts the file's server: the service, if it reads exactly that file.
 *
 * @param kind how the two meet
 * @param others what its server reads beside the file, or instead of it: files, and words of its command line
 */
public record ServiceReading(Kind kind, List<String> others) {
    /** Options that decide which server it is and with whom it speaks; with them on a command line the file does not tell what will be started. */
    private static final Set<String> DECISIVE =
            Set.of("datadir", "socket", "port", "bind-address", "defaults-extra-file", "defaults-group-suffix");

    /** What a service tells its server of itself while it starts; the next start tells it anew, or not at all. */
    private static final Set<String> OF_ONE_START = Set.of("wsrep-new-cluster", "wsrep-start-position");

    public ServiceReading {
        others = List.copyOf(others);
    }

    /** How a service and an option file meet. */
    public enum Kind {
        /** The file is all that its server is told. */
        EXACTLY,
        /** Its server is told more. */
        MORE,
        /** It runs another server. */
        OTHERS
    }

    /**
     * Judges a service.
     *
     * @param usual the files that a server reads to which none is named, those that are there
     * @param isTheFile whether a path leads to the option file, by whatever links
     */
    public static ServiceReading of(ServiceAdditions service, List<Path> usual, Predicate<Path> isTheFile) {
        boolean none = service.word("no-defaults").isPresent();
        List<Path> files = service.argument("defaults-file")
                .map(it -> List.of(Path.of(it)))
                .orElse(none ? List.of() : usual);
        List<String> others = new ArrayList<>();
        files.stream().filter(isTheFile.negate()).map(Path::toString).forEach(others::add);
        if (files.stream().noneMatch(isTheFile)) {
            return new ServiceReading(Kind.OTHERS, others);
        }
        Optional<String> program = service.program();
        if (program.filter(it -> it.endsWith("/mariadbd") || it.endsWith("/mysqld"))
                .isEmpty()) {
            // A script may tell the server anything.
            others.add("ExecStart=" + program.orElse(""));
        }
        service.arguments().stream()
                .filter(ServiceReading::isDecisive)
                .map(CommandLineWord::text)
                .forEach(others::add);
        suffix(service).ifPresent(others::add);
        return new ServiceReading(others.isEmpty() ? Kind.EXACTLY : Kind.MORE, others);
    }

    private static Optional<String> suffix(ServiceAdditions service) {
        return Stream.ofNullable(service.environment().get("MYSQL_GROUP_SUFFIX"))
                .map(it -> it.name() + "=" + it.value())
                .findFirst();
    }

    private static boolean isDecisive(CommandLineWord word) {
        String name = word.text()
                .replaceFirst("=.*", "")
                .replaceFirst("^--", "")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
        if (OF_ONE_START.contains(name) && ServiceModel.isPassing(word.span().file())) {
            return false;
        }
        return word.text().startsWith("--") && (DECISIVE.contains(name) || name.startsWith("wsrep-"));
    }
}
