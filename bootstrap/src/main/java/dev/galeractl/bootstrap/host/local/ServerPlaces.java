package dev.galeractl.bootstrap.host.local;

import dev.galeractl.diagnostics.config.fact.Confinement;
import dev.galeractl.diagnostics.config.fact.SeenFile;
import dev.galeractl.diagnostics.config.fact.ServerAccount;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.service.ServiceAdditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks as whom a server of this host runs, and whose the files are that it uses; opens none of them. */
public final class ServerPlaces {
    private static final String USUAL_ACCOUNT = "mysql";
    private static final Path SELINUX = Path.of("/sys/fs/selinux/enforce");
    private static final Path APPARMOR = Path.of("/sys/kernel/security/apparmor/profiles");
    private static final Pattern ENFORCED = Pattern.compile("(mysqld|mariadbd)\\S* \\(enforce\\)");

    private final Path accounts;
    private final Path groups;

    /** Of this host. */
    public ServerPlaces() {
        this(Path.of("/etc/passwd"), Path.of("/etc/group"));
    }

    ServerPlaces(Path accounts, Path groups) {
        this.accounts = accounts;
        this.groups = groups;
    }

    /**
     * What can be seen of it.
     *
     * @param service that starts it, if it is known
     */
    public ServerPlace look(EffectiveOptions options, Optional<ServiceAdditions> service) {
        String name = service.flatMap(ServiceAdditions::user)
                .or(() -> options.value("user"))
                .orElse(USUAL_ACCOUNT);
        Map<Path, SeenFile> seen = new HashMap<>();
        for (Path path : ServerPlace.pathsOfInterest(options)) {
            try {
                Path real = path.toRealPath();
                PosixFileAttributes attributes = Files.readAttributes(real, PosixFileAttributes.class);
                seen.put(
                        path,
                        new SeenFile(
                                attributes.owner().getName(),
                                attributes.group().getName(),
                                attributes.permissions(),
                                isWithinReach(real)));
            } catch (IOException | UnsupportedOperationException unknown) {
                // What is not there, or hidden, has nobody's permissions.
            }
        }
        return new ServerPlace(account(name), service, seen, confinement());
    }

    private static boolean isWithinReach(Path real) throws IOException {
        for (@Nullable Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** An account with the groups that the host's own files give it; empty for one from elsewhere, a directory service for example. */
    Optional<ServerAccount> account(String name) {
        Optional<String[]> entry = lines(accounts).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 3 && fields[0].equals(name))
                .findFirst();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        String ownGroup = entry.get()[3];
        Set<String> in = new HashSet<>();
        for (String line : lines(groups)) {
            String[] fields = line.split(":", -1);
            if (fields.length > 3
                    && (fields[2].equals(ownGroup)
                            || List.of(fields[3].split(",", -1)).contains(name))) {
                in.add(fields[0]);
            }
        }
        return Optional.of(new ServerAccount(name, in));
    }

    /** As the kernel tells it; which profiles AppArmor has, it tells root only. */
    private static Optional<Confinement> confinement() {
        if (lines(SELINUX).contains("1")) {
            return Optional.of(Confinement.SELINUX);
        }
        return lines(APPARMOR).stream().anyMatch(line -> ENFORCED.matcher(line).find())
                ? Optional.of(Confinement.APPARMOR)
                : Optional.empty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException none) {
            return List.of();
        }
    }
}
