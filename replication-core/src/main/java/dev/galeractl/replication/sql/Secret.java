package dev.galeractl.replication.sql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A password. It never appears in {@link #toString()}, in messages or in documents; only {@link #reveal()} gives it away. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The secret itself, for the one call that needs it. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        // Deliberately not of the text: a hash of a short password is the password.
        return Objects.hash(Secret.class);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
