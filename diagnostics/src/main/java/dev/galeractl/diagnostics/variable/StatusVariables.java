package dev.galeractl.diagnostics.variable;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.LocalizedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The status variables of replication, read from our own data when somebody asks. */
public final class StatusVariables {
    private static final String RESOURCE = "wsrep-status.txt";

    private final Map<String, StatusVariable> byName;

    private StatusVariables(Map<String, StatusVariable> byName) {
        this.byName = byName;
    }

    /**
     * All of them.
     *
     * @throws IllegalStateException if the data is not what it should be
     */
    public static StatusVariables load() {
        Map<String, StatusVariable> byName = new TreeMap<>();
        InputStream stream = Objects.requireNonNull(StatusVariables.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            Optional<Entry> open = Optional.empty();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("  ")) {
                    open.orElseThrow(() -> new IllegalStateException("a key outside of an entry"))
                            .add(line.substring(2));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    open.map(Entry::variable).ifPresent(it -> byName.put(it.name(), it));
                    open = Optional.of(new Entry(line));
                }
            }
            open.map(Entry::variable).ifPresent(it -> byName.put(it.name(), it));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
        return new StatusVariables(byName);
    }

    /** The variable of that name, in whatever case it was written. */
    public Optional<StatusVariable> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** All names, sorted. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** A name and its {@code key value} lines. */
    private static final class Entry {
        private final String name;
        private final Map<String, String> values = new HashMap<>();

        Entry(String name) {
            this.name = name;
        }

        void add(String line) {
            int blank = line.indexOf(' ');
            if (blank < 0 || values.put(line.substring(0, blank), line.substring(blank + 1)) != null) {
                throw new IllegalStateException(name + ": " + line);
            }
        }

        StatusVariable variable() {
            return new StatusVariable(
                    name,
                    text("means").orElseThrow(() -> new IllegalStateException(name + " means nothing")),
                    text("good"),
                    text("bad"),
                    Stream.of(values.getOrDefault("see", "").split(" "))
                            .filter(code -> !code.isEmpty())
                            .map(FindingCode::new)
                            .toList(),
                    Objects.requireNonNull(values.get("source"), name));
        }

        private Optional<LocalizedText> text(String key) {
            return Optional.ofNullable(values.get(key))
                    .map(en -> new LocalizedText(en, Objects.requireNonNull(values.get(key + "-ja"), name)));
        }
    }
}
