package dev.galeractl.replication.file;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Where logs are handed in to be read. */
@FunctionalInterface
public interface LogDesk {

    /**
     * Takes one more log.
     *
     * @param name the file as the user gave it, and where several speak in one file whose log it is: {@code all.log (pod db-0)}
     * @param asked whether somebody named just this log; false for what a folder or a collector's stream holds besides
     */
    Slot log(String name, boolean asked);

    /** Takes one log: all its lines, in order. */
    @FunctionalInterface
    interface Slot extends Consumer<LogLine> {

        /**
         * Takes a file of the log whole, lines and all that may be known of them from bytes alone; as if each line had been handed in.
         *
         * @param name what evidence is shown under
         * @param part which piece of its log the file is, see {@link LogLine#part}
         * @param text is not closed
         */
        default void file(String name, int part, InputStream text) throws IOException {
            LogReader.read(name, text, line -> accept(line.inPart(part)));
        }
    }
}
