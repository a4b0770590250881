package dev.galeractl.replication.service;

import dev.galeractl.replication.source.SourceText;
import java.util.Optional;

/** Where a unit's {@code EnvironmentFile=} gets its files from. */
public interface ServiceFiles {
    /** The file at an absolute path; empty if there is none, or it cannot be read. */
    Optional<SourceText> file(String path);
}
