package dev.galeractl.diagnostics.config;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.rules.AddressListsOnlyItself;
import dev.galeractl.diagnostics.config.rules.AddressMalformed;
import dev.galeractl.diagnostics.config.rules.AddressScheme;
import dev.galeractl.diagnostics.config.rules.AddressUnset;
import dev.galeractl.diagnostics.config.rules.AutoIncrementByHand;
import dev.galeractl.diagnostics.config.rules.AutocommitRetries;
import dev.galeractl.diagnostics.config.rules.AutoincLockMode;
import dev.galeractl.diagnostics.config.rules.BinlogFormatNotRow;
import dev.galeractl.diagnostics.config.rules.BootstrapAddressLeft;
import dev.galeractl.diagnostics.config.rules.ClusterNameMissing;
import dev.galeractl.diagnostics.config.rules.ClusterNameTooLong;
import dev.galeractl.diagnostics.config.rules.ConfigRule;
import dev.galeractl.diagnostics.config.rules.DatadirNotForTheServer;
import dev.galeractl.diagnostics.config.rules.DefaultEngineNotInnodb;
import dev.galeractl.diagnostics.config.rules.DuplicateMembers;
import dev.galeractl.diagnostics.config.rules.DurabilityGivenUp;
import dev.galeractl.diagnostics.config.rules.EmergencySettingLeft;
import dev.galeractl.diagnostics.config.rules.FlowControlLimits;
import dev.galeractl.diagnostics.config.rules.GcacheTooSmall;
import dev.galeractl.diagnostics.config.rules.GtidDomainsEqual;
import dev.galeractl.diagnostics.config.rules.GtidModeRefused;
import dev.galeractl.diagnostics.config.rules.Inquiry;
import dev.galeractl.diagnostics.config.rules.IsolationNotAcrossNodes;
import dev.galeractl.diagnostics.config.rules.KeyReadByAll;
import dev.galeractl.diagnostics.config.rules.ListensWhereNobodyComes;
import dev.galeractl.diagnostics.config.rules.NodeAddressUnusable;
import dev.galeractl.diagnostics.config.rules.NonTransactionalReplicated;
import dev.galeractl.diagnostics.config.rules.OptionDeprecated;
import dev.galeractl.diagnostics.config.rules.OptionFileIgnored;
import dev.galeractl.diagnostics.config.rules.OptionFileMalformed;
import dev.galeractl.diagnostics.config.rules.OptionFileNotForTheServer;
import dev.galeractl.diagnostics.config.rules.OptionIgnored;
import dev.galeractl.diagnostics.config.rules.OptionOfAnotherProduct;
import dev.galeractl.diagnostics.config.rules.OptionRemoved;
import dev.galeractl.diagnostics.config.rules.OptionsContradict;
import dev.galeractl.diagnostics.config.rules.OutsideOfThePolicy;
import dev.galeractl.diagnostics.config.rules.PerconaTrafficByOtherFiles;
import dev.galeractl.diagnostics.config.rules.PersistedOverFile;
import dev.galeractl.diagnostics.config.rules.PortsClash;
import dev.galeractl.diagnostics.config.rules.ProviderMissing;
import dev.galeractl.diagnostics.config.rules.ProviderNotFound;
import dev.galeractl.diagnostics.config.rules.ProviderOptionUnknown;
import dev.galeractl.diagnostics.config.rules.ProviderValueRefused;
import dev.galeractl.diagnostics.config.rules.ReplicationSetAside;
import dev.galeractl.diagnostics.config.rules.SecretReadByAll;
import dev.galeractl.diagnostics.config.rules.ServerOptionDeprecated;
import dev.galeractl.diagnostics.config.rules.ServerOptionRemoved;
import dev.galeractl.diagnostics.config.rules.SettingInUnreadGroup;
import dev.galeractl.diagnostics.config.rules.SstAccountUnset;
import dev.galeractl.diagnostics.config.rules.SstBlocksTheOnlyDonor;
import dev.galeractl.diagnostics.config.rules.SstEncryptionHalfSet;
import dev.galeractl.diagnostics.config.rules.SstInClear;
import dev.galeractl.diagnostics.config.rules.SstMethodOfAnotherProduct;
import dev.galeractl.diagnostics.config.rules.SstProgramsMissing;
import dev.galeractl.diagnostics.config.rules.StartLimitShort;
import dev.galeractl.diagnostics.config.rules.TimeoutsAndDistance;
import dev.galeractl.diagnostics.config.rules.TlsCertificateExpired;
import dev.galeractl.diagnostics.config.rules.TlsChainBroken;
import dev.galeractl.diagnostics.config.rules.TlsFilesUnfit;
import dev.galeractl.diagnostics.config.rules.TlsFilesUnusable;
import dev.galeractl.diagnostics.config.rules.TlsNotInEffect;
import dev.galeractl.diagnostics.config.rules.TlsWeak;
import dev.galeractl.diagnostics.config.rules.UnknownOption;
import dev.galeractl.diagnostics.config.rules.ValueNotReadable;
import dev.galeractl.diagnostics.config.rules.ValueOutOfRange;
import dev.galeractl.diagnostics.config.rules.WsrepNotOn;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.option.knowledge.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks the options of one server against everything that is known to go wrong. */
public final class ConfigDiagnosis {

    /** Every rule, sorted by code, one a line. */
    private static final List<ConfigRule> RULES = List.of(
            new TlsFilesUnfit(),
            new BinlogFormatNotRow(),
            new WsrepNotOn(),
            new ProviderMissing(),
            new ProviderNotFound(),
            new DefaultEngineNotInnodb(),
            new AutoincLockMode(),
            new UnknownOption(),
            new OptionFileIgnored(),
            new OptionFileMalformed(),
            new ProviderOptionUnknown(),
            new ValueNotReadable(),
            new ValueOutOfRange(),
            new ProviderValueRefused(),
            new OptionsContradict(),
            new OptionRemoved(),
            new ServerOptionRemoved(),
            new OptionDeprecated(),
            new ServerOptionDeprecated(),
            new OptionIgnored(),
            new OptionOfAnotherProduct(),
            new SettingInUnreadGroup(),
            new AutoIncrementByHand(),
            new IsolationNotAcrossNodes(),
            new NonTransactionalReplicated(),
            new EmergencySettingLeft(),
            new ReplicationSetAside(),
            new DurabilityGivenUp(),
            new GtidModeRefused(),
            new GtidDomainsEqual(),
            new GcacheTooSmall(),
            new TimeoutsAndDistance(),
            new FlowControlLimits(),
            new TlsNotInEffect(),
            new ListensWhereNobodyComes(),
            new SstAccountUnset(),
            new SstBlocksTheOnlyDonor(),
            new SstInClear(),
            new PerconaTrafficByOtherFiles(),
            new TlsWeak(),
            new AutocommitRetries(),
            new PersistedOverFile(),
            new SecretReadByAll(),
            new StartLimitShort(),
            new KeyReadByAll(),
            new OptionFileNotForTheServer(),
            new DatadirNotForTheServer(),
            new OutsideOfThePolicy(),
            new AddressListsOnlyItself(),
            new AddressUnset(),
            new AddressScheme(),
            new BootstrapAddressLeft(),
            new AddressMalformed(),
            new DuplicateMembers(),
            new NodeAddressUnusable(),
            new ClusterNameMissing(),
            new ClusterNameTooLong(),
            new PortsClash(),
            new SstProgramsMissing(),
            new SstMethodOfAnotherProduct(),
            new SstEncryptionHalfSet(),
            new TlsChainBroken(),
            new TlsCertificateExpired(),
            new TlsFilesUnusable());

    private static final Evidence NOWHERE = Evidence.line("", 0, "");

    /** What the rules find, those about several nodes among them. */
    private static final Set<String> CODES = Set.of(
            "GAL101", "GAL102", "GAL103", "GAL104", "GAL105", "GAL106", "GAL107", "GAL108", "GAL109", "GAL110",
            "GAL111", "GAL112", "GAL113", "GAL114", "GAL115", "GAL116", "GAL117", "GAL118", "GAL119", "GAL120",
            "GAL121", "GAL122", "GAL123", "GAL124", "GAL125", "GAL126", "GAL127", "GAL128", "GAL129", "GAL130",
            "GAL131", "GAL132", "GAL133", "GAL134", "GAL135", "GAL150", "GAL151", "GAL152", "GAL153", "GAL154",
            "GAL155", "GAL156", "GAL160", "GAL161", "GAL162", "GAL163", "GAL164", "GAL165", "GAL201", "GAL202",
            "GAL204", "GAL205", "GAL206", "GAL207", "GAL208", "GAL209", "GAL210", "GAL211", "GAL302", "GAL303",
            "GAL318", "GAL701", "GAL702", "GAL703", "GAL704", "GAL706");

    /** Told in every run that is not on the server's own host. */
    private static final FindingCode PROVIDER_ABSENT = new FindingCode("GAL104");

    private static final Set<String> FILE_NOT_READ = Set.of("GAL108", "GAL109");

    private ConfigDiagnosis() {}

    /** Whether option files are searched for this problem. */
    public static boolean finds(FindingCode code) {
        return CODES.contains(code.value());
    }

    /** Reads what most checks need to know. Who has files to read first lets it run beside that; nothing depends on it. */
    public static void prepare() {
        OptionKnowledge.load()
                .option(Place.SERVER, "port")
                .ifPresent(it -> it.unlimitedType(Target.of(Product.MARIADB, VersionRange.parse("10.11"))));
        Catalogue.page(PROVIDER_ABSENT);
    }

    /** Makes all checks. */
    public static ConfigReport check(ConfigFacts facts) {
        Inquiry inquiry = new Inquiry(facts);
        RULES.forEach(rule -> rule.check(inquiry));
        List<Finding> sorted = new ArrayList<>(inquiry.continued().withoutConsequences(inquiry.findings()));
        sorted.sort(ConfigDiagnosis::byCodeAndPlace);
        List<Finding> findings = causesFirst(sorted);
        return new ConfigReport(Verdict.of(findings, inquiry.unknown()), findings, inquiry.unknown());
    }

    // No chain of comparators: such lambdas can be serialized, and are spun anew at every start of the program.
    private static int byCodeAndPlace(Finding one, Finding other) {
        int order = one.code().compareTo(other.code());
        if (order != 0) {
            return order;
        }
        Evidence first = one.evidence().isEmpty() ? NOWHERE : one.evidence().get(0);
        Evidence second =
                other.evidence().isEmpty() ? NOWHERE : other.evidence().get(0);
        return first.line() != second.line()
                ? Integer.compare(first.line(), second.line())
                : Integer.compare(first.column(), second.column());
    }

    /** That replication is off is a consequence where a file is ignored or not read to its end; it stands behind its cause then. */
    private static List<Finding> causesFirst(List<Finding> sorted) {
        int cause = -1;
        for (int i = 0; i < sorted.size(); i++) {
            if (FILE_NOT_READ.contains(sorted.get(i).code().value())) {
                cause = i;
            }
        }
        List<Finding> ordered = new ArrayList<>();
        List<Finding> consequences = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Finding finding = sorted.get(i);
            boolean behind = i < cause && finding.code().value().equals("GAL102");
            (behind ? consequences : ordered).add(finding);
            if (i == cause) {
                ordered.addAll(consequences);
            }
        }
        return List.copyOf(ordered);
    }
}
