package dev.galeractl.cli.render;

import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.provenance.Provenance;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The options of one server and where they come from.
 *
 * @param version as it was stated, or as the program says
 * @param program that was asked
 * @param service that starts it
 * @param files read, or ignored for their permissions, in the order opened
 * @param unread a file of persisted values that counts and could not be read
 * @param groups read
 */
public record ConfigView(
        Optional<ServerVersion> version,
        Optional<Path> program,
        Optional<ServiceAdditions> service,
        List<SourceFile> files,
        Optional<Path> unread,
        List<String> groups,
        List<Provenance> options) {
    public ConfigView {
        files = List.copyOf(files);
        groups = List.copyOf(groups);
        options = List.copyOf(options);
    }
}
