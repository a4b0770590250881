package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Ssh;
import dev.galeractl.bootstrap.cluster.SecretReference;
import dev.galeractl.bootstrap.cluster.SecretReference.Asked;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.terminal.PasswordQuestion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Passwords of a described cluster's hosts, and passphrases of the keys to them: from where the description says they are, else from the person at the
 * terminal, one question at a time. Of several hosts without one of their own, the first answer is offered for the others.
 */
final class HostSecrets implements Secrets {
    private final Session session;
    private final WrittenSecrets written;
    private final Map<String, SecretReference> references = new HashMap<>();
    private final Map<Path, SecretReference> keys = new HashMap<>();
    private final Map<Path, Optional<char[]>> passphrases = new HashMap<>();
    private final Thread asking;
    private Optional<char[]> usual = Optional.empty();
    private boolean declined;

    /** For use by the calling thread, which is interrupted when the person types ^C. */
    HostSecrets(ClusterDescription cluster, Session session) {
        this.session = session;
        this.written = WrittenSecrets.of(session);
        this.asking = Thread.currentThread();
        cluster.nodes().forEach(node -> remember(node.name(), node.ssh()));
        cluster.arbitrators().forEach(arbitrator -> remember(arbitrator.name(), arbitrator.ssh()));
    }

    private void remember(String host, Ssh ssh) {
        ssh.password().ifPresent(it -> references.put(host, it));
        ssh.passphrase().ifPresent(it -> keys.put(ssh.identity().orElseThrow().normalize(), it));
    }

    @Override
    public synchronized Optional<char[]> sudoPassword(String host) {
        SecretReference reference = references.getOrDefault(host, new Asked());
        if (!(reference instanceof Asked)) {
            // If there is none, what follows is told of the host: it wants a password.
            return written.at(reference);
        }
        if (usual.isEmpty()) {
            usual = typed(session.text("secret.sudo", host));
            return usual;
        }
        return typed(session.text("secret.sudoSame", host)).map(it -> it.length == 0 ? usual.get() : it);
    }

    @Override
    public synchronized Optional<char[]> passphrase(Path keyFile) {
        SecretReference reference = keys.getOrDefault(keyFile.normalize(), new Asked());
        if (!(reference instanceof Asked)) {
            return written.at(reference);
        }
        Optional<char[]> known = passphrases.get(keyFile);
        if (known == null) {
            known = typed(session.text("secret.passphrase", keyFile));
            passphrases.put(keyFile, known);
        }
        return known;
    }

    private Optional<char[]> typed(String question) {
        if (declined || !session.around().canAsk()) {
            return Optional.empty();
        }
        session.around().flush();
        try {
            return PasswordQuestion.ask(question);
        } catch (PasswordQuestion.Interrupted interrupted) {
            declined = true;
            asking.interrupt();
            return Optional.empty();
        }
    }
}
