package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.service.ServiceAdditions.StartLimit;
import dev.galeractl.replication.source.SourceFile;
import java.util.Map;
import java.util.Optional;

/** GAL161: the service ends a start sooner than a copy of all data takes. */
public final class StartLimitShort implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL161");

    /** What the packages of MariaDB set; whoever leaves it did not shorten anything. */
    private static final long USUAL_SECONDS = 900;

    private static final long MINUTES = 300;

    /** What a transfer over a network of 1 Gbit/s brings at most, in a second. */
    private static final long MEGABYTES_A_SECOND = 100;

    @Override
    public void check(Inquiry inquiry) {
        Optional<ServiceAdditions> service = inquiry.place().flatMap(ServerPlace::service);
        Optional<StartLimit> limit = service.flatMap(ServiceAdditions::startLimit);
        Optional<Long> seconds = limit.flatMap(StartLimit::seconds);
        if (!inquiry.galera().isWanted() || seconds.isEmpty() || seconds.get() >= USUAL_SECONDS) {
            return;
        }
        inquiry.found(
                CODE,
                seconds.get() < MINUTES ? "short" : "shorter-than-usual",
                Map.of(
                        "seconds", seconds.get().toString(),
                        "gigabytes", String.valueOf(Math.max(1, seconds.get() * MEGABYTES_A_SECOND / 1000)),
                        "unit", service.orElseThrow().unit()),
                evidence(service.orElseThrow(), limit.orElseThrow()));
    }

    private static Evidence evidence(ServiceAdditions service, StartLimit limit) {
        String line = service.sources().stream()
                .filter(it -> it.name().equals(limit.span().file()))
                .findFirst()
                .flatMap((SourceFile it) -> it.line(limit.span().line()))
                .orElse("");
        return Evidence.of(limit.span(), line);
    }
}
