package dev.galeractl.bootstrap.host.local;

import dev.galeractl.diagnostics.config.fact.TransferPrograms;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks through folders for the programs of a state transfer; starts none of them. */
final class TransferTools {
    /** Where MariaDB's scripts look besides what the server gives them. */
    private static final String OF_SCRIPTS = "/usr/local/bin:/usr/local/sbin:/bin:/sbin:/usr/bin:/usr/sbin";

    private TransferTools() {}

    /**
     * What is missing for the method.
     *
     * @param path the PATH that the server will give its scripts
     */
    static List<String> missing(String method, EffectiveOptions options, String path) {
        List<String> missing = new ArrayList<>();
        for (List<String> alternatives : TransferPrograms.neededFor(method, options)) {
            if (alternatives.stream().noneMatch(program -> found(program, path))) {
                missing.add(String.join("|", alternatives));
            }
        }
        return missing;
    }

    /**
     * Those that are there, for a server of which only the options are known; empty if its scripts are not found, so that it must be
     * somewhere else.
     */
    static Optional<Set<String>> seen(String method, EffectiveOptions options) {
        String path = Stream.concat(
                        options.value("basedir").stream()
                                .flatMap(it -> Stream.of(it + "/bin", it + "/sbin", it + "/scripts")),
                        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse(""), OF_SCRIPTS))
                .collect(Collectors.joining(File.pathSeparator));
        return found(TransferPrograms.COMMON, path)
                ? Optional.of(TransferPrograms.neededFor(method, options).stream()
                        .flatMap(List::stream)
                        .filter(it -> found(it, path))
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private static boolean found(String program, String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && isExecutable(folder, program)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExecutable(String folder, String program) {
        try {
            return Files.isExecutable(Path.of(folder, program));
        } catch (InvalidPathException nonsense) {
            return false;
        }
    }
}
