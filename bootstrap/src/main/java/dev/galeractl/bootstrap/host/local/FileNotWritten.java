package dev.galeractl.bootstrap.host.local;

import java.nio.file.Path;

/** A file that could not be put in the place of an old one, which is there as before. */
public final class FileNotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** There is none, or it is no plain file. */
        NO_FILE,
        /** Its bytes are not those that were read. */
        CHANGED_MEANWHILE,
        /** It has several names (hard links), of which only one would get the new text. */
        SEVERAL_NAMES,
        NO_PERMISSION,
        /** The new file would belong to somebody else; the detail says whose it is. */
        OWNER_NOT_KEPT,
        /** The detail is the system's message. */
        FAILED
    }

    private final Kind kind;
    private final String file;
    private final String detail;

    FileNotWritten(Kind kind, Path file, String detail) {
        super(kind + " " + file + " " + detail);
        this.kind = kind;
        this.file = file.toString();
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    public String file() {
        return file;
    }

    public String detail() {
        return detail;
    }
}
