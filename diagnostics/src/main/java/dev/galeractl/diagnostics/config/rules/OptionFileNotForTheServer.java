package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.ServerAccount;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.provenance.SecretLine;
import dev.galeractl.replication.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL163: an option file that the server's account may not read. */
public final class OptionFileNotForTheServer implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL163");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ServerPlace> place = inquiry.place();
        Optional<ServerAccount> account = place.flatMap(ServerPlace::account);
        if (place.isEmpty() || account.isEmpty() || isStartedByRoot(place.get())) {
            return;
        }
        for (SourceFile file : inquiry.options().files()) {
            boolean shut = place.get()
                    .file(Path.of(file.name()))
                    .filter(seen -> !seen.isReadBy(account.get()))
                    .isPresent();
            if (shut && !file.ignored() && !isReadBySystemd(place.get(), file)) {
                // An access list may open what the permissions close.
                inquiry.found(
                        Confidence.LIKELY,
                        CODE,
                        isNamed(place.get(), file) ? "named" : "passed-over",
                        Map.of("file", file.name(), "account", account.get().name()),
                        List.of(Evidence.line(
                                file.name(), 1, SecretLine.masked(file.line(1).orElse("")))));
            }
        }
    }

    /** A server that root starts has read its files before it becomes another account. */
    private static boolean isStartedByRoot(ServerPlace place) {
        return place.service().filter(it -> it.user().isEmpty()).isPresent();
    }

    /** The unit and the files of its environment are read for the server, by root. */
    private static boolean isReadBySystemd(ServerPlace place, SourceFile file) {
        return place.service().stream()
                .flatMap(it -> it.sources().stream())
                .anyMatch(it -> it.name().equals(file.name()));
    }

    private static boolean isNamed(ServerPlace place, SourceFile file) {
        return place.service()
                .flatMap(it -> it.argument("defaults-file").or(() -> it.argument("defaults-extra-file")))
                .filter(file.name()::equals)
                .isPresent();
    }
}
