package dev.galeractl.bootstrap.host;

import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileAccess;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The option files of a host, named {@code host:/path}. What a relative name would lead to, and whose home {@code ~} is, nobody knows from outside. */
public final class HostOptionFiles implements OptionFileAccess {
    /** As of a file on this machine. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final int OTHERS_WRITE = 2;

    private final Host host;
    private final HostFiles files;
    private final Map<Path, String> toCome;
    private final FetchedFiles fetched = new FetchedFiles();

    private HostOptionFiles(Host host, HostFiles files, Map<Path, String> toCome) {
        this.host = host;
        this.files = files;
        this.toCome = Map.copyOf(toCome);
    }

    /** A problem on its way out of the port, which knows of none. */
    private static final class Unheard extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient HostProblem problem;

        Unheard(HostProblem problem) {
            super(problem);
            this.problem = problem;
        }
    }

    /**
     * Reads what a server of that host would read.
     *
     * @param files of the host, as somebody who may read them all sees them
     * @param places where such a server looks
     * @param otherwise the file to read where none of them is there
     * @return without any file if that one is not there either
     * @throws HostProblem if the host cannot be asked, or a file cannot be read
     */
    public static EffectiveOptions read(
            Host host, HostFiles files, List<Path> places, Path otherwise, OptionGroups groups, OptionCatalog catalog)
            throws HostProblem {
        return read(host, files, Map.of(), places, otherwise, groups, catalog);
    }

    /**
     * The same, as if other files lay there.
     *
     * @param toCome their texts by their paths; what has such a path now is not read
     */
    public static EffectiveOptions read(
            Host host,
            HostFiles files,
            Map<Path, String> toCome,
            List<Path> places,
            Path otherwise,
            OptionGroups groups,
            OptionCatalog catalog)
            throws HostProblem {
        HostOptionFiles access = new HostOptionFiles(host, files, toCome);
        try {
            access.fetch(Stream.concat(places.stream(), Stream.of(otherwise)).map(Path::toString));
            List<SourceText> texts = new ArrayList<>();
            for (Path place : places) {
                access.file(place.toString()).ifPresent(texts::add);
            }
            if (texts.isEmpty()) {
                access.file(otherwise.toString()).ifPresent(texts::add);
            }
            return new OptionFileResolver(access, groups, catalog).resolve(texts);
        } catch (Unheard e) {
            throw e.problem;
        }
    }

    @Override
    public Optional<SourceText> file(String named) {
        String path = fromRoot(named);
        Optional<String> coming = Optional.ofNullable(toCome.get(Path.of(path)));
        if (coming.isPresent()) {
            return coming.map(it -> new SourceText(host.name() + ":" + path, it));
        }
        if (fetched.know(path)) {
            return fetched.at(path).map(it -> text(it, fetched.content(path)));
        }
        try {
            Optional<HostFile> seen = look(path, HostFile.Kind.FILE);
            return seen.isEmpty() ? Optional.empty() : Optional.of(text(seen.get(), files.read(path, LARGEST)));
        } catch (HostProblem e) {
            throw new Unheard(e);
        }
    }

    @Override
    public Optional<List<String>> folder(String named) {
        String path = fromRoot(named);
        Set<String> names = new TreeSet<>();
        toCome.keySet().stream()
                .filter(it -> Path.of(path).equals(it.getParent()))
                .forEach(it -> names.add(it.getFileName().toString()));
        try {
            boolean there = look(path, HostFile.Kind.FOLDER).isPresent();
            names.addAll(there ? files.list(path) : List.of());
            // Those that a server reads of a folder.
            fetch(names.stream().filter(it -> it.endsWith(".cnf")).map(it -> path + "/" + it));
            return there || !names.isEmpty() ? Optional.of(List.copyOf(names)) : Optional.empty();
        } catch (HostProblem e) {
            if (e.kind() == Kind.FILE_FORBIDDEN) {
                return Optional.empty();
            }
            throw new Unheard(e);
        }
    }

    /** What is to come is not asked for. */
    private void fetch(Stream<String> paths) throws HostProblem {
        files.fetch(
                paths.filter(it -> !toCome.containsKey(Path.of(it)) && !fetched.know(it))
                        .distinct()
                        .toList(),
                LARGEST,
                fetched);
    }

    private SourceText text(HostFile file, byte[] bytes) {
        return TextFiles.text(host.name() + ":" + file.path(), bytes, isWorldWritable(file));
    }

    private Optional<HostFile> look(String path, HostFile.Kind wanted) throws HostProblem {
        return files.look(path).filter(it -> it.kind() == wanted);
    }

    /** A service starts in the root folder, and from there relative includes count (systemd.exec, WorkingDirectory=). */
    private static String fromRoot(String named) {
        return named.startsWith("/") ? named : "/" + named;
    }

    private static boolean isWorldWritable(HostFile file) {
        int others = file.mode().charAt(file.mode().length() - 1) - '0';
        return (others & OTHERS_WRITE) != 0;
    }
}
