package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.probe.ProbeReport;
import dev.galeractl.bootstrap.probe.ProbedHost;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.group.Encryption;
import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.group.ProbeResult.GroupAnswer;
import dev.galeractl.replication.group.ProbeResult.NotGalera;
import dev.galeractl.replication.group.ProbeResult.Reason;
import dev.galeractl.replication.group.ProbeResult.TlsEnd;
import dev.galeractl.replication.group.frame.Checksum;
import dev.galeractl.replication.group.frame.GroupName;
import dev.galeractl.testkit.Golden;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code galeractl probe} says of everything that a port can show. */
class ProbeRenderTest {
    private static final Path GOLDENS = Path.of("src/test/goldens");
    private static final UUID PEER = UUID.fromString("7f3b863e-e648-11f1-82b0-1365a6031303");
    private static final Encryption.Tls TLS = new Encryption.Tls(
            Optional.of("TLSv1.3"),
            Optional.of(new Encryption.Certificate(
                    "CN=db1.example.com",
                    "CN=the authority of a cluster with a long name",
                    Instant.parse("2026-11-23T00:00:00Z"),
                    Instant.parse("2027-02-21T00:00:00Z"),
                    "00:11")));

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingThatAPortCanShow(Language language) {
        String text = text(report(), language);
        Golden.assertMatches(GOLDENS.resolve("probe-80-" + language.name().toLowerCase(Locale.ROOT) + ".txt"), text);
        assertThat(text.lines()).allMatch(line -> TextWidth.of(line) <= 80);
    }

    @Test
    void documentsKeepToTheirSchema() {
        Schemas.assertValid("probe", ProbeJson.of(report(), Locale.ENGLISH));
        Schemas.assertValid("probe", ProbeJson.of(new ProbeReport(Optional.empty(), List.of()), Locale.JAPANESE));
    }

    @Test
    void wordsOfOthersDoNotCommandTheTerminal() {
        ProbeReport report =
                new ProbeReport(Optional.empty(), List.of(host(1, new ProbeResult.Unreachable("no \u001b[2J route"))));
        assertThat(text(report, Language.EN)).doesNotContain("\u001b");
    }

    private static String text(ProbeReport report, Language language) {
        return new ProbeText(Theme.PLAIN, 80, Messages.in(language)).of(report);
    }

    private static ProbeReport report() {
        List<ProbeResult> results = Stream.of(
                        Stream.of(
                                greeted(new Encryption.Plain(), GroupAnswer.SAME),
                                greeted(new Encryption.PlainAfterWaiting(), GroupAnswer.UNCLEAR),
                                greeted(TLS, GroupAnswer.OTHER),
                                new ProbeResult.Refused(),
                                new ProbeResult.TimedOut(),
                                new ProbeResult.Unresolved(),
                                new ProbeResult.Unreachable("No route to host"),
                                new ProbeResult.Silent()),
                        Arrays.stream(TlsEnd.Kind.values())
                                .map(kind -> new ProbeResult.TlsOnly(
                                        TLS,
                                        new TlsEnd(
                                                kind,
                                                kind == TlsEnd.Kind.ALERT
                                                        ? Optional.of("certificate_required")
                                                        : Optional.empty()))),
                        Arrays.stream(Reason.values())
                                .map(reason -> new NotGalera(
                                        reason,
                                        reason == Reason.OTHER_PROTOCOL
                                                ? "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7"
                                                : "")))
                .<ProbeResult>flatMap(it -> it)
                .toList();
        return new ProbeReport(
                Optional.of(new GroupName("prod")),
                IntStream.range(0, results.size())
                        .mapToObj(i -> host(i + 1, results.get(i)))
                        .toList());
    }

    private static ProbeResult greeted(Encryption encryption, GroupAnswer answer) {
        return new ProbeResult.Greeted(
                PEER, 3, Checksum.CRC32C, encryption, Optional.of(answer), Duration.ofNanos(412_300));
    }

    private static ProbedHost host(int number, ProbeResult result) {
        try {
            return new ProbedHost(
                    NodeAddress.parse("db" + number + ":4567").orElseThrow(),
                    result instanceof ProbeResult.Unresolved
                            ? Optional.empty()
                            : Optional.of(InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number})),
                    result);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
