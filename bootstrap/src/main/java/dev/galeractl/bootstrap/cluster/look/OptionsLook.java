package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.optionfile.NodeOptionFile;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostFiles;
import dev.galeractl.bootstrap.host.HostOptionFiles;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.Hosts;
import dev.galeractl.bootstrap.host.Hosts.Answer.Given;
import dev.galeractl.bootstrap.host.Hosts.Answer.Missing;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads all option files of the hosts whose servers are to be started or run as members: those of members as they lie there, the others' with the
 * description's file already in its place. What is in secret files is never asked for.
 */
public final class OptionsLook {
    private static final String SECRETS_ARE_NOT_READ = "";

    private final ClusterDescription cluster;

    public OptionsLook(ClusterDescription cluster) {
        this.cluster = cluster;
    }

    /**
     * Reads them, of all hosts at once.
     *
     * @param hosts of the description's nodes, in its order, none twice
     * @param facts of the same hosts
     * @param starting nodes whose servers are to be started
     * @throws InterruptedException if this thread was interrupted; what ran is ended then
     */
    public HostOptions look(List<? extends Host> hosts, ClusterFacts facts, Set<String> starting)
            throws InterruptedException {
        IdentityHashMap<Host, Node> concerned = new IdentityHashMap<>();
        List<Host> asked = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            Node node = cluster.nodes().get(i);
            if (facts.of(node.name())
                    .filter(it -> starting.contains(node.name()) || isMember(it))
                    .isPresent()) {
                concerned.put(hosts.get(i), node);
                asked.add(hosts.get(i));
            }
        }
        Map<String, EffectiveOptions> options = new LinkedHashMap<>();
        List<HostProblem> unread = new ArrayList<>();
        for (Hosts.Answer<EffectiveOptions> answer : Hosts.ask(asked, host -> {
            Node node = Objects.requireNonNull(concerned.get(host));
            return read(host, node, starting.contains(node.name()));
        })) {
            if (answer instanceof Given<EffectiveOptions> given) {
                options.put(Objects.requireNonNull(concerned.get(given.host())).name(), given.value());
            } else if (answer instanceof Missing<EffectiveOptions> missing) {
                unread.add(missing.problem());
            }
        }
        return new HostOptions(options, unread);
    }

    private static boolean isMember(MemberFacts facts) {
        return facts.node().server() instanceof ServerFacts.Running
                && facts.replicates().orElse(false);
    }

    private EffectiveOptions read(Host host, Node node, boolean asItWillBe) throws HostProblem {
        Product product = cluster.server().product();
        Map<Path, String> toCome = new HashMap<>(Map.of(node.paths().secretFile(), SECRETS_ARE_NOT_READ));
        if (asItWillBe) {
            toCome.put(
                    node.paths().optionFile(),
                    NodeOptionFile.of(cluster, node, Locale.ENGLISH).text());
        }
        return HostOptionFiles.read(
                host,
                HostFiles.asRoot(host),
                toCome,
                OptionFilePlaces.standard(product, Map.of(), Optional.empty()).paths(),
                node.paths().optionFile(),
                OptionGroups.server(cluster.server()),
                OptionCatalog.of(product));
    }
}
