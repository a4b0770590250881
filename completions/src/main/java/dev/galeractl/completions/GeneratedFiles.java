package dev.galeractl.completions;

import dev.galeractl.bootstrap.cluster.ClusterKeys;
import dev.galeractl.cli.command.PicocliLine;
import dev.galeractl.cli.text.Language;
import dev.galeractl.completions.knowledge.Compilation;
import dev.galeractl.completions.knowledge.KnowledgeException;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** Every generated file with what belongs into it. Folders that hold nothing but generated files lose what is no longer generated. */
final class GeneratedFiles {
    private final Path repository;
    private final Map<Path, String> texts;
    private final List<Path> folders;

    GeneratedFiles(Path repository, Map<Path, String> texts, List<Path> folders) {
        this.repository = repository;
        this.texts = new TreeMap<>(texts);
        this.folders = List.copyOf(folders);
    }

    static GeneratedFiles ofTheProgram(Path repository) throws IOException, KnowledgeException {
        CommandSpec model = PicocliLine.model(Language.EN);
        Map<Path, String> texts = new TreeMap<>(Compilation.of(repository));
        Path share = Path.of("completions/share");
        texts.put(share.resolve("bash-completion/completions/galeractl"), BashCompletion.of(model));
        texts.put(share.resolve("zsh/site-functions/_galeractl"), ZshCompletion.of(model));
        texts.put(Path.of("docs/commands.md"), CommandReference.of(model));
        texts.put(Path.of("docs/cluster-yaml.md"), ClusterKeyReference.of(ClusterKeys.ROOT));
        texts.put(Path.of("docs/json/cluster.schema.json"), ClusterSchema.of(ClusterKeys.ROOT));
        Path findings = Path.of("docs/findings");
        List<FindingPage> pages = Catalogue.all();
        texts.put(findings.resolve("README.md"), FindingReference.index(pages));
        for (FindingPage page : pages) {
            texts.put(findings.resolve(page.code() + "-" + page.slug() + ".md"), FindingReference.of(page));
        }
        return new GeneratedFiles(repository, texts, List.of(share, findings));
    }

    /** Files, relative to the repository, that are missing, differ, or are no longer generated. */
    List<Path> stale() throws IOException {
        List<Path> stale = new ArrayList<>(leftOver());
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            if (!isCurrent(text.getKey(), text.getValue())) {
                stale.add(text.getKey());
            }
        }
        return stale;
    }

    /** Writes what is stale and tells which files that were. */
    List<Path> write() throws IOException {
        List<Path> stale = stale();
        for (Path file : stale) {
            Path target = repository.resolve(file);
            String text = texts.get(file);
            if (text == null) {
                Files.delete(target);
                continue;
            }
            Path folder = target.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(target, text);
        }
        return stale;
    }

    private boolean isCurrent(Path file, String text) throws IOException {
        Path target = repository.resolve(file);
        return Files.exists(target) && Files.readString(target).equals(text);
    }

    private List<Path> leftOver() throws IOException {
        List<Path> leftOver = new ArrayList<>();
        for (Path folder : folders) {
            Path absolute = repository.resolve(folder);
            if (Files.isDirectory(absolute)) {
                try (Stream<Path> files = Files.walk(absolute)) {
                    files.filter(Files::isRegularFile)
                            .map(repository::relativize)
                            .filter(file -> !texts.containsKey(file))
                            .sorted()
                            .forEach(leftOver::add);
                }
            }
        }
        return leftOver;
    }
}
