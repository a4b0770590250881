package dev.galeractl.replication.service;

import dev.galeractl.replication.service.ServiceAdditions.StartLimit;
import dev.galeractl.replication.service.ServiceAdditions.Variable;
import dev.galeractl.replication.service.UnitFile.Assignment;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a unit, its drop-ins and its environment together as systemd.service(5) and systemd.exec(5) document it: later files win, an empty
 * assignment clears a list, a file of the environment is stronger than {@code Environment=}, and that than the manager's own.
 */
public final class ServiceModel {
    /** What the manager's own variables are said to stand in. */
    public static final String MANAGER = "systemctl show-environment";

    private static final String PASSING = "/run/";

    /** Values of {@code ProtectSystem=} that make /etc read-only to the service. */
    private static final Set<String> PROTECTED = Set.of("full", "strict");

    private final ServiceFiles files;
    private final List<SourceFile> sources = new ArrayList<>();
    private final Map<String, Variable> environment = new LinkedHashMap<>();
    private final List<Assignment> variables = new ArrayList<>();
    private final List<Assignment> environmentFiles = new ArrayList<>();
    private final List<Assignment> removed = new ArrayList<>();
    private Optional<Assignment> start = Optional.empty();
    private Optional<String> user = Optional.empty();
    private boolean etcReadOnly;
    private Optional<StartLimit> limit = Optional.empty();

    private ServiceModel(ServiceFiles files) {
        this.files = files;
    }

    /**
     * What a service adds.
     *
     * @param unit its name
     * @param texts the unit and its drop-ins, in the order in which systemd reads them
     * @param manager lines {@code NAME=value} of the manager's environment, which every service gets
     */
    public static ServiceAdditions of(String unit, List<SourceText> texts, ServiceFiles files, List<String> manager) {
        ServiceModel model = new ServiceModel(files);
        model.manager(manager);
        texts.forEach(model::read);
        model.settle();
        CommandWords command = CommandWords.of(model.start, model.environment);
        return new ServiceAdditions(
                unit,
                model.sources,
                command.program(),
                command.arguments(),
                model.environment,
                model.user,
                model.etcReadOnly,
                model.limit);
    }

    /** Whether what stands there is gone by itself: at the next boot, or when it is taken back. */
    public static boolean isPassing(String source) {
        return source.equals(MANAGER) || source.startsWith(PASSING);
    }

    private void manager(List<String> lines) {
        if (!lines.isEmpty()) {
            sources.add(new SourceFile(MANAGER, lines, false));
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int equals = line.indexOf('=');
            if (equals > 0) {
                String value = unquoted(line.substring(equals + 1));
                put(new Variable(line.substring(0, equals), value, place(MANAGER, i + 1, line, value), true));
            }
        }
    }

    private void read(SourceText text) {
        SourceFile source = SourceFile.of(text);
        sources.add(source);
        for (Assignment it : UnitFile.parse(source)) {
            switch (it.key()) {
                case "Environment" -> list(variables, it);
                case "EnvironmentFile" -> list(environmentFiles, it);
                case "UnsetEnvironment" -> list(removed, it);
                case "ExecStart" -> start = it.value().isEmpty() ? Optional.empty() : Optional.of(it);
                case "User" -> user = Optional.of(it.value()).filter(value -> !value.isEmpty());
                case "ProtectSystem" -> etcReadOnly = PROTECTED.contains(it.value());
                case "TimeoutStartSec", "TimeoutSec" -> limit = StartTimes.read(it);
                default -> {}
            }
        }
    }

    private static void list(List<Assignment> all, Assignment it) {
        if (it.value().isEmpty()) {
            all.clear();
        } else {
            all.add(it);
        }
    }

    private void settle() {
        for (Assignment it : variables) {
            for (String word : ServiceWords.split(it.value())) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    boolean passing = isPassing(it.source().name());
                    SourceSpan span = it.place(word);
                    put(new Variable(
                            word.substring(0, equals),
                            word.substring(equals + 1),
                            span.length() == word.length() ? span.part(equals + 1, word.length()) : span,
                            passing));
                }
            }
        }
        for (Assignment it : environmentFiles) {
            String path = it.value().startsWith("-") ? it.value().substring(1) : it.value();
            files.file(path).ifPresent(this::readVariables);
        }
        for (Assignment it : removed) {
            ServiceWords.split(it.value()).forEach(environment::remove);
        }
    }

    private void readVariables(SourceText text) {
        SourceFile source = SourceFile.of(text);
        sources.add(source);
        for (int i = 0; i < source.lines().size(); i++) {
            String line = source.lines().get(i);
            int equals = line.indexOf('=');
            if (equals > 0 && !line.strip().startsWith("#") && !line.strip().startsWith(";")) {
                String value = unquoted(line.substring(equals + 1).strip());
                put(new Variable(
                        line.substring(0, equals).strip(),
                        value,
                        place(source.name(), i + 1, line, value),
                        isPassing(source.name())));
            }
        }
    }

    /** The value in its line; all behind the equals sign if it is written in another way. */
    private static SourceSpan place(String file, int number, String line, String value) {
        int from = line.indexOf('=') + 1;
        int at = line.indexOf(value, from);
        return at < 0
                ? SourceSpan.of(file, number, from + 1, line.length() - from)
                : SourceSpan.of(file, number, at + 1, value.length());
    }

    private void put(Variable variable) {
        environment.put(variable.name(), variable);
    }

    private static String unquoted(String value) {
        return String.join(" ", ServiceWords.split(value.startsWith("$'") ? value.substring(1) : value));
    }
}
