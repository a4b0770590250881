package dev.galeractl.replication.file;

import java.util.List;

/**
 * Files that are one log, usually one file: those that logrotate made of one, oldest first.
 *
 * @param name that of the newest file
 * @param asked whether somebody named it; false for what was found in a folder
 */
record LogSet(String name, List<LogFile> files, boolean asked) {

    LogSet {
        files = List.copyOf(files);
    }
}
