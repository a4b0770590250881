package dev.galeractl.bootstrap.cluster.interview;

/** What is where a file is to be written. */
public enum FileStanding {
    /** Nothing: it can be made. */
    FREE,
    /** A file, which can be replaced. */
    TAKEN,
    /** A folder, or something else that is no file. */
    NO_FILE,
    /** Not even the folder that it would be in. */
    NO_FOLDER,
    /** A folder that may not be written in. */
    NO_PERMISSION
}
