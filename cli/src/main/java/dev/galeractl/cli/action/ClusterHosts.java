package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Sudo;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostFiles;
import dev.galeractl.bootstrap.host.HostOptionFiles;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.Hosts;
import dev.galeractl.bootstrap.host.Hosts.Answer.Given;
import dev.galeractl.bootstrap.host.Hosts.Answer.Missing;
import dev.galeractl.bootstrap.host.ssh.sshj.SshHosts;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The option files that lie on the hosts of a described cluster now, read over SSH. Nothing is changed there. */
final class ClusterHosts {
    private final ClusterDescription cluster;
    private final Session session;

    ClusterHosts(ClusterDescription cluster, Session session) {
        this.cluster = cluster;
        this.session = session;
    }

    /**
     * What was read.
     *
     * @param options by the name of the node
     * @param problems a sentence for each host whose files are not known
     */
    record Read(Map<String, EffectiveOptions> options, List<String> problems) {}

    /** Asks all hosts at once. */
    Read read(HostsRequest request, OptionGroups groups) {
        SshHosts reached =
                SshHosts.of(session.around().env(), request.sshConfiguration(), new HostSecrets(cluster, session));
        Map<Host, Node> nodes = new LinkedHashMap<>();
        cluster.nodes().forEach(node -> nodes.put(reached.host(node.name(), node.ssh()), node));
        try {
            return sorted(Hosts.ask(List.copyOf(nodes.keySet()), host -> options(host, nodes, groups)));
        } catch (InterruptedException e) {
            throw new UserError(ExitCode.INTERRUPTED, session.text("validate.hosts.interrupted"));
        } finally {
            nodes.keySet().forEach(Host::close);
        }
    }

    private EffectiveOptions options(Host host, Map<Host, Node> nodes, OptionGroups groups) throws HostProblem {
        Node node = Optional.ofNullable(nodes.get(host)).orElseThrow();
        HostFiles files = node.ssh().sudo() == Sudo.NEVER ? HostFiles.of(host) : HostFiles.asRoot(host);
        return HostOptionFiles.read(
                host,
                files,
                OptionFilePlaces.standard(cluster.server().product(), Map.of(), Optional.empty())
                        .paths(),
                node.paths().optionFile(),
                groups,
                OptionCatalog.of(cluster.server().product()));
    }

    private Read sorted(List<Hosts.Answer<EffectiveOptions>> answers) {
        Map<String, EffectiveOptions> options = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Hosts.Answer<EffectiveOptions> answer : answers) {
            if (answer instanceof Missing<EffectiveOptions> missing) {
                problems.add(missing.problem().sentence().in(session.messages().locale()));
            } else if (answer instanceof Given<EffectiveOptions> given) {
                if (given.value().files().isEmpty()) {
                    problems.add(
                            session.text("validate.hosts.noFiles", given.host().name()));
                } else {
                    options.put(given.host().name(), given.value());
                }
            }
        }
        return new Read(options, problems);
    }
}
