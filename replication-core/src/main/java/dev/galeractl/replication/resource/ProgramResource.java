package dev.galeractl.replication.resource;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a resource of ours. The packaged program has them unpacked in the folder {@code lib/resources} besides in its jars: to find one
 * through a class loader takes a cold JVM several milliseconds, because it opens the JDK's own image and each jar before ours. A program that was
 * started otherwise reads the same bytes from its class path.
 */
public final class ProgramResource {
    /** Set by {@code bin/galeractl}: the folder that the program is in. */
    private static final @Nullable String HOME = System.getProperty("galeractl.home");

    private ProgramResource() {}

    /**
     * The whole of a resource.
     *
     * @param beside the class in whose package it is
     * @param name of the file; an absolute one, {@code /dev/…}, may be in another package
     * @throws IllegalStateException if the program has no such resource
     */
    public static byte[] bytes(Class<?> beside, String name) {
        return find(beside, name)
                .orElseThrow(() -> new IllegalStateException("the resource " + name + " is missing from the program"));
    }

    /** The whole of a resource, with a character for each of its bytes: that a cold JVM copies, where UTF-8 is looked at byte by byte. */
    public static String byteCharacters(Class<?> beside, String name) {
        return new String(bytes(beside, name), StandardCharsets.ISO_8859_1);
    }

    /** The same; empty if the program has no such resource. */
    public static Optional<byte[]> find(Class<?> beside, String name) {
        try {
            return HOME == null
                    ? onClassPath(beside, name)
                    : unpacked(HOME + "/lib/resources" + path(beside, name), beside, name);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Optional<byte[]> unpacked(String file, Class<?> beside, String name) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            return Optional.of(in.readAllBytes());
        } catch (FileNotFoundException notThere) {
            return onClassPath(beside, name);
        }
    }

    private static Optional<byte[]> onClassPath(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static String path(Class<?> beside, String name) {
        return name.startsWith("/") ? name : "/" + beside.getPackageName().replace('.', '/') + "/" + name;
    }
}
