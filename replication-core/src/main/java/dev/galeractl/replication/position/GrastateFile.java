package dev.galeractl.replication.position;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The content of {@code grastate.dat}: the position a stopped node states of itself.
 *
 * <p>A server reads garbage in this file silently as "no state" and then fetches everything anew; this class refuses it instead.
 *
 * @param version the version of the format, such as 2.1, if written
 * @param position while the server runs, and after a crash, its seqno is undefined; with a nil UUID the state is invalid
 * @param safeToBootstrap whether the server believes it left last; evidence, never proof. Empty in files of old servers
 */
public record GrastateFile(Optional<String> version, Gtid position, Optional<Boolean> safeToBootstrap) {

    /** The file's name in a datadir. */
    public static final String NAME = "grastate.dat";

    // cert_index was written by Galera 2 and means nothing to later servers.
    private static final Set<String> KEYS = Set.of("version", "uuid", "seqno", "safe_to_bootstrap", "cert_index");

    /** Reads the text of the file; keys may come in any order, lines starting with # are comments. */
    public static GrastateFile parse(String text) throws PositionProblem {
        Map<String, String> values = KeyedLines.parse(text, KEYS);
        Optional<String> version = Optional.ofNullable(values.get("version"));
        if (version.isPresent() && !version.get().matches("[12]\\.[0-9]+")) {
            throw new PositionProblem("format version '" + Excerpt.of(version.get()) + "' is not known");
        }
        Gtid position = new Gtid(
                Gtid.parseUuid(KeyedLines.required(values, "uuid")), Seqno.parse(KeyedLines.required(values, "seqno")));
        Optional<String> safe = Optional.ofNullable(values.get("safe_to_bootstrap"));
        if (safe.isPresent() && !safe.get().equals("0") && !safe.get().equals("1")) {
            throw new PositionProblem("safe_to_bootstrap is '" + Excerpt.of(safe.get()) + "', expected 0 or 1");
        }
        return new GrastateFile(version, position, safe.map("1"::equals));
    }

    /** The reverse of {@link #parse}: the lines a server would write. */
    public String text() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("version", version.orElse("2.1"));
        lines.put("uuid", "   " + position.uuid());
        lines.put("seqno", "  " + position.seqno());
        safeToBootstrap.ifPresent(safe -> lines.put("safe_to_bootstrap", safe ? "1" : "0"));
        StringBuilder text = new StringBuilder("# GALERA saved state\n");
        lines.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
