package dev.galeractl.cli.render;

import dev.galeractl.replication.group.ProbeResult;
import java.util.Optional;

/**
 * A probe's result in words of the JSON interface, which are the ends of the keys of its sentences as well.
 *
 * @param slug galera, tls, refused, timed-out, unresolved, unreachable, not-galera or silent
 * @param reason the finer point, where there are several
 * @param detail the other side's or the operating system's own words
 */
record ProbeOutcome(String slug, Optional<String> reason, Optional<String> detail) {

    static ProbeOutcome of(ProbeResult result) {
        if (result instanceof ProbeResult.Greeted) {
            return new ProbeOutcome("galera");
        } else if (result instanceof ProbeResult.TlsOnly tls) {
            return new ProbeOutcome(
                    "tls",
                    Optional.of(JsonObject.word(tls.end().kind())),
                    tls.end().alert());
        } else if (result instanceof ProbeResult.Refused) {
            return new ProbeOutcome("refused");
        } else if (result instanceof ProbeResult.TimedOut) {
            return new ProbeOutcome("timed-out");
        } else if (result instanceof ProbeResult.Unresolved) {
            return new ProbeOutcome("unresolved");
        } else if (result instanceof ProbeResult.Unreachable unreachable) {
            return new ProbeOutcome("unreachable", Optional.empty(), Optional.of(unreachable.detail()));
        } else if (result instanceof ProbeResult.NotGalera other) {
            return new ProbeOutcome(
                    "not-galera",
                    Optional.of(JsonObject.word(other.reason())),
                    Optional.of(other.said()).filter(said -> !said.isEmpty()));
        }
        return new ProbeOutcome("silent");
    }

    private ProbeOutcome(String slug) {
        this(slug, Optional.empty(), Optional.empty());
    }

    /** The key of its sentence. */
    String key() {
        return "probe." + slug + reason.map(it -> "." + it).orElse("");
    }
}
