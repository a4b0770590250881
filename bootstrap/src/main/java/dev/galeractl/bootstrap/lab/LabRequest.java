package dev.galeractl.bootstrap.lab;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which lab.
 *
 * @param name the lab's name and its cluster's
 * @param folder where it lives; absent: a folder of that name in the user's data folder
 * @param nodes how many servers, 1 to 5; absent: as many as it has, else 3
 * @param baseAddress the first node's address in 127.0.0.0/8, the others follow; absent: 127.0.0.2, or the next free block
 * @param basedir the installation to use; absent: searched
 */
public record LabRequest(
        String name,
        Optional<Path> folder,
        Optional<Integer> nodes,
        Optional<String> baseAddress,
        Optional<Path> basedir) {
    public static final String USUAL_NAME = "lab";

    public static LabRequest usual() {
        return new LabRequest(USUAL_NAME, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
