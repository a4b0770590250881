package dev.galeractl.completions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;

/** What may stand for the value of an argument. */
final class Candidates {
    /** Arguments that take files but are no {@link Path}, because {@code -} may stand there, too. */
    private static final Set<String> FILES = Set.of("FILE", "LOG", "FOLDER", "DIR");

    private Candidates() {}

    static List<String> of(ArgSpec argument) {
        List<String> words = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(words::add);
        }
        return words;
    }

    static boolean areFiles(ArgSpec argument) {
        return FILES.contains(argument.paramLabel())
                || argument.type() == Path.class
                || Arrays.asList(argument.auxiliaryTypes()).contains(Path.class);
    }
}
