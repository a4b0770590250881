package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.probe.ProbeReport;
import dev.galeractl.bootstrap.probe.ProbedHost;
import dev.galeractl.replication.group.Encryption;
import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.group.ProbeResult.Greeted;
import dev.galeractl.replication.group.frame.GroupName;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** The document {@code galeractl/probe/v1}. */
public final class ProbeJson {
    /** Of the messages between members; a peer that speaks another greets in a way that is not understood. */
    private static final int PROTOCOL = 0;

    private ProbeJson() {}

    public static String of(ProbeReport report, Locale locale) {
        return Json.write(JsonObject.document("galeractl/probe/v1")
                .put("verdict", report.verdict())
                .put("group", report.group().map(GroupName::text))
                .put("hosts", report.hosts().stream().map(ProbeJson::host).toList())
                .put("findings", FindingJson.findings(report.findings(), locale)));
    }

    private static JsonObject host(ProbedHost host) {
        ProbeOutcome outcome = ProbeOutcome.of(host.result());
        Optional<Greeted> greeted = host.result() instanceof Greeted it ? Optional.of(it) : Optional.empty();
        Optional<Encryption> encryption = host.result() instanceof ProbeResult.TlsOnly tls
                ? Optional.of(tls.tls())
                : greeted.map(Greeted::encryption);
        return new JsonObject()
                .put("address", host.address())
                .put("resolved", host.resolved().map(InetAddress::getHostAddress))
                .put("outcome", outcome.slug())
                .put("reason", outcome.reason())
                .put("detail", outcome.detail())
                .put("node", greeted.map(Greeted::peer))
                .put("segment", greeted.map(Greeted::segment))
                .put("protocol", greeted.map(it -> PROTOCOL))
                .put("checksum", greeted.map(Greeted::checksum))
                .put("encryption", encryption.map(ProbeJson::word))
                .put("tls", encryption.flatMap(ProbeJson::tls))
                .put("group", greeted.flatMap(Greeted::group))
                .put("connectMicroseconds", greeted.map(it -> it.connectTime().toNanos() / 1000));
    }

    private static String word(Encryption encryption) {
        if (encryption instanceof Encryption.Tls) {
            return "tls";
        }
        return encryption instanceof Encryption.PlainAfterWaiting ? "plain-after-waiting" : "plain";
    }

    private static Optional<JsonObject> tls(Encryption encryption) {
        return encryption instanceof Encryption.Tls tls
                ? Optional.of(new JsonObject()
                        .put("version", tls.version())
                        .put("certificate", tls.certificate().map(ProbeJson::certificate)))
                : Optional.empty();
    }

    private static JsonObject certificate(Encryption.Certificate certificate) {
        return new JsonObject()
                .put("subject", certificate.subject())
                .put("issuer", certificate.issuer())
                .put("notBefore", certificate.from())
                .put("notAfter", certificate.until())
                .put("sha256", certificate.sha256());
    }
}
