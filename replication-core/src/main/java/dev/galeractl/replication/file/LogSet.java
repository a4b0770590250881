package dev.galeractl.replication.file;

import java.util.List;

/**
 * Files that are one log, usually one file: those that logrotate made of one, oldest first.
 *
 * @param name that of the newest file
 * @param choice why it is taken for a log
 */
record LogSet(String name, List<LogFile> files, Choice choice) {

    /** Why files are taken for a log, the surest reason first. */
    enum Choice {
        /** Somebody named it. */
        ASKED,
        /** It was found in a folder and is called as logs are. */
        NAMED_SO,
        /** It was found in a folder and may be anything, a report or notes. */
        PERHAPS
    }

    LogSet {
        files = List.copyOf(files);
    }

    boolean asked() {
        return choice == Choice.ASKED;
    }
}
