package dev.galeractl.diagnostics.finding;

import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * All findings that galeractl can make. Pages are read when they are asked for, one by one: a run that finds nothing reads none.
 */
public final class Catalogue {

    /** Every page by the name of its file, sorted, one a line. */
    private static final List<String> PAGES = List.of(
            "GAL101-binlog-format-not-row",
            "GAL102-wsrep-not-on",
            "GAL103-provider-missing",
            "GAL104-provider-not-found",
            "GAL105-default-engine-not-innodb",
            "GAL106-autoinc-lock-mode",
            "GAL107-unknown-option",
            "GAL108-option-file-ignored",
            "GAL109-option-file-malformed",
            "GAL110-provider-option-unknown",
            "GAL111-value-not-readable",
            "GAL112-value-out-of-range",
            "GAL113-provider-value-refused",
            "GAL114-options-contradict",
            "GAL115-option-removed",
            "GAL116-option-deprecated",
            "GAL117-option-ignored-by-version",
            "GAL118-not-for-this-product",
            "GAL119-setting-in-unread-group",
            "GAL120-auto-increment-by-hand",
            "GAL121-isolation-not-across-nodes",
            "GAL122-non-transactional-replicated",
            "GAL123-emergency-setting-left",
            "GAL124-replication-set-aside",
            "GAL125-durability-given-up",
            "GAL126-gtid-mode-refused",
            "GAL127-gtid-domains-equal",
            "GAL128-gcache-too-small",
            "GAL129-timeouts-and-distance",
            "GAL130-flow-control-limits",
            "GAL131-tls-not-in-effect",
            "GAL132-listens-where-nobody-comes",
            "GAL133-sst-account-unset",
            "GAL134-sst-blocks-the-only-donor",
            "GAL135-sst-in-clear",
            "GAL136-percona-traffic-by-other-files",
            "GAL137-tls-weak",
            "GAL138-autocommit-retries",
            "GAL139-persisted-over-file",
            "GAL150-nodes-must-agree",
            "GAL151-nodes-must-differ",
            "GAL152-nodes-differ",
            "GAL153-node-not-listed",
            "GAL154-votes-tied",
            "GAL155-one-name-two-clusters",
            "GAL156-server-differs-from-files",
            "GAL160-secret-read-by-all",
            "GAL161-start-limit-short",
            "GAL162-key-read-by-all",
            "GAL163-option-file-not-for-the-server",
            "GAL164-datadir-not-for-the-server",
            "GAL165-outside-of-the-policy",
            "GAL190-ignore-code-unknown",
            "GAL191-ignore-without-reason",
            "GAL192-ignore-matches-nothing",
            "GAL193-ignore-comment-unreadable",
            "GAL201-address-lists-only-itself",
            "GAL202-address-unset",
            "GAL203-peer-not-answering",
            "GAL204-address-scheme",
            "GAL205-bootstrap-address-left",
            "GAL206-address-malformed",
            "GAL207-duplicate-members",
            "GAL208-node-address-unusable",
            "GAL209-cluster-name-missing",
            "GAL210-cluster-name-too-long",
            "GAL211-ports-clash",
            "GAL212-cluster-name-differs",
            "GAL213-first-node-never-formed",
            "GAL214-peer-unresolvable",
            "GAL215-advertised-address-unusable",
            "GAL216-protocol-too-old",
            "GAL301-sst-account-refused",
            "GAL302-sst-tool-missing",
            "GAL303-sst-method-unknown",
            "GAL304-sst-script-not-allowed",
            "GAL305-sst-port-in-use",
            "GAL306-sst-address-unreachable",
            "GAL307-sst-disk-full",
            "GAL308-sst-interrupted",
            "GAL309-ist-receiver-unreachable",
            "GAL310-sst-still-running",
            "GAL311-donor-lost",
            "GAL312-snapshot-instead-of-ist",
            "GAL313-no-donor-free",
            "GAL314-named-donor-absent",
            "GAL316-rsync-receiver-not-allowed",
            "GAL317-sst-versions-differ",
            "GAL318-sst-encryption-fails",
            "GAL319-state-transfer-unfinished",
            "GAL320-state-transfer-failed",
            "GAL321-synced-and-unreachable",
            "GAL401-not-safe-to-bootstrap",
            "GAL402-second-cluster",
            "GAL403-no-primary-component",
            "GAL404-quorum-lost",
            "GAL405-cut-off-from-primary",
            "GAL406-member-vanished",
            "GAL407-node-stood-still",
            "GAL408-membership-flaps",
            "GAL409-evicted",
            "GAL410-all-down-none-safe",
            "GAL411-waits-for-members",
            "GAL412-group-state-file-damaged",
            "GAL413-history-replaced",
            "GAL414-split-brain",
            "GAL415-node-name-shared",
            "GAL416-identity-copied",
            "GAL417-clocks-differ",
            "GAL418-planned-absence",
            "GAL501-voted-out",
            "GAL502-peer-voted-out",
            "GAL503-consistency-compromised",
            "GAL504-statement-failed-everywhere",
            "GAL505-conflicts-logged",
            "GAL506-transaction-too-large",
            "GAL507-table-not-replicable",
            "GAL508-schema-change-refused",
            "GAL509-prepared-transactions",
            "GAL601-disk-full",
            "GAL602-cache-space-refused",
            "GAL603-cache-not-recovered",
            "GAL604-memory-exhausted",
            "GAL605-process-limit-reached",
            "GAL606-access-refused",
            "GAL607-filesystem-read-only",
            "GAL608-input-output-error",
            "GAL609-data-corrupt",
            "GAL610-page-size-differs",
            "GAL611-state-file-unusable",
            "GAL612-access-denied-by-policy",
            "GAL613-clock-went-back",
            "GAL701-tls-on-one-side",
            "GAL702-tls-certificate-untrusted",
            "GAL703-tls-certificate-expired",
            "GAL704-tls-files-unusable",
            "GAL705-tls-nothing-in-common",
            "GAL706-client-tls-unusable",
            "GAL707-server-account",
            "GAL801-left-aside",
            "GAL802-stood-still",
            "GAL803-queue-too-long",
            "GAL804-locks-held-too-long",
            "GAL900-no-sign-of-galera",
            "GAL901-killed",
            "GAL902-crashed",
            "GAL903-start-failed-unexplained",
            "GAL904-address-or-port-in-use",
            "GAL905-option-value-refused",
            "GAL906-restart-loop",
            "GAL907-start-timed-out",
            "GAL908-does-not-stop",
            "GAL909-system-tables-missing",
            "GAL910-system-tables-outdated",
            "GAL911-data-of-another-version",
            "GAL912-redo-log-unusable",
            "GAL913-start-hook-failed");

    /** Codes that once had a meaning. They are not given to another problem, ever. */
    private static final Set<String> RETIRED = Set.of();

    private static final Map<FindingCode, FindingPage> READ = new ConcurrentHashMap<>();

    private Catalogue() {}

    /** All codes, sorted. */
    public static List<FindingCode> codes() {
        return PAGES.stream().map(Catalogue::codeOf).toList();
    }

    /** All pages, sorted by code; reads every one of them. */
    public static List<FindingPage> all() {
        return codes().stream().map(Catalogue::page).toList();
    }

    /** Whether there is a page for the code. */
    public static boolean contains(FindingCode code) {
        return PAGES.stream().anyMatch(it -> isPageOf(code, it));
    }

    /** Whether the code had a meaning in an earlier version. */
    public static boolean isRetired(FindingCode code) {
        return RETIRED.contains(code.value());
    }

    /**
     * The page of a code.
     *
     * @throws IllegalArgumentException if there is none; ask {@link #contains} about codes that a user typed
     */
    public static FindingPage page(FindingCode code) {
        return READ.computeIfAbsent(code, Catalogue::read);
    }

    /** The page of that code or slug, in whatever case it was typed. */
    public static Optional<FindingPage> find(String codeOrSlug) {
        String wanted = codeOrSlug.toLowerCase(Locale.ROOT);
        return PAGES.stream()
                .filter(it -> codeOf(it).value().toLowerCase(Locale.ROOT).equals(wanted)
                        || slugOf(it).equals(wanted))
                .map(it -> page(codeOf(it)))
                .findFirst();
    }

    /** How bad this finding is, in its circumstance. */
    public static Severity severity(Finding finding) {
        return circumstance(finding).severity();
    }

    /** What certainly comes of a start with this finding; empty where that is not certain. */
    public static Optional<Harm> harm(Finding finding) {
        return finding.confidence() == Confidence.CERTAIN
                ? circumstance(finding).harm()
                : Optional.empty();
    }

    /** What to tell about a finding, with its parameters filled in. */
    public static FindingText text(Finding finding, Locale locale) {
        FindingPage page = page(finding.code());
        Circumstance circumstance = circumstance(finding);
        Map<String, String> parameters = finding.parameters();
        boolean serverNamed =
                parameters.keySet().containsAll(ServerNames.MARIADB.parameters().keySet());
        UnaryOperator<String> inWords = name -> UnknownWords.of(name).in(locale);
        return new FindingText(
                page.slug(),
                circumstance.severity(),
                Places.fill(page.title().in(locale), parameters, inWords),
                Places.fill(circumstance.cause().in(locale), parameters, inWords),
                circumstance.remedy().stream()
                        .map(it -> new FindingText.RemedyText(
                                Places.fill(it.text().in(locale), parameters, inWords),
                                it.command()
                                        .map(command -> serverNamed ? command : ServerNames.inGeneral(command))
                                        .map(command -> Places.fill(command, parameters, Catalogue::placeToFill))))
                        .toList(),
                circumstance.notHelpful().stream()
                        .map(it -> Places.fill(it.in(locale), parameters, inWords))
                        .toList());
    }

    /** What to tell about a check that could not be made. */
    public static UnknownText text(UnknownCheck check, Locale locale) {
        FindingPage page = page(check.code());
        String missing = page.unknown(check.missing())
                .orElseThrow(() -> new IllegalStateException(
                        check.code() + " has no text for the missing fact '" + check.missing() + "'"))
                .text()
                .in(locale);
        return new UnknownText(page.slug(), page.title().in(locale), missing);
    }

    private static Circumstance circumstance(Finding finding) {
        return page(finding.code())
                .circumstance(finding.circumstance())
                .orElseThrow(() -> new IllegalStateException(
                        finding.code() + " has no circumstance '" + finding.circumstance() + "'"));
    }

    /** A command is there to be copied, and this is the usual notation for "put yours here". */
    private static String placeToFill(String name) {
        return "<" + name + ">";
    }

    private static FindingPage read(FindingCode code) {
        String name = PAGES.stream()
                .filter(it -> isPageOf(code, it))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no page for " + code));
        return PageReader.read(name);
    }

    private static boolean isPageOf(FindingCode code, String pageName) {
        return pageName.startsWith(code.value());
    }

    private static FindingCode codeOf(String pageName) {
        return new FindingCode(pageName.substring(0, pageName.indexOf('-')));
    }

    private static String slugOf(String pageName) {
        return pageName.substring(pageName.indexOf('-') + 1);
    }
}
