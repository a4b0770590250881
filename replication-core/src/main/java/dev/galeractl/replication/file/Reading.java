package dev.galeractl.replication.file;

import dev.galeractl.replication.log.envelope.LogForm;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was read, and what of it could not be.
 *
 * @param files every file, in the order read
 * @param damages where files are broken; what stands before was read
 * @param zone in which times without a zone were taken; empty if it makes no difference, or they were only compared with each other
 * @param assumed whether nobody named that zone, and it is only this machine's; or nobody said that the logs are of one zone
 * @param sameZone whether several logs without zones were compared as if they were of one zone
 * @param skipped files in named folders that are no logs
 * @param shortened logs of tools that were too long to be put in their place whole
 */
public record Reading(
        List<ReadFile> files,
        List<Damage> damages,
        Optional<ZoneId> zone,
        boolean assumed,
        boolean sameZone,
        List<Skipped> skipped,
        List<Shortened> shortened) {

    public Reading {
        files = List.copyOf(files);
        damages = List.copyOf(damages);
        skipped = List.copyOf(skipped);
        shortened = List.copyOf(shortened);
    }

    /**
     * One file.
     *
     * @param logs the logs it is a part of, more than one where several hosts or containers speak in it
     * @param forms what its lines were wrapped in, from the outermost inwards
     */
    public record ReadFile(String name, List<String> logs, List<LogForm> forms) {
        public ReadFile {
            logs = List.copyOf(logs);
            forms = List.copyOf(forms);
        }
    }

    /**
     * Where a packed file is damaged or cut.
     *
     * @param bytes how much of its text could be read
     * @param line the last line that could be, perhaps in part; empty for what cannot be read twice
     * @param reason what the unpacker says, in English
     */
    public record Damage(String file, long bytes, OptionalInt line, String reason) {}

    /** A file that lay in a folder and was not read; one that somebody names is always read. */
    public record Skipped(String file, Reason reason) {

        /** Why it was taken for no log. */
        public enum Reason {
            /** Its name is not that of a log; it was not opened. */
            NAME,
            /** Its name may be that of a log, its beginning is not. */
            CONTENT,
            /** It is no text. */
            BINARY
        }
    }

    /** A log of which lines in the middle were left out. */
    public record Shortened(String file, long left) {}
}
