package dev.galeractl.diagnostics.config.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.ignore.Ignore.Everywhere;
import dev.galeractl.diagnostics.config.ignore.Ignore.InFiles;
import dev.galeractl.diagnostics.config.ignore.Ignore.Source;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SieveTest {
    private static final String GOOD = """
            wsrep_provider=/usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name=prod
            wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2
            """;

    private final Sieve sieve = new Sieve();

    @Test
    void aCommentBehindASettingIsAboutItsLine() {
        assertThat(told("[mysqld]\nwsrep_on=ON\ninnodb_autoinc_lock_mode=1 # galeractl: ignore GAL106 one writer\n"
                        + GOOD))
                .isEmpty();
        assertThat(sieve.ignored()).singleElement().satisfies(it -> {
            assertThat(it.finding().code().value()).isEqualTo("GAL106");
            assertThat(it.by().reason()).contains("one writer");
        });
        assertThat(sieve.needless()).isEmpty();
    }

    @Test
    void aCommentOnALineOfItsOwnIsAboutTheNextLineThatSaysSomething() {
        assertThat(told(
                        "[mysqld]\nwsrep_on=ON\n# galeractl: ignore GAL106 one writer\n\n; another\ninnodb_autoinc_lock_mode=1\n"
                                + GOOD))
                .isEmpty();
    }

    @Test
    void beforeTheFirstGroupACommentIsAboutTheWholeFile() {
        assertThat(told("; galeractl: ignore GAL106 one writer\n[mysqld]\nwsrep_on=ON\ninnodb_autoinc_lock_mode=1\n"
                        + GOOD))
                .isEmpty();
        // What could not be checked has no line; only who speaks of the whole file can mean it.
        assertThat(told(
                        "# galeractl: ignore GAL104 checked elsewhere\n[mysqld]\nwsrep_on=ON\ninnodb_autoinc_lock_mode=2\n"
                                + GOOD))
                .isEmpty();
        assertThat(sieve.ignoredChecks()).hasSize(1);
    }

    @Test
    void oneCommentMayNameSeveralCodes() {
        assertThat(told("""
                        [mysqld]
                        wsrep_on=ON
                        innodb_autoinc_lock_mode=1
                        # galeractl: ignore GAL204, GAL206: a test, nothing else
                        wsrep_cluster_address=gcom://a;b
                        wsrep_provider=/x
                        wsrep_cluster_name=prod
                        """)).containsExactly("GAL106");
        assertThat(sieve.ignored())
                .extracting(it -> it.by().reason().orElse(""))
                .containsOnly("a test, nothing else");
    }

    @Test
    void aHashInQuotesIsNoComment() {
        assertThat(told("[mysqld]\nwsrep_on=ON\ninnodb_autoinc_lock_mode=1\n" + GOOD
                        + "wsrep_node_name='# galeractl: ignore GAL106 x'\n"))
                .containsExactly("GAL106");
        assertThat(sieve.needless()).isEmpty();
    }

    @Test
    void aWishThatMeetsNothingIsTold() {
        told("[mysqld]\nwsrep_on=ON\ninnodb_autoinc_lock_mode=2 # galeractl: ignore GAL106 one writer\n" + GOOD);
        assertThat(sieve.needless()).extracting(it -> it.code().value()).containsExactly("GAL192");
    }

    @Test
    void whoChecksOneFileOfManyIsNotBotheredWithTheWishesOfTheProject() {
        Ignore all = new Ignore("GAL106", Optional.of("x"), Source.PROJECT_FILE, new Everywhere(), Optional.empty());
        Ignore here = new Ignore(
                "GAL105", Optional.of("x"), Source.PROJECT_FILE, new InFiles(Set.of("my.cnf")), Optional.empty());
        sieve.sift(report(GOOD), options(GOOD).files(), List.of(all, here));
        assertThat(sieve.needless())
                .extracting(it -> it.parameters().get("code"))
                .containsExactly("GAL105");
    }

    @Test
    void aWishOfOneFileMetByOneOfTwoServersIsGranted() {
        Ignore wish = new Ignore("GAL106", Optional.of("x"), Source.COMMAND_LINE, new Everywhere(), Optional.empty());
        for (String mode : List.of("1", "2")) {
            String text = "[mysqld]\nwsrep_on=ON\ninnodb_autoinc_lock_mode=" + mode + "\n" + GOOD;
            sieve.sift(report(text), options(text).files(), List.of(wish));
        }
        assertThat(sieve.needless()).isEmpty();
    }

    @Test
    void theVerdictIsAboutWhatIsLeft() {
        String text = "[mysqld]\nwsrep_on=ON\nbinlog_format=MIXED\ninnodb_autoinc_lock_mode=2\n" + GOOD;
        Ignore wish = new Ignore("gal101", Optional.of("x"), Source.COMMAND_LINE, new Everywhere(), Optional.empty());
        Ignore other = new Ignore("GAL104", Optional.of("x"), Source.COMMAND_LINE, new Everywhere(), Optional.empty());
        assertThat(report(text).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(sieve.sift(report(text), List.of(), List.of(wish, other)).verdict())
                .isEqualTo(Verdict.OK);
    }

    private List<String> told(String text) {
        return sieve.sift(report(text), options(text).files(), List.of()).findings().stream()
                .map(Finding::code)
                .map(Object::toString)
                .toList();
    }

    private static ConfigReport report(String text) {
        return ConfigDiagnosis.check(ConfigFacts.of(options(text)));
    }

    private static EffectiveOptions options(String text) {
        return OptionFileResolver.resolve("my.cnf", text);
    }
}
