package dev.galeractl.diagnostics.config.fact;

import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known about a server before it starts.
 *
 * @param options that it would read
 * @param version of the server that would read them; empty if nobody knows
 * @param host that it would run on; empty if the options are meant for another machine
 * @param expectations that it has to meet
 * @param place where it runs on that host; empty if the options are meant for another machine
 * @param unread the file of persisted values that is stronger than the options, and could not be read
 */
public record ConfigFacts(
        EffectiveOptions options,
        Optional<ServerVersion> version,
        Optional<HostFacts> host,
        Expectations expectations,
        Optional<ServerPlace> place,
        Optional<Path> unread) {

    /** Without any expectation. */
    public ConfigFacts(EffectiveOptions options, Optional<ServerVersion> version, Optional<HostFacts> host) {
        this(options, version, host, Expectations.none(), Optional.empty(), Optional.empty());
    }

    /** Options alone. */
    public static ConfigFacts of(EffectiveOptions options) {
        return new ConfigFacts(options, Optional.empty(), Optional.empty());
    }

    /** The same, with what else was read of files for TLS; of a host that nobody looked at nothing is known. */
    public ConfigFacts and(SeenTls more) {
        return new ConfigFacts(options, version, host.map(it -> it.and(more)), expectations, place, unread);
    }

    /** The same, with what is expected. */
    public ConfigFacts with(Expectations expected) {
        return new ConfigFacts(options, version, host, expected, place, unread);
    }

    /** The same, with where the server runs. */
    public ConfigFacts at(Optional<ServerPlace> seen) {
        return new ConfigFacts(options, version, host, expectations, seen, unread);
    }

    /** The same, without the persisted values of that file, if there is one. */
    public ConfigFacts without(Optional<Path> file) {
        return new ConfigFacts(options, version, host, expectations, place, file);
    }
}
