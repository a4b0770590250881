package dev.galeractl.it;

import dev.galeractl.testkit.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes authorities and certificates with openssl; each is a path without its {@code .pem} and {@code .key}. */
final class Certificates {
    private final Path folder;

    Certificates(Path folder) {
        this.folder = folder;
    }

    /** An authority that signs itself. */
    Path authority(String name, String... more) {
        Path path = folder.resolve(name);
        List<String> arguments =
                new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "90", "-subj", "/CN=" + name));
        arguments.addAll(List.of("-keyout", path + ".key", "-out", path + ".pem", "-newkey"));
        arguments.addAll(more.length == 0 ? List.of("rsa:2048") : List.of(more));
        openssl(arguments);
        return path;
    }

    /** A certificate with a key like this ({@code rsa:2048}), signed by an authority. */
    Path signed(String name, Path authority, List<String> key, String... more) {
        Path path = folder.resolve(name + "-cert");
        List<String> request = new ArrayList<>(List.of("req", "-nodes", "-subj", "/CN=" + name, "-newkey"));
        request.addAll(key);
        request.addAll(List.of("-keyout", path + ".key", "-out", path + ".csr"));
        openssl(request);
        List<String> sign = new ArrayList<>(List.of("x509", "-req", "-in", path + ".csr", "-out", path + ".pem"));
        sign.addAll(List.of("-CA", authority + ".pem", "-CAkey", authority + ".key", "-CAcreateserial", "-days", "90"));
        sign.addAll(List.of(more));
        openssl(sign);
        return path;
    }

    Path signed(String name, Path authority) {
        return signed(name, authority, List.of("rsa:2048"));
    }

    static void openssl(List<String> arguments) {
        Program.of("openssl").with(arguments.toArray()).run().assertExit(0);
    }
}
