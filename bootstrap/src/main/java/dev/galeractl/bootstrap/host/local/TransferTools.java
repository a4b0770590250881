package dev.galeractl.bootstrap.host.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs that a full state transfer needs beside the server. */
final class TransferTools {
    private TransferTools() {}

    /**
     * What is missing for the method.
     *
     * @param path the PATH that the server will give its scripts
     */
    static List<String> missing(String method, String path) {
        List<List<String>> needed = switch (method) {
            case "rsync" -> List.of(List.of("wsrep_sst_rsync"), List.of("rsync"), List.of("ss", "lsof"));
            case "mariabackup" ->
                List.of(
                        List.of("wsrep_sst_mariabackup"),
                        List.of("mariadb-backup", "mariabackup"),
                        List.of("socat", "nc"));
            // The other methods bring their own, or we do not know them.
            default -> List.of(List.of("wsrep_sst_" + method));
        };
        List<String> missing = new ArrayList<>();
        for (List<String> alternatives : needed) {
            if (alternatives.stream().noneMatch(program -> found(program, path))) {
                missing.add(String.join("|", alternatives));
            }
        }
        return missing;
    }

    private static boolean found(String program, String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
