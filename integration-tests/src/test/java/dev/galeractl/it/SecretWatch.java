package dev.galeractl.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads again and again what everybody may see of processes, their command lines, and what their owners may, their environments; of this machine's and of all its
 * containers'.
 */
final class SecretWatch implements AutoCloseable {
    /** The server hands the account of a transfer to its own scripts that way (MariaDB 10.11, seen here); whoever reads it may read its option files, too. */
    private static final String SERVERS_OWN = "WSREP_SST_OPT_";

    private static final long PAUSE_MILLIS = 10;

    private final List<String> secrets;
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final Thread watcher = new Thread(this::watch, "secret watch");
    private volatile boolean ended;
    private final AtomicLong looks = new AtomicLong();

    private SecretWatch(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Starts to look for these. */
    static SecretWatch start(List<String> secrets) {
        SecretWatch watch = new SecretWatch(secrets);
        watch.watcher.setDaemon(true);
        watch.watcher.start();
        return watch;
    }

    /** Where a secret was seen until now. */
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    /** How often all processes were looked at. */
    long looks() {
        return looks.get();
    }

    private void watch() {
        while (!ended) {
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                processes.forEach(this::look);
                looks.incrementAndGet();
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException e) {
                // Processes come and go.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(Path process) {
        String command = read(process.resolve("cmdline"));
        if (tells(command)) {
            seen.add("command line " + command);
        }
        // Whoever acts has put the secret into the environment, as the description says, and what is started inherits
        // it.
        if (isOfAnotherHost(process)) {
            String environment = read(process.resolve("environ"));
            if (tells(environment) && !environment.contains(SERVERS_OWN)) {
                seen.add("environment of " + command);
            }
        }
    }

    private boolean tells(String text) {
        return secrets.stream().anyMatch(text::contains);
    }

    private static boolean isOfAnotherHost(Path process) {
        try {
            Path own = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
            return !Files.readSymbolicLink(process.resolve("ns/pid")).equals(own);
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        ended = true;
        watcher.interrupt();
    }
}
