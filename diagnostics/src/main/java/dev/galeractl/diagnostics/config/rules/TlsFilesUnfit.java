package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.SeenCertificate;
import dev.galeractl.diagnostics.config.fact.SeenCertificate.Strength;
import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL704, GAL706: a key that is not the certificate's, or locked, or too short, or not there: the server cannot use it. */
public final class TlsFilesUnfit implements ConfigRule {

    /** OpenSSL's security level 2, that of Debian, Ubuntu and RHEL, asks for 112 bits of security. */
    private static final Map<String, Integer> LEAST_BITS =
            Map.of("RSA", 2048, "RSASSA-PSS", 2048, "DSA", 2048, "EC", 224);

    private static final List<String> WEAK_DIGESTS = List.of("MD2", "MD5", "SHA1");

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera() == GaleraSwitch.ON) {
            inquiry.host().ifPresent(host -> {
                TlsSide.inUse(inquiry).forEach(side -> new Check(inquiry, host, side).all());
            });
        }
    }

    private record Check(Inquiry inquiry, HostFacts host, TlsSide side) {

        void all() {
            if (!side.isForNodes()) {
                absent();
            }
            host.fit(side.files()).flatMap(TlsFit::key).ifPresent(fit -> {
                switch (fit) {
                    case FITS -> {}
                    case OF_ANOTHER -> found(certainIfTried(), "mismatch-here", side.key(), side.certificate());
                    case LOCKED -> {
                        if (!side.hasPassphrase()) {
                            found(certainIfTried(), "locked-here", side.key(), "");
                        }
                    }
                }
            });
            strength(side.files().certificate()).ifPresent(strength -> {
                if (isShort(strength)) {
                    found(Confidence.LIKELY, "short-here", side.certificate(), strength.toString());
                } else if (isForgeable(strength)) {
                    found(Confidence.LIKELY, "forgeable-here", side.certificate(), strength.signature());
                }
            });
            if (side.isForNodes()) {
                strength(side.files().authority())
                        .filter(Check::isShort)
                        .ifPresent(it ->
                                found(Confidence.LIKELY, "authority-short-here", side.authority(), it.toString()));
            }
        }

        /** Those for the other nodes are asked for where it is asked whether they are set at all. */
        private void absent() {
            TlsFiles files = side.files();
            Map.of(
                            side.certificate(),
                            files.certificate(),
                            side.key(),
                            files.key(),
                            side.authority(),
                            files.authority())
                    .forEach((option, file) -> file.flatMap(host::exists)
                            .filter(there -> !there)
                            .ifPresent(it -> found(certainIfTried(), "absent-here", option, "")));
        }

        private Optional<Strength> strength(Optional<Path> file) {
            return file.flatMap(host::certificate).map(SeenCertificate::strength);
        }

        /** What a server of MySQL's line does without the clients' files was not tried. */
        private Confidence certainIfTried() {
            return side.isForNodes()
                            || inquiry.version()
                                    .filter(it -> it.product() == Product.MARIADB)
                                    .isPresent()
                    ? Confidence.CERTAIN
                    : Confidence.LIKELY;
        }

        private static boolean isShort(Strength strength) {
            return strength.bits() > 0 && strength.bits() < LEAST_BITS.getOrDefault(strength.algorithm(), 0);
        }

        private static boolean isForgeable(Strength strength) {
            return !strength.selfSigned() && WEAK_DIGESTS.stream().anyMatch(strength.signature()::startsWith);
        }

        private void found(Confidence confidence, String circumstance, String option, String other) {
            inquiry.found(
                    confidence,
                    new FindingCode(side.isForNodes() ? "GAL704" : "GAL706"),
                    circumstance,
                    Map.of("option", option, "file", side.value(option), "other", other),
                    List.of(side.evidence(option)));
        }
    }
}
