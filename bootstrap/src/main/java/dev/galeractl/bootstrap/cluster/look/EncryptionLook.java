package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.Hosts;
import dev.galeractl.bootstrap.host.Hosts.Answer.Given;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the certificates that lie on the hosts, all at once; private keys stay where they are. */
public final class EncryptionLook {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final byte[] SCRIPT = LookScript.read("encryption.sh");

    private EncryptionLook() {}

    /**
     * What the nodes have, by their names; without those whose hosts did not answer.
     *
     * @param hosts of the description's nodes, in its order, none twice
     * @throws InterruptedException if this thread was interrupted; what ran is ended then
     */
    public static Map<String, EncryptionFiles> look(ClusterDescription cluster, Tls tls, List<? extends Host> hosts)
            throws InterruptedException {
        Map<String, EncryptionFiles> files = new LinkedHashMap<>();
        List<Hosts.Answer<EncryptionFiles>> answers = Hosts.ask(hosts, host -> ask(host, tls));
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Given<EncryptionFiles> given) {
                files.put(cluster.nodes().get(i).name(), given.value());
            }
        }
        return files;
    }

    private static EncryptionFiles ask(Host host, Tls tls) throws HostProblem {
        CommandResult result = host.run(HostCommand.of(
                        "sh",
                        "-s",
                        "--",
                        tls.authority().toString(),
                        tls.certificate().toString(),
                        tls.key().toString(),
                        tls.authorityKey().toString())
                .withInput(SCRIPT)
                .within(LIMIT)
                .asRoot()
                .onlyReading());
        return files(result.text())
                .orElseThrow(() -> HostProblem.of(
                        Kind.ANSWER_INCOMPLETE,
                        host.name(),
                        "said",
                        result.errors().strip()));
    }

    /** Reads the script's answer; empty if its end is missing. */
    static Optional<EncryptionFiles> files(String text) {
        Sections said = Sections.of(text);
        return said.has("end")
                ? Optional.of(new EncryptionFiles(
                        file(said, "authority"), file(said, "certificate"), key(said), said.has("authority-key")))
                : Optional.empty();
    }

    private static Optional<String> file(Sections said, String name) {
        return said.bytes(name).map(it -> new String(it, StandardCharsets.ISO_8859_1));
    }

    private static EncryptionFiles.Key key(Sections said) {
        if (!said.has("key")) {
            return new EncryptionFiles.Absent();
        }
        return switch (said.line("key").orElse("unknown")) {
            case "unknown" -> new EncryptionFiles.Unknown();
            case "closed" -> new EncryptionFiles.Closed();
            default -> new EncryptionFiles.Public(String.join("\n", said.lines("key")));
        };
    }
}
