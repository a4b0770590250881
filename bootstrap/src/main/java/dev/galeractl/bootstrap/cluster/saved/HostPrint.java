package dev.galeractl.bootstrap.cluster.saved;

import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.InterfaceAddress;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.OperatingSystem;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.ServerService;
import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.HostFacts;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of one host belongs to a fingerprint, in words short enough to be compared by eye. */
final class HostPrint {
    private static final String NONE = "none";
    private static final String UNKNOWN = "unknown";

    private HostPrint() {}

    static SortedMap<String, String> of(MemberFacts seen) {
        SortedMap<String, String> facts = new TreeMap<>();
        HostFacts host = seen.node().host();
        facts.put("system", system(seen.system()));
        facts.put("server version", host.serverVersion().orElse(NONE));
        facts.put("provider", host.provider().map(Path::toString).orElse(NONE));
        facts.put("service", seen.service().map(HostPrint::service).orElse(NONE));
        seen.service().ifPresent(it -> facts.put("bootstrap switches", list(it.bootstrapSwitches())));
        facts.put("option file", seen.presentOptionFile().map(Digest::of).orElse(NONE));
        facts.put("server", server(seen.node().server()));
        if (!seen.replicates().equals(Optional.of(true))) {
            // Those of a running cluster come and go without anybody's plan being concerned.
            facts.put("schemas", seen.schemasOfPeople().map(HostPrint::list).orElse(UNKNOWN));
            facts.put("datadir's schemas", list(seen.node().datadir().userSchemas()));
        }
        datadir(seen.node().datadir(), facts);
        facts.put(
                "addresses",
                list(seen.addresses().stream().map(HostPrint::address).toList()));
        facts.put("names", pairs(seen.resolved()));
        facts.put("ports", list(host.ports().stream().map(HostPrint::port).toList()));
        facts.put("tools", pairs(seen.tools()));
        seen.missing()
                .ifPresent(it -> facts.put(
                        "missing packages",
                        list(it.wanted().stream().map(Object::toString).toList())));
        facts.put("firewalls", list(seen.firewalls()));
        facts.put(
                "confinement",
                seen.confinement()
                        .map(it -> it.seLinux().orElse("") + " " + it.appArmor().orElse(""))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .orElse(NONE));
        return facts;
    }

    private static void datadir(DatadirFacts datadir, Map<String, String> facts) {
        facts.put("datadir", word(datadir.contents()));
        facts.put(
                "position",
                datadir.unreadableState()
                        .map(problem -> "unreadable: " + problem)
                        .or(() -> datadir.saved().map(it -> datadir.position().toString()))
                        .orElse(NONE));
        String marks = (datadir.formerMember() ? "former member" : "never a member")
                + (datadir.cleanlyStopped() ? ", cleanly stopped" : "");
        facts.put("history", marks);
    }

    private static String system(OperatingSystem system) {
        return (system.id() + " " + system.version() + " "
                        + system.architecture().orElse(""))
                .strip();
    }

    private static String service(ServerService service) {
        return word(service.init()) + " " + service.name() + ", "
                + (service.enabled() ? "enabled" : "not enabled")
                + (service.active().isEmpty() ? "" : ", " + service.active());
    }

    /** Not its process and not how far it has come: these move while nothing happens. */
    private static String server(ServerFacts server) {
        if (!(server instanceof Running running)) {
            return "stopped";
        }
        Optional<WsrepStatus> status = running.status();
        if (status.isEmpty()) {
            return "runs, cannot be asked";
        }
        if (!status.get().hasProvider()) {
            return "runs, replicates nothing";
        }
        return "runs, " + status.get().localStateComment().orElse(UNKNOWN) + ", "
                + status.get().clusterStatus().orElse(UNKNOWN) + " of "
                + status.get().clusterName().orElse(UNKNOWN) + " "
                + status.get().clusterStateUuid().map(Object::toString).orElse(UNKNOWN) + ", size "
                + (status.get().clusterSize().isPresent()
                        ? Integer.toString(status.get().clusterSize().getAsInt())
                        : UNKNOWN);
    }

    private static String address(InterfaceAddress address) {
        return address.networkInterface() + " " + address.address() + "/" + address.prefix();
    }

    private static String port(PortFacts port) {
        return port.purpose() + " " + port.port() + " " + word(port.use());
    }

    private static String list(Collection<String> values) {
        List<String> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? NONE : String.join(", ", sorted);
    }

    private static String pairs(Map<String, ?> values) {
        return list(values.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
