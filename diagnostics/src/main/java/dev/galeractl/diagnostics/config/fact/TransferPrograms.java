package dev.galeractl.diagnostics.config.fact;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The programs that a full state transfer needs beside the server, as MariaDB's scripts look for them. */
public final class TransferPrograms {

    /** What every script of a method reads; where it is not, no server with Galera is. */
    public static final String COMMON = "wsrep_sst_common";

    /** What the script of rsync wants as soon as certificates are set, be it for clients. */
    public static final String TUNNEL = "stunnel";

    private static final List<String> SOCKET_LISTS = List.of("ss", "sockstat", "lsof");

    private TransferPrograms() {}

    /** The script that a server runs for a method. */
    public static String script(String method) {
        return "wsrep_sst_" + method.toLowerCase(Locale.ROOT);
    }

    /** All of them, each with its alternatives, the script first. A method that nobody knows brings its own. */
    public static List<List<String>> neededFor(String method, EffectiveOptions options) {
        List<List<String>> needed = new ArrayList<>(List.of(List.of(script(method))));
        switch (method.toLowerCase(Locale.ROOT)) {
            case "rsync" -> {
                needed.add(List.of("rsync"));
                needed.add(SOCKET_LISTS);
                if (new TransferEncryption(options).covers(method).orElse(false)) {
                    needed.add(List.of(TUNNEL));
                }
            }
            case "mariabackup" -> {
                needed.add(List.of("mariadb-backup", "mariabackup"));
                needed.add(List.of(inSst(options, "streamfmt").orElse("mbstream")));
                needed.add(List.of(
                        inSst(options, "transferfmt").filter("nc"::equals).orElse("socat")));
                needed.add(SOCKET_LISTS);
                if (isVerified(options)) {
                    // The joiner's script reads its own certificate's name (10.11.18, 10.11.19, 11.8.6), and without
                    // openssl it ends.
                    needed.add(List.of("openssl"));
                }
            }
            default -> {}
        }
        return List.copyOf(needed);
    }

    private static boolean isVerified(EffectiveOptions options) {
        TransferEncryption encryption = new TransferEncryption(options);
        boolean verifies = encryption
                .mode()
                .flatMap(OptionSetting::value)
                .filter(it -> it.toUpperCase(Locale.ROOT).startsWith("VERIFY"))
                .isPresent();
        return verifies && encryption.hasCertificate();
    }

    private static Optional<String> inSst(EffectiveOptions options, String name) {
        return options.settingIn("sst", name).flatMap(OptionSetting::value);
    }
}
