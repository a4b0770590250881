package dev.galeractl.replication.log;

import java.util.Optional;

/** The weight a server gives to a line of its error log. */
public enum LogLevel {
    ERROR,
    WARNING,
    NOTE,
    /** MySQL 8 marks start and shutdown so. */
    SYSTEM,
    /** The line names no level: a wrapper's, a script's, or the continuation of the line above. */
    NONE;

    /** The level a server writes between brackets, {@code [Note]} or {@code [ERROR]}; empty for any other word. */
    static Optional<LogLevel> written(String word) {
        return switch (word) {
            case "Note", "NOTE", "INFO", "Info", "DEBUG", "Debug" -> Optional.of(NOTE);
            case "Warning", "WARNING", "WARN", "Warn" -> Optional.of(WARNING);
            case "ERROR", "Error", "FATAL", "Fatal" -> Optional.of(ERROR);
            case "System" -> Optional.of(SYSTEM);
            default -> Optional.empty();
        };
    }
}
