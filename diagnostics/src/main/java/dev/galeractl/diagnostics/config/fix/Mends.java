package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.diagnostics.config.fix.MendRule.Standing;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Harm;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which problems of option files can be mended without asking, and how. What needs knowledge that no file has (the address of the second
 * node, an account) is not among them.
 */
public final class Mends {

    /** Old names that mean exactly what the new ones mean, in the same unit (MySQL 8.0 Reference Manual, which calls them aliases). */
    private static final Set<String> ALIASES = Set.of(
            "log_slave_updates",
            "master_verify_checksum",
            "skip_slave_start",
            "slave_parallel_type",
            "slave_preserve_commit_order",
            "slave_sql_verify_checksum",
            "storage_engine",
            "table_cache",
            "tx_isolation",
            "tx_read_only",
            "wsrep_slave_threads");

    private static final Set<String> NO_WORDS = Set.of("no", "n", "disabled", "disable");

    /** The first rule that fits a finding counts. */
    private static final List<MendRule> RULES = List.of(
            MendRule.of("GAL101", Standing.ONE_READING, at -> at.value("ROW")),
            MendRule.of("GAL102", "off", Standing.CHOICE, at -> at.value("ON")),
            MendRule.of("GAL102", "not-a-boolean", Standing.CHOICE, at -> at.value("ON")),
            MendRule.of("GAL102", "not-set", Standing.CHOICE, at -> at.below("wsrep_on", "ON")),
            MendRule.of("GAL105", Standing.CHOICE, at -> at.value("InnoDB")),
            MendRule.of("GAL106", "left-at-default", Standing.CHOICE, at -> at.below("innodb_autoinc_lock_mode", "2")),
            MendRule.of("GAL106", "not-interleaved", Standing.CHOICE, at -> at.value("2")),
            MendRule.of("GAL107", "mistyped", Standing.CHOICE, at -> at.name(at.parameter("meant"))),
            MendRule.of("GAL107", "loose", Standing.CHOICE, at -> at.name(at.parameter("meant"))),
            MendRule.of(
                    "GAL110",
                    "mistyped",
                    Standing.CHOICE,
                    at -> at.providerName(at.parameter("written"), at.parameter("meant"))),
            MendRule.of("GAL111", "mistyped", Standing.CHOICE, Mends::word),
            MendRule.of("GAL111", "read-as-off", Standing.CHOICE, Mends::asSwitch),
            MendRule.of("GAL111", "passed-over", Standing.CHOICE, Mends::asSwitch),
            MendRule.of("GAL112", "adjusted", Standing.SAME_MEANING, at -> at.value(at.parameter("used"))),
            MendRule.of("GAL113", "not-a-size", Standing.SPELLING, Mends::spelling),
            MendRule.of("GAL113", "not-a-duration", Standing.SPELLING, Mends::spelling),
            MendRule.of("GAL113", "read-as-minutes", Standing.CHOICE, Mends::spelling),
            MendRule.of("GAL115", "replaced", Standing.CHOICE, Mends::providerRenamed),
            MendRule.of("GAL115", "not-here", Standing.CHOICE, at -> at.withoutProviderOption(at.parameter("option"))),
            MendRule.of("GAL115", "server-refuses-renamed", Standing.ONE_READING, Mends::renamed),
            MendRule.of("GAL115", "server-removed-renamed", Standing.ONE_READING, Mends::renamed),
            MendRule.of("GAL115", "server-refuses", Standing.CHOICE, MendPlace::commentOut),
            MendRule.of("GAL115", "server-removed", Standing.CHOICE, MendPlace::commentOut),
            MendRule.of("GAL115", "server-gone", Standing.CHOICE, MendPlace::commentOut),
            MendRule.of("GAL116", "server-renamed", Standing.SPELLING, Mends::renamed),
            MendRule.of("GAL117", "ignored", Standing.CHOICE, MendPlace::commentOut),
            MendRule.of("GAL118", Standing.CHOICE, MendPlace::commentOut),
            MendRule.of("GAL120", "overwritten", Standing.CHOICE, MendPlace::commentOut),
            MendRule.of("GAL122", Standing.CHOICE, Mends::oldSwitchOff),
            MendRule.of("GAL123", Standing.CHOICE, Mends::withoutEmergency),
            MendRule.of("GAL121", Standing.CHOICE, MendPlace::commentOut),
            MendRule.of("GAL124", Standing.CHOICE, MendPlace::commentOut),
            MendRule.of("GAL131", "switched-off", Standing.CHOICE, at -> at.withoutProviderOption("socket.ssl")),
            MendRule.of(
                    "GAL137",
                    "ciphers-of-another-version",
                    Standing.CHOICE,
                    at -> at.withoutProviderOption("socket.ssl_cipher")),
            MendRule.of("GAL137", Standing.CHOICE, at -> at.value("TLSv1.2,TLSv1.3")),
            MendRule.of("GAL138", Standing.CHOICE, at -> at.value("1")),
            MendRule.of("GAL204", "too-many-slashes", Standing.CHOICE, Mends::joining),
            MendRule.of("GAL204", Standing.ONE_READING, Mends::address),
            MendRule.of("GAL206", "harmless", Standing.SAME_MEANING, Mends::address),
            MendRule.of("GAL206", "separator", Standing.MORE_MEMBERS, Mends::address),
            MendRule.of("GAL206", "scheme-repeated", Standing.MORE_MEMBERS, Mends::address),
            MendRule.of("GAL206", "stray", Standing.MORE_MEMBERS, Mends::address),
            MendRule.of("GAL206", "port", Standing.ONE_READING, Mends::address),
            MendRule.of("GAL206", "first-member-empty", Standing.CHOICE, Mends::joining),
            MendRule.of("GAL206", Standing.CHOICE, Mends::address),
            MendRule.of("GAL207", Standing.SAME_MEANING, Mends::withoutDuplicates),
            MendRule.of("GAL303", "not-of-this-product", Standing.CHOICE, at -> at.value(at.parameter("instead"))));

    private Mends() {}

    /** Whether there is a mend for any problem with this code. */
    public static boolean knows(FindingCode code) {
        return RULES.stream().anyMatch(rule -> rule.code().equals(code));
    }

    /**
     * How a problem can be mended.
     *
     * @param options of the server that it was found in
     * @return empty if nobody can know how, or if it cannot be said exactly which characters would have to change
     */
    public static Optional<Mend> of(Finding finding, EffectiveOptions options) {
        return RULES.stream()
                .filter(rule -> rule.fits(finding))
                .findFirst()
                .flatMap(rule -> MendPlace.of(finding, options)
                        .flatMap(rule.edit())
                        .map(edit -> new Mend(finding, isSafe(rule.standing(), finding), edit)));
    }

    private static boolean isSafe(Standing standing, Finding finding) {
        boolean certain = finding.confidence() == Confidence.CERTAIN;
        return switch (standing) {
            case SPELLING -> true;
            case SAME_MEANING, MORE_MEMBERS -> certain;
            case ONE_READING ->
                certain && Catalogue.harm(finding).filter(Mends::nothingWorks).isPresent();
            case CHOICE -> false;
        };
    }

    /** A node that comes up beside its cluster is somebody's working server. */
    private static boolean nothingWorks(Harm harm) {
        return switch (harm) {
            case STOPS_SERVER, STOPS_MEMBER -> true;
            case RISKS_DATA -> false;
        };
    }

    private static Optional<Edit> word(MendPlace at) {
        boolean list = at.setting().value().orElse("").indexOf(',') >= 0;
        return list ? Optional.empty() : at.value(at.parameter("meant"));
    }

    private static Optional<Edit> asSwitch(MendPlace at) {
        String written = at.parameter("value").toLowerCase(Locale.ROOT);
        return switch (written) {
            case "yes", "y", "enabled", "enable", "t" -> at.value("ON");
            default -> NO_WORDS.contains(written) ? at.value("OFF") : Optional.empty();
        };
    }

    private static Optional<Edit> spelling(MendPlace at) {
        return ProviderSpelling.of(at.parameter("value"))
                .flatMap(meant -> at.providerValue(at.parameter("option"), meant));
    }

    private static Optional<Edit> providerRenamed(MendPlace at) {
        return at.providerName(at.parameter("option"), at.parameter("replacement"));
    }

    private static Optional<Edit> renamed(MendPlace at) {
        return ALIASES.contains(at.parameter("option")) ? at.name(at.parameter("replacement")) : Optional.empty();
    }

    private static Optional<Edit> oldSwitchOff(MendPlace at) {
        return at.setting().name().equals("wsrep_mode") ? Optional.empty() : at.commentOut();
    }

    private static Optional<Edit> withoutEmergency(MendPlace at) {
        return at.setting().name().equals("wsrep_provider_options")
                ? at.withoutProviderOption(at.parameter("option"))
                : at.commentOut();
    }

    /** What was probably meant; empty if something remains to be asked, or if the server founds a cluster now and would join one then. */
    private static Optional<Edit> address(MendPlace at) {
        return written(at).isBootstrap() ? Optional.empty() : joining(at);
    }

    /** What was probably meant; empty if something remains to be asked, or if it would make the server found a cluster. */
    private static Optional<Edit> joining(MendPlace at) {
        return written(at)
                .mended()
                .filter(meant -> !ClusterAddress.parse(meant).isBootstrap())
                .flatMap(at::value);
    }

    private static ClusterAddress written(MendPlace at) {
        return ClusterAddress.parse(at.setting().value().orElse(""));
    }

    private static Optional<Edit> withoutDuplicates(MendPlace at) {
        ClusterAddress address = written(at);
        String twice = at.parameter("member");
        // The last one goes; it is written like this, so that nothing is taken for the same that is not.
        String text = address.text();
        int comma = text.lastIndexOf("," + twice);
        int end = comma + 1 + twice.length();
        boolean whole = comma >= 0 && (end == text.length() || text.charAt(end) == ',' || text.charAt(end) == '?');
        return whole && address.problems().isEmpty()
                ? at.value(text.substring(0, comma) + text.substring(end))
                : Optional.empty();
    }
}
