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
        MissingPackages missing = facts("db1", BARE).missing().orElseThrow();

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
        MissingPackages missing = facts(RecordedAnswers.describe(yaml), "db1", text(BARE))
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

    /** In the layout of dnf 4.14: its manual page shows none. */
    @Test
    void dnfsTableIsReadByItsHeadings() {
        Sections said = Sections.of("""
                == packages
                 manager dnf
                 wanted galera
                 wanted mariadb-server
                 listed
                == package-offers
                 Available Packages
                 galera.x86_64            26.4.20-1.el9      appstream
                 mariadb-server.x86_64    3:10.5.27-1.el9_5  appstream
                == package-trial
                 Dependencies resolved.
                 ================================================================
                  Package           Arch     Version            Repository  Size
                 ================================================================
                 Installing:
                  galera            x86_64   26.4.20-1.el9      appstream   1.5 M
                  mariadb-server    x86_64   3:10.5.27-1.el9_5  appstream   9.6 M
                 Installing dependencies:
                  mariadb           x86_64   3:10.5.27-1.el9_5  appstream   1.6 M
                 Upgrading:
                  openssl-libs      x86_64   1:3.2.2-6.el9_5    baseos      2.1 M

                 Transaction Summary
                 ================================================================
                 Install  3 Packages
                """);
        PackageOffers offers = PackageOffers.of(Packaging.DNF, said);

        assertThat(offers.version("mariadb-server")).contains("3:10.5.27-1.el9_5");
        assertThat(offers.version("mariadb-backup")).isEqualTo(Optional.empty());
        assertThat(offers.trial().installed()).isEqualTo(List.of("galera", "mariadb-server", "mariadb"));
        assertThat(offers.trial().changed()).containsExactly("openssl-libs");
    }

    private static MissingPackages missing(String answer) {
        return facts(CLUSTER, "db1", answer).missing().orElseThrow();
    }
}
