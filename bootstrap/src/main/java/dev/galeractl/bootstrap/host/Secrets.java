package dev.galeractl.bootstrap.host;

import java.nio.file.Path;
import java.util.Optional;

/** Who knows what must not be written down. Asked at most once for each; may be called by several threads. */
public interface Secrets {
    /** Nobody: nothing is asked. */
    Secrets NONE = new Secrets() {
        @Override
        public Optional<char[]> sudoPassword(String host) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> passphrase(Path keyFile) {
            return Optional.empty();
        }
    };

    /** The password with which sudo is satisfied there. */
    Optional<char[]> sudoPassword(String host);

    /** The passphrase of a private key, by the path of its file. */
    Optional<char[]> passphrase(Path keyFile);
}
