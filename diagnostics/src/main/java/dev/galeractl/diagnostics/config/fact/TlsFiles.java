package dev.galeractl.diagnostics.config.fact;

import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files with which one side of a server proves who it is, absolute; files that no option names are empty. */
public record TlsFiles(Optional<Path> certificate, Optional<Path> key, Optional<Path> authority) {

    /** Those for the other nodes, from {@code wsrep_provider_options}. */
    public static TlsFiles ofProvider(EffectiveOptions options) {
        ProviderOptions provider =
                ProviderOptions.parse(options.value("wsrep_provider_options").orElse(""));
        return named("socket.ssl_", name -> provider.setting(name).map(ProviderOptions.Setting::value));
    }

    /** Those for clients. */
    public static TlsFiles ofServer(EffectiveOptions options) {
        return named("ssl_", options::value);
    }

    private static TlsFiles named(String prefix, Function<String, Optional<String>> value) {
        Function<String, Optional<Path>> path =
                name -> value.apply(prefix + name).flatMap(HostFacts::absolutePath);
        return new TlsFiles(path.apply("cert"), path.apply("key"), path.apply("ca"));
    }

    /** What one node shows and another one judges by its own authorities; no key is needed for that. */
    public TlsFiles judgedBy(TlsFiles other) {
        return new TlsFiles(certificate, Optional.empty(), other.authority);
    }

    Stream<Path> all() {
        return Stream.of(certificate, key, authority).flatMap(Optional::stream);
    }
}
