package dev.galeractl.replication.file;

import dev.galeractl.replication.file.LogSet.Choice;
import dev.galeractl.replication.file.Reading.Skipped;
import dev.galeractl.replication.file.Reading.Skipped.Reason;
import dev.galeractl.replication.log.envelope.LogContent;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.InputProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the beginnings of files. A few stay open, so that what can be read only once can be read at all; many do not. */
final class OpenedFiles implements AutoCloseable {
    private static final int MOST_OPEN = 16;

    private final ReadingTerms terms;
    private final InputStream standardInput;
    private final List<OpenedFile> opened = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    OpenedFiles(ReadingTerms terms, InputStream standardInput) {
        this.terms = terms;
        this.standardInput = standardInput;
    }

    /** The files of a log; empty if nobody asked for it and it is none. */
    Optional<OpenedSet> look(LogSet set) throws IOException {
        List<OpenedFile> files = new ArrayList<>();
        for (LogFile file : set.files()) {
            look(file, set.asked()).ifPresent(files::add);
        }
        boolean mayBeNone = set.choice() == Choice.PERHAPS && terms.form().isEmpty();
        if (mayBeNone && files.stream().noneMatch(file -> file.content().isLog())) {
            files.forEach(file -> skipped.add(new Skipped(file.file().name(), Reason.CONTENT)));
            return Optional.empty();
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(new OpenedSet(set, files));
    }

    Optional<OpenedFile> look(LogFile file, boolean asked) throws IOException {
        try {
            InputStream raw =
                    file.path().isPresent() ? TextFiles.openRaw(file.path().get()) : standardInput;
            UnpackedInput in = opened(file, raw);
            LogContent content = LogContent.of(in.head(), terms.form());
            boolean stays = file.path().isEmpty() || opened.size() < MOST_OPEN;
            if (!stays) {
                in.close();
            }
            OpenedFile found = new OpenedFile(file, content, stays ? Optional.of(in) : Optional.empty());
            opened.add(found);
            return Optional.of(found);
        } catch (InputProblem problem) {
            if (asked || problem.kind() != Kind.BINARY) {
                throw problem;
            }
            skipped.add(new Skipped(file.name(), Reason.BINARY));
            return Optional.empty();
        } catch (IOException e) {
            throw file.path().map(path -> TextFiles.problem(path, e)).orElseThrow(() -> e);
        }
    }

    /** Files that lay in a folder and are no logs, as their beginnings show. */
    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    @Override
    public void close() throws IOException {
        for (OpenedFile file : opened) {
            file.close();
        }
    }

    private static UnpackedInput opened(LogFile file, InputStream raw) throws IOException {
        try {
            return UnpackedInput.of(file.name(), raw);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }
}
