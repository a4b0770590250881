package dev.galeractl.bootstrap.cluster.look;

import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.CLUSTER;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.FRESH;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.facts;
import static dev.galeractl.bootstrap.cluster.look.RecordedAnswers.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.PackageVersion;
import dev.galeractl.bootstrap.fact.ServerFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageAnswerTest {
    private static final String BARE = "debian12-bare.txt";

    @Test
    void whatABareHostLacksIsOfferedByItsRepositories() {
        MissingPackages<MemberFacts> missing = facts("db1", BARE).missing().orElseThrow();

        assertThat(missing.manager()).isEqualTo(Packaging.APT);
        assertThat(missing.wanted())
                .extracting(PackageVersion::toString)
                .containsExactly(
                        "galera-4 26.4.23-0+deb12u1",
                        "mariadb-backup 1:10.11.18-0+deb12u1",
                        "mariadb-server 1:10.11.18-0+deb12u1",
                        "socat 1.7.4.4-2");
        assertThat(missing.server()).isTrue();
        assertThat(missing.listed()).isTrue();
        assertThat(missing.data()).isFalse();
        assertThat(missing.unfinished()).isEmpty();
        assertThat(missing.trial().changed()).isEmpty();
        assertThat(missing.trial().problem()).isEmpty();
        assertThat(missing.others()).isEqualTo(missing.trial().installed().size() - 4);
    }

    @Test
    void thePlanRestsOnTheHostAsItWillBe() {
        MemberFacts bare = facts("db1", BARE);
        MemberFacts then = bare.missing().orElseThrow().then();

        assertThat(bare.service()).isEmpty();
        assertThat(bare.node().datadir().contents()).isEqualTo(Contents.ABSENT);
        assertThat(then.service()).map(MemberFacts.ServerService::name).contains("mariadb");
        assertThat(then.node().datadir().contents()).isEqualTo(Contents.SYSTEM_ONLY);
        assertThat(then.node().server()).isEqualTo(new ServerFacts.Stopped());
        assertThat(then.node().host().serverVersion()).contains("MariaDB 10.11.18");
        assertThat(then.node().host().provider()).contains(Path.of("/usr/lib/galera/libgalera_smm.so"));
        assertThat(then.node().host().missingTools()).isEmpty();
        assertThat(then.node().optionFile().findings()).isEmpty();
        assertThat(then.missing()).isEmpty();
    }

    @Test
    void aHostThatHasThemLacksNothing() {
        assertThat(facts("db1", FRESH).missing()).isEmpty();
    }

    @Test
    void anotherDatadirIsNotMadeByThePackage() {
        String yaml = """
                cluster: shop
                server: mariadb-10.11
                nodes:
                  - {name: db1, address: 10.9.0.1, paths: {datadir: /srv/db}}
                sst: {method: rsync}
                """;
        MissingPackages<MemberFacts> missing = facts(RecordedAnswers.describe(yaml), "db1", text(BARE))
                .missing()
                .orElseThrow();

        assertThat(missing.then().node().datadir().contents()).isEqualTo(Contents.ABSENT);
    }

    @Test
    void whatWouldBeReplacedOrLeftIsTold() {
        String recorded = text(BARE);
        String changing = recorded.replace(
                " Inst rsync (",
                " Remv exim4 [4.96-15]\n Inst mysql-common [5.1] (5.8+1.1.0 localhost [all])\n Inst rsync (");
        String unfinished = recorded.replace(" systemd\n listed", " unfinished mariadb-server-core\n data\n systemd");

        assertThat(missing(changing).trial().changed()).containsExactly("exim4", "mysql-common");
        assertThat(missing(unfinished).unfinished()).containsExactly("mariadb-server-core");
        assertThat(missing(unfinished).data()).isTrue();
        assertThat(missing(unfinished).listed()).isFalse();
    }

    @Test
    void whatTheRepositoriesLackIsNamed() {
        String without = text(BARE).replaceAll("(?s) mariadb-backup:\n.*?\n( mariadb-server:)", "$1");
        String unlocatable = text(BARE)
                .replaceAll(
                        "(?s)== package-trial\n.*== end", "== package-trial\n E: Unable to locate package x\n== end");

        assertThat(missing(without).notOffered()).containsExactly("mariadb-backup");
        assertThat(missing(unlocatable).trial().problem()).contains("Unable to locate package x");
    }

    @Test
    void dnfsTableIsReadByItsHeadings() {
        String recorded = text("dnf-4.14.txt");
        PackageOffers offers = PackageOffers.of(Packaging.DNF, Sections.of(recorded));
        PackageOffers replacing = PackageOffers.of(
                Packaging.DNF,
                Sections.of(recorded.replace("  socat   ", "      replacing  mysql-libs.x86_64 5.5-1\n  socat   ")));
        PackageOffers failing = PackageOffers.of(
                Packaging.DNF,
                Sections.of("== package-trial\n No match for argument: x\n Error: Unable to find a match: x\n"));

        assertThat(offers.listed()).isTrue();
        assertThat(offers.version("mariadb-server")).contains("3:10.5.27-1.el9");
        assertThat(offers.version("mariadb-backup")).isEqualTo(Optional.empty());
        assertThat(offers.trial().installed())
                .isEqualTo(List.of("galera", "mariadb-server", "mariadb-server-galera", "socat", "mariadb"));
        assertThat(offers.trial().changed()).containsExactly("libstand");
        assertThat(offers.trial().problem()).isEmpty();
        assertThat(replacing.trial().changed()).contains("mysql-libs.x86_64");
        assertThat(failing.trial().problem()).contains("Unable to find a match: x");
    }

    private static MissingPackages<MemberFacts> missing(String answer) {
        return facts(CLUSTER, "db1", answer).missing().orElseThrow();
    }
}
