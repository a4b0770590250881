package dev.galeractl.replication.position;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The text at the start of {@code galera.cache}.
 *
 * @param history the state UUID the cache belongs to, if any
 * @param first lowest seqno in the cache; undefined unless it was closed cleanly
 * @param last highest seqno in the cache; undefined unless it was closed cleanly
 * @param offset where the first buffer lies in the file, in bytes; empty unless it was closed cleanly
 * @param synced whether the cache was closed cleanly
 */
public record GcacheFile(Optional<UUID> history, Seqno first, Seqno last, OptionalLong offset, boolean synced) {

    /** The file's default name in a datadir. */
    public static final String NAME = "galera.cache";

    /** How many bytes the text can take. */
    public static final int PREAMBLE_BYTES = 1024;

    // enc_* and the like appear in caches that are encrypted at rest; they do not change what is read here.
    private static final Set<String> KEYS = Set.of(
            "Version",
            "GID",
            "seqno_min",
            "seqno_max",
            "offset",
            "synced",
            "enc_version",
            "enc_encrypted",
            "enc_mk_id",
            "enc_mk_const_id",
            "enc_mk_uuid",
            "enc_fk_id",
            "enc_crc");

    /** Reads the first {@value #PREAMBLE_BYTES} bytes of the file; further bytes are not looked at. */
    public static GcacheFile parse(byte[] start) throws PositionProblem {
        int end = 0;
        while (end < Math.min(start.length, PREAMBLE_BYTES) && start[end] != 0) {
            end++;
        }
        Map<String, String> values = KeyedLines.parse(new String(start, 0, end, StandardCharsets.ISO_8859_1), KEYS);
        KeyedLines.required(values, "Version");
        UUID history = Gtid.parseUuid(KeyedLines.required(values, "GID"));
        String offset = values.get("offset");
        if (offset != null && !offset.matches("-1|[0-9]{1,18}")) {
            throw new PositionProblem("offset '" + Excerpt.of(offset) + "' is not a number");
        }
        return new GcacheFile(
                history.equals(Gtid.NIL_UUID) ? Optional.empty() : Optional.of(history),
                Seqno.parse(values.getOrDefault("seqno_min", "-1")),
                Seqno.parse(values.getOrDefault("seqno_max", "-1")),
                offset == null || offset.equals("-1") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(offset)),
                "1".equals(values.get("synced")));
    }
}
