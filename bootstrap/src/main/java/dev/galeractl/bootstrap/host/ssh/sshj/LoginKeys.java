package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.bootstrap.host.ssh.AgentMessages.Identity;
import dev.galeractl.bootstrap.host.ssh.HostKey;
import dev.galeractl.bootstrap.host.ssh.SshSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The user's keys in the order of ssh_config(5), {@code IdentityFile}: those of the settings that the agent holds, then the agent's others unless the
 * settings forbid it, then files. A passphrase is asked for only when the server has said that it takes the key.
 */
final class LoginKeys {
    private final HomeFiles files;
    private final SshUser user;
    private final SshSettings settings;
    private final List<AuthMethod> methods = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> locked = new ArrayList<>();

    LoginKeys(SSHClient client, SshUser user, SshSettings settings) {
        this.files = new HomeFiles(user.home());
        this.user = user;
        this.settings = settings;
        Map<String, String> wanted = publicKeys();
        List<String> present = new ArrayList<>(files.present(settings.identityFiles()));
        Optional<SshAgent> agent = socket().map(SshAgent::new);
        List<Identity> held = agent.map(SshAgent::identities).orElse(List.of());
        for (Identity identity : held) {
            @Nullable String file = wanted.get(identity.key().encoded());
            if (file != null) {
                present.remove(file);
                add(identity, agent.get());
            }
        }
        if (!settings.identitiesOnly()) {
            for (Identity identity : held) {
                if (!wanted.containsKey(identity.key().encoded())) {
                    add(identity, agent.get());
                }
            }
        }
        for (String file : present) {
            add(client, file);
        }
    }

    /** Ways to log in, one for each key; none if there is no key. */
    List<AuthMethod> methods() {
        return List.copyOf(methods);
    }

    /** What each of them is called. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** The files whose passphrase was wanted: the server takes these keys, so if the login failed, it was for want of the right one. */
    List<String> locked() {
        return List.copyOf(locked);
    }

    private void add(Identity identity, SshAgent agent) {
        try {
            methods.add(
                    new AgentPublickey(Base64.getDecoder().decode(identity.key().encoded()), agent));
            names.add(identity.comment() + " (agent, " + identity.key().fingerprint() + ")");
        } catch (IOException | RuntimeException ofAKindThatIsNotKnown) {
            // A hardware key or a certificate, which the library cannot offer to the server.
        }
    }

    private void add(SSHClient client, String file) {
        names.add(file);
        try {
            methods.add(new AuthPublickey(client.loadKeys(files.at(file).toString(), passphrase(file))));
            Map<String, String> certified = files.texts(List.of(file, file + "-cert.pub", file + ".pub"));
            if (certified.containsKey(file + "-cert.pub")) {
                // The library has taken the certificate for the public key; where that is not accepted, the key itself
                // may be.
                methods.add(new AuthPublickey(client.loadKeys(
                        certified.getOrDefault(file, ""), certified.get(file + ".pub"), passphrase(file))));
            }
        } catch (IOException ofAKindThatIsNotKnown) {
            // Its name among those that were tried is all there is to say.
        }
    }

    private Optional<Path> socket() {
        if (settings.agent().isEmpty()) {
            return user.agentSocket();
        }
        return settings.agent().filter(it -> !it.equals("none")).map(files::at);
    }

    /** The files of the settings by the public keys that are beside them. */
    private Map<String, String> publicKeys() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String file : settings.identityFiles()) {
            files.texts(List.of(file + ".pub")).values().stream()
                    .map(text -> List.of(text.strip().split(" ", -1)))
                    .filter(words -> words.size() >= 2)
                    .map(words -> new HostKey(words.get(0), words.get(1)).encoded())
                    .forEach(key -> names.putIfAbsent(key, file));
        }
        return names;
    }

    private PasswordFinder passphrase(String file) {
        Secrets secrets = user.secrets();
        return new PasswordFinder() {
            @Override
            public char[] reqPassword(Resource<?> resource) {
                locked.add(file);
                // No passphrase is a wrong one.
                return secrets.passphrase(files.at(file)).map(char[]::clone).orElseGet(() -> new char[0]);
            }

            @Override
            public boolean shouldRetry(Resource<?> resource) {
                return false;
            }
        };
    }
}
