package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * Turns option files into what one program gets from them: follows includes, keeps its groups, makes names canonical.
 * Gets files through a port and touches nothing else.
 */
public final class OptionFileResolver {
    private final OptionFileAccess access;
    private final OptionGroups groups;
    private final OptionCatalog catalog;

    public OptionFileResolver(OptionFileAccess access, OptionGroups groups, OptionCatalog catalog) {
        this.access = access;
        this.groups = groups;
        this.catalog = catalog;
    }

    /** Resolves a text as MariaDB 10.11's server would read it; what it includes counts as absent. */
    public static EffectiveOptions resolve(String name, String text) {
        return resolve(name, text, OptionGroups.mariadbServer(), OptionCatalog.of(Product.MARIADB));
    }

    /** Resolves a text; what it includes counts as absent. */
    public static EffectiveOptions resolve(String name, String text, OptionGroups groups, OptionCatalog catalog) {
        return new OptionFileResolver(NoFiles.INSTANCE, groups, catalog).resolve(List.of(new SourceText(name, text)));
    }

    /**
     * Resolves files in the order given, as if the program read them one after the other.
     *
     * @throws InputProblem if a file that an {@code !include} names is there but cannot be read by us
     */
    public EffectiveOptions resolve(List<SourceText> files) {
        Resolution resolution = new Resolution(access, groups, catalog);
        files.forEach(resolution::read);
        return resolution.result();
    }

    private enum NoFiles implements OptionFileAccess {
        INSTANCE;

        @Override
        public Optional<SourceText> file(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> folder(String path) {
            return Optional.of(List.of());
        }
    }
}
