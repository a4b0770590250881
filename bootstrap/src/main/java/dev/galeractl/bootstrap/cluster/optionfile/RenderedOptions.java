package dev.galeractl.bootstrap.cluster.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileAccess;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Optional;

/** What an option file that was made says to its server, without being written anywhere. Its name as a file is its node's. */
public final class RenderedOptions {
    private RenderedOptions() {}

    /** As a server of that version reads it. */
    public static EffectiveOptions of(RenderedFile file, ServerVersion version) {
        return new OptionFileResolver(
                        new Secret(file), OptionGroups.server(version), OptionCatalog.of(version.product()))
                .resolve(List.of(new SourceText(file.node(), file.text())));
    }

    /** The file that holds the password: what matters of it is that there is one. */
    private static final class Secret implements OptionFileAccess {
        private final RenderedFile of;

        Secret(RenderedFile of) {
            this.of = of;
        }

        @Override
        public Optional<SourceText> file(String path) {
            return of.secretIncluded()
                    ? Optional.of(new SourceText(path, "[mysqld]\nwsrep_sst_auth = account:password\n"))
                    : Optional.empty();
        }

        @Override
        public Optional<List<String>> folder(String path) {
            return Optional.empty();
        }
    }
}
