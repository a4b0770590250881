package dev.galeractl.bootstrap.preflight;

import static dev.galeractl.bootstrap.fact.SomeFacts.CLUSTER;
import static dev.galeractl.bootstrap.fact.SomeFacts.member;
import static dev.galeractl.bootstrap.fact.SomeFacts.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.PeerEvidence;
import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.guard.Operation;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final PeerEvidence MEMBER = member("10.0.0.2", CLUSTER, true);
    private static final PeerEvidence UNASKED = peer("10.0.0.3", Answer.GALERA);

    @Test
    void aMembersOwnNameIsCompared() {
        assertThat(name("xtra", MEMBER, UNASKED).orElseThrow().result()).isEqualTo(Result.PASS);
    }

    @Test
    void anotherNameFailsWithBothNames() {
        Check check = name("xtar", MEMBER, UNASKED).orElseThrow();
        assertThat(check.result()).isEqualTo(Result.FAIL);
        Finding finding = check.findings().get(0);
        assertThat(finding.code().value()).isEqualTo("GAL212");
        assertThat(Catalogue.text(finding, Locale.ENGLISH).cause()).contains("xtra", "xtar", "10.0.0.2");
        assertThat(check.sentence().in(Locale.JAPANESE)).contains("10.0.0.2");
    }

    @Test
    void whoCannotBeAskedBySqlIsUnknown() {
        assertThat(name("xtra", UNASKED).orElseThrow().result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void whereNobodyIsThereIsNothingToCompare() {
        assertThat(name("xtra", peer("10.0.0.3", Answer.REFUSED))).isEmpty();
    }

    @Test
    void aNewClusterIsNotCompared() {
        assertThat(Preflight.check(new SomeFacts().peers(MEMBER).facts(), "xtar", Operation.BOOTSTRAP, true)
                        .checks())
                .noneMatch(check -> check.slug().equals("cluster-name"));
    }

    private static Optional<Check> name(String cluster, PeerEvidence... peers) {
        List<Check> checks = Preflight.check(new SomeFacts().peers(peers).facts(), cluster, Operation.JOIN, true)
                .checks();
        return checks.stream()
                .filter(check -> check.slug().equals("cluster-name"))
                .findFirst();
    }
}
