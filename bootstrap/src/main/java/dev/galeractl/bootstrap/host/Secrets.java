package dev.galeractl.bootstrap.host;

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
        public Optional<char[]> passphrase(String keyFile) {
            return Optional.empty();
        }
    };

    /** The password with which sudo is satisfied there. */
    Optional<char[]> sudoPassword(String host);

    /** The passphrase of a private key. */
    Optional<char[]> passphrase(String keyFile);
}
