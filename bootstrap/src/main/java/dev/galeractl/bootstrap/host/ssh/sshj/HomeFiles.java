package dev.galeractl.bootstrap.host.ssh.sshj;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The user's files that SSH goes by. */
final class HomeFiles {
    private final Path home;

    HomeFiles(Path home) {
        this.home = home;
    }

    /** A file as the settings name it. */
    Path at(String name) {
        return name.startsWith("~/") ? home.resolve(name.substring(2)) : Path.of(name);
    }

    /** The text of those that can be read, by name. */
    Map<String, String> texts(List<String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            try {
                texts.put(name, Files.readString(at(name), StandardCharsets.ISO_8859_1));
            } catch (IOException absent) {
                // Usually most of them do not exist; one that cannot be read vouches for nobody.
            }
        }
        return texts;
    }

    /** Those that are there. */
    List<String> present(List<String> names) {
        return names.stream().filter(name -> Files.isReadable(at(name))).toList();
    }
}
