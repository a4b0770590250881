package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of the provider's options is what the installed provider says of itself; a newer one makes this test fail. */
class ProviderKnowledgeIT {
    /** They depend on the node and its files, or on other options. */
    private static final Set<String> NO_FIXED_DEFAULT = Set.of(
            "base_dir",
            "base_host",
            "evs.install_timeout",
            "gcache.dir",
            "gcache.size",
            "gcomm.thread_prio",
            "gmcast.listen_addr",
            "gmcast.mcast_addr",
            "ist.recv_addr");

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void everyOptionOfTheProviderIsKnownWithItsDefault() {
        NodeFiles node = testbed.node("db1");
        RealServer.createDatadir(node);
        RealServer server = testbed.start(node, "--wsrep-new-cluster").awaitSynced();
        List<ProviderOptions.Setting> shown = ProviderOptions.parse(
                        server.sql("SELECT @@wsrep_provider_options").out().strip())
                .settings();
        assertThat(shown).hasSizeGreaterThan(60);

        List<String> differences = new ArrayList<>();
        for (ProviderOptions.Setting setting : shown) {
            difference(setting).ifPresent(differences::add);
        }
        assertThat(differences).isEmpty();
    }

    private static Optional<String> difference(ProviderOptions.Setting setting) {
        Optional<KnownOption> known = OptionKnowledge.load().option(Place.PROVIDER, setting.name());
        if (known.isEmpty()) {
            return Optional.of(setting.name() + " is not known");
        }
        Target target = Target.WITH_GALERA_4;
        boolean readable = known.get()
                .type(target)
                .filter(type -> type.value().read(setting.value()) instanceof Reading.Good)
                .isPresent();
        Optional<String> value = known.get().defaultValue(target).map(it -> it.value());
        if (!readable) {
            return Optional.of(setting.name() + " does not take its own value " + setting.value());
        }
        if (NO_FIXED_DEFAULT.contains(setting.name())) {
            return Optional.empty();
        }
        return value.equals(Optional.of(setting.value()))
                ? Optional.empty()
                : Optional.of(setting.name() + " is " + setting.value() + ", not " + value.orElse("unknown"));
    }
}
