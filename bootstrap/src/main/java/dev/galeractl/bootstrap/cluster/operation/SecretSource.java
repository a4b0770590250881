package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.SecretReference;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.Optional;

/** Where the secrets are that a description only refers to. */
public interface SecretSource {
    /**
     * Whether a secret can be had, without reading it to anybody's eyes and without asking a person.
     *
     * @param result passed if it is there, or there is somebody to ask; a warning if others can read it, too
     * @param sentence says where, or what is missing; never the secret
     */
    record Standing(Check.Result result, Sentence sentence) {}

    /** Looks; changes nothing, asks nobody. */
    Standing standing(SecretReference reference);

    /** Reads it. A person is asked once, however often it is read. Empty if it is not there, or they do not say it. */
    Optional<char[]> read(SecretReference reference);
}
