package dev.galeractl.bootstrap.host.local;

import dev.galeractl.diagnostics.live.LiveFacts.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What systemd says of a unit. Asks, never changes; a systemd that does not answer soon has said nothing. */
final class UnitState {
    private static final int PATIENCE_SECONDS = 5;

    private UnitState() {}

    static Optional<Unit> of(String unit) {
        Map<String, String> said = properties(unit, "ActiveState,Result,NRestarts");
        String restarts = said.getOrDefault("NRestarts", "");
        return Optional.ofNullable(said.get("ActiveState"))
                .filter(state -> !state.isEmpty())
                .map(state -> new Unit(
                        unit,
                        state,
                        said.getOrDefault("Result", ""),
                        restarts.matches("\\d{1,9}") ? Integer.parseInt(restarts) : 0));
    }

    /**
     * Properties of a unit by their names; none if there is no systemd.
     *
     * @param names with commas between them
     */
    static Map<String, String> properties(String unit, String names) {
        ProcessBuilder builder = new ProcessBuilder(List.of("systemctl", "show", "--property=" + names, "--", unit));
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Map.of();
            }
            return process.exitValue() == 0 ? read(process) : Map.of();
        } catch (IOException noSystemd) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private static Map<String, String> read(Process process) throws IOException {
        Map<String, String> said = new HashMap<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    said.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return said;
    }
}
