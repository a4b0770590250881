package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.replication.address.AddressProblem;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.optionfile.WrittenValue;
import dev.galeractl.replication.provenance.SecretLine;
import dev.galeractl.replication.source.SourceSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of all checks over one server's facts; the checks report to it. */
public final class Inquiry {

    private final ConfigFacts facts;
    private final GaleraSwitch galera;
    private final ContinuedValues continued;
    private final Ports ports;
    private final List<Finding> findings = new ArrayList<>();
    private final List<UnknownCheck> unknown = new ArrayList<>();

    public Inquiry(ConfigFacts facts) {
        this.facts = facts;
        this.galera = GaleraSwitch.of(facts);
        this.continued = ContinuedValues.in(
                facts.options(),
                OptionCatalog.of(facts.version().map(ServerVersion::product).orElse(Product.MARIADB)));
        this.ports = Ports.of(facts.options());
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public List<UnknownCheck> unknown() {
        return List.copyOf(unknown);
    }

    /** Where the node will listen. */
    Ports ports() {
        return ports;
    }

    public EffectiveOptions options() {
        return facts.options();
    }

    public Optional<ServerVersion> version() {
        return facts.version();
    }

    Optional<HostFacts> host() {
        return facts.host();
    }

    Optional<ServerPlace> place() {
        return facts.place();
    }

    /** The file of persisted values that could not be read. */
    Optional<Path> unread() {
        return facts.unread();
    }

    Expectations expectations() {
        return facts.expectations();
    }

    public GaleraSwitch galera() {
        return galera;
    }

    public ContinuedValues continued() {
        return continued;
    }

    /** The cluster address, if one is set and it is not blank. */
    public Optional<AddressSetting> clusterAddress() {
        return setting("wsrep_cluster_address", value -> !value.isBlank())
                .map(setting -> new AddressSetting(
                        setting, ClusterAddress.parse(setting.value().orElseThrow())));
    }

    /** {@code wsrep_cluster_address} and what it says. */
    public record AddressSetting(OptionSetting setting, ClusterAddress address) {

        /** What pages about addresses name: what was written, and what was probably meant. */
        Map<String, String> parameters() {
            return Map.of(
                    "address", address.text(),
                    "mended", address.mendedAsFarAsPossible());
        }
    }

    /** The option file for {@code --defaults-file}: the first one that the server reads, as the user named it. */
    String file() {
        return options().files().stream()
                .filter(it -> !it.ignored() && !it.name().startsWith("/dev/"))
                .map(it -> it.name().matches("[\\w./+-]+")
                        ? it.name()
                        : "'" + it.name().replace("'", "'\\''") + "'")
                .findFirst()
                .orElse("/etc/mysql/my.cnf");
    }

    /** A list of members to write: the node's own address, as far as it is known, and examples for the others. */
    String members() {
        String own = options()
                .value("wsrep_node_address")
                .flatMap(NodeAddress::parse)
                .filter(it -> !it.isWildcard())
                .map(NodeAddress::toString)
                .orElse("192.0.2.1");
        return own
                + Stream.of("192.0.2.2", "192.0.2.3", "192.0.2.1")
                        .filter(it -> !it.equals(own))
                        .limit(2)
                        .collect(Collectors.joining(",", ",", ""));
    }

    /** The setting that wins, if it has a value like this. */
    Optional<OptionSetting> setting(String name, Predicate<String> condition) {
        return options()
                .setting(name)
                .filter(setting -> setting.value().filter(condition).isPresent());
    }

    void found(FindingCode code, String circumstance, Map<String, String> parameters, Evidence... evidence) {
        found(Confidence.CERTAIN, code, circumstance, parameters, List.of(evidence));
    }

    void found(
            Confidence confidence,
            FindingCode code,
            String circumstance,
            Map<String, String> parameters,
            List<Evidence> evidence) {
        Map<String, String> shown = new HashMap<>(parameters);
        // A name with a blank in it was a value as well, before somebody forgot the equals sign.
        shown.replaceAll((name, value) -> SecretLine.masked(value));
        findings.add(new Finding(
                code,
                circumstance,
                shown,
                evidence,
                List.of(),
                confidence,
                options().value("wsrep_node_name")));
    }

    void undecided(FindingCode code, String missing) {
        unknown.add(new UnknownCheck(code, missing));
    }

    /** The setting's line, with its value marked; with its name marked if it has none. */
    public Evidence evidence(OptionSetting setting) {
        return evidence(setting.valueSpan().filter(it -> it.length() > 0).orElse(setting.nameSpan()));
    }

    /** The setting's line, with the mistake marked; with the whole value if something is missing. */
    Evidence evidence(AddressSetting address, AddressProblem problem) {
        return problem.length() == 0
                ? evidence(address.setting())
                : evidence(address.setting(), problem.offset(), problem.length());
    }

    /** Where a setting is missing: the line that makes the server a Galera node. */
    public Evidence galeraEvidence() {
        return options()
                .setting("wsrep_on")
                .or(() -> options().winners().stream()
                        .filter(it -> it.name().startsWith("wsrep_"))
                        .findFirst())
                .map(this::nameEvidence)
                .orElseThrow();
    }

    /** The setting's line, with its name marked. */
    Evidence nameEvidence(OptionSetting setting) {
        return evidence(setting.nameSpan());
    }

    /** The setting's line, with a part of its value marked; the offset counts in the value as the server gets it. */
    public Evidence evidence(OptionSetting setting, int offset, int length) {
        return setting.valueSpan()
                .map(span -> evidence(WrittenValue.part(options(), setting, span, offset, length)))
                .orElseGet(() -> nameEvidence(setting));
    }

    Evidence evidence(SourceSpan span) {
        return Evidence.of(span, options().line(span).orElse(""));
    }
}
