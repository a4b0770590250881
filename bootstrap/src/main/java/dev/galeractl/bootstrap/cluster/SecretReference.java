package dev.galeractl.bootstrap.cluster;

import java.nio.file.Path;

/** Where a secret is, instead of the secret. */
public sealed interface SecretReference {

    /** The environment of galeractl's own process. */
    record InEnvironment(String variable) implements SecretReference {}

    /** A file of the machine that galeractl runs on. */
    record InFile(Path path) implements SecretReference {}

    /** The person at the terminal is asked. */
    record Asked() implements SecretReference {}

    /** Reads what {@link TextKind#SECRET} takes. */
    static SecretReference of(String text) {
        if (text.startsWith("env:")) {
            return new InEnvironment(text.substring("env:".length()));
        }
        return text.startsWith("file:") ? new InFile(Path.of(text.substring("file:".length()))) : new Asked();
    }
}
