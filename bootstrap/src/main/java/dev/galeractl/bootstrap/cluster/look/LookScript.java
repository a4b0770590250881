package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.host.HostCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Scripts that are sent to a host's shell; nothing of them is left there. */
final class LookScript {
    private static final byte[] LOOK = join("packages.sh", "look.sh");

    private LookScript() {}

    /** {@code look.sh} as root. */
    static HostCommand with(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-s", "--"));
        words.addAll(arguments);
        return HostCommand.of(words).withInput(LOOK).asRoot().onlyReading();
    }

    /** One script of several, in this order. */
    static byte[] join(String... names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            all.writeBytes(read(name));
        }
        return all.toByteArray();
    }

    static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(LookScript.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
