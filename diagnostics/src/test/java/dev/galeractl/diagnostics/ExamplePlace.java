package dev.galeractl.diagnostics;

import dev.galeractl.diagnostics.PageExample.ExampleFile;
import dev.galeractl.diagnostics.config.fact.Confinement;
import dev.galeractl.diagnostics.config.fact.SeenFile;
import dev.galeractl.diagnostics.config.fact.ServerAccount;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.replication.service.ServiceModel;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the server of an example runs: {@code account=name:group;group}, {@code confinement=selinux}, {@code files=path@owner:group@rwxr-xr-x,…}
 * (with {@code @hidden} behind it, in a folder that others may not enter), and a file of the
 * example whose name ends in {@code .service}.
 */
final class ExamplePlace {
    private static final String UNIT = ".service";

    private ExamplePlace() {}

    static Optional<ServerPlace> of(PageExample example) {
        return example.attribute("account")
                .map(account -> new ServerPlace(
                        Optional.of(account(account)),
                        example.files().stream()
                                .filter(ExamplePlace::isUnit)
                                .findFirst()
                                .map(unit -> ServiceModel.of(
                                        unit.name(),
                                        List.of(new SourceText(unit.name(), unit.text())),
                                        path -> Optional.empty(),
                                        List.of())),
                        example.attributeList("files").stream()
                                .map(it -> it.split("@", -1))
                                .collect(Collectors.toMap(it -> Path.of(it[0]), it -> seen(it))),
                        example.attribute("confinement").map(it -> Confinement.valueOf(it.toUpperCase(Locale.ROOT)))));
    }

    static boolean isUnit(ExampleFile file) {
        return file.name().endsWith(UNIT);
    }

    private static ServerAccount account(String written) {
        String[] parts = written.split(":", 2);
        return new ServerAccount(
                parts[0], parts.length == 1 ? Set.of(parts[0]) : Set.copyOf(List.of(parts[1].split(";", -1))));
    }

    private static SeenFile seen(String[] parts) {
        String[] names = parts[1].split(":", 2);
        return new SeenFile(names[0], names[1], PosixFilePermissions.fromString(parts[2]), parts.length == 3);
    }
}
