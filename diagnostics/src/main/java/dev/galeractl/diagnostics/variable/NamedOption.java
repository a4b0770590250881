package dev.galeractl.diagnostics.variable;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option that a server or the provider has or had, and where more is said of it.
 *
 * @param name as it is written in an option file; one of the provider as in {@code wsrep_provider_options}
 * @param ofProvider whether it stands inside {@code wsrep_provider_options}
 * @param products the products that have it, or had it in some version; empty for one of the provider
 * @param knowledge its type, range, default …; empty if nothing is known of it
 * @param see the findings that speak of it, those that speak of it most first
 */
public record NamedOption(
        String name,
        boolean ofProvider,
        List<Product> products,
        Optional<KnownOption> knowledge,
        List<FindingCode> see) {
    private static final int MOST = 8;

    public NamedOption {
        products = List.copyOf(products);
        see = List.copyOf(see);
    }

    /** The option of that name: dashes are underscores in a server's option, in one of the provider nothing may differ. */
    public static Optional<NamedOption> find(String name) {
        String ofServer = name.replace('-', '_').toLowerCase(Locale.ROOT);
        List<Product> products = new ArrayList<>();
        for (Product product : Product.values()) {
            if (OptionCatalog.of(product).isKnown(ofServer)) {
                products.add(product);
            }
        }
        Optional<KnownOption> server = OptionKnowledge.load().option(Place.SERVER, ofServer);
        if (!products.isEmpty() || server.isPresent()) {
            return Optional.of(new NamedOption(ofServer, false, products, server, speakingOf(ofServer)));
        }
        Optional<KnownOption> provider = OptionKnowledge.load().option(Place.PROVIDER, name);
        return provider.isPresent() || OptionCatalog.ofProvider().isKnown(name)
                ? Optional.of(new NamedOption(name, true, List.of(), provider, speakingOf(name)))
                : Optional.empty();
    }

    /** The option that was meant by an unknown name. */
    public static Optional<String> closest(String name) {
        return OptionCatalog.of(Product.MARIADB)
                .closest(name)
                .or(() -> OptionCatalog.of(Product.PERCONA_XTRADB_CLUSTER).closest(name))
                .or(() -> OptionCatalog.ofProvider().closest(name));
    }

    private static List<FindingCode> speakingOf(String name) {
        Pattern word = Pattern.compile("(?<![A-Za-z0-9_.])" + Pattern.quote(name) + "(?![A-Za-z0-9_]|\\.[a-z])");
        record Hit(FindingCode code, long times) {}
        return Catalogue.all().stream()
                .map(page -> new Hit(page.code(), told(page, word)))
                .filter(hit -> hit.times() > 0)
                .sorted(Comparator.comparingLong(Hit::times).reversed())
                .limit(MOST)
                .map(Hit::code)
                .toList();
    }

    /** How often the sentences of a page name it; what stands in its examples only is no word about it. */
    private static long told(FindingPage page, Pattern word) {
        long times = 0;
        for (Circumstance circumstance : page.circumstances()) {
            List<String> sentences = new ArrayList<>(
                    List.of(circumstance.when().en(), circumstance.cause().en()));
            circumstance.remedy().forEach(remedy -> {
                sentences.add(remedy.text().en());
                remedy.command().ifPresent(sentences::add);
            });
            times += sentences.stream().map(word::matcher).filter(Matcher::find).count();
        }
        return times;
    }
}
