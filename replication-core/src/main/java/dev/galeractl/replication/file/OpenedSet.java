package dev.galeractl.replication.file;

import dev.galeractl.replication.log.LogTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of one log, each looked at, in the order of their names. */
record OpenedSet(LogSet set, List<OpenedFile> files) {

    OpenedSet {
        files = List.copyOf(files);
    }

    String name() {
        return set.name();
    }

    boolean asked() {
        return set.asked();
    }

    /** In the order of the times they begin with; in that of their names if one has no time. */
    List<OpenedFile> inOrder() {
        if (files.stream().anyMatch(file -> file.content().first().isEmpty())) {
            return files;
        }
        List<OpenedFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(file -> file.content().first().orElseThrow()));
        return sorted;
    }

    Set<String> owners() {
        return files.stream().flatMap(file -> file.content().owners().stream()).collect(Collectors.toSet());
    }

    Optional<LogTime> first() {
        return inOrder().stream()
                .flatMap(file -> file.content().first().stream())
                .findFirst();
    }

    boolean zoned() {
        return files.stream().anyMatch(file -> file.content().zoned());
    }

    boolean zoneless() {
        return files.stream().anyMatch(file -> file.content().zoneless());
    }

    boolean liesIn(Path folder) {
        return files.stream()
                .anyMatch(file -> file.file().folder().filter(folder::equals).isPresent());
    }
}
