package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.diagnostics.config.fact.TlsFit.Chain;
import dev.galeractl.diagnostics.config.rules.Inquiry;
import dev.galeractl.diagnostics.config.rules.Inquiry.AddressSetting;
import dev.galeractl.diagnostics.config.rules.ReadValue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.replication.address.ClusterAddress.Member;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One node among others: its options, and how it is called. */
final class ClusterNode {
    private static final String PROVIDER_OPTIONS = "wsrep_provider_options";

    private final String label;
    private final Inquiry inquiry;
    private final Optional<HostFacts> host;
    private final Optional<AddressSetting> address;
    private final List<Member> members;
    private final int memberPort;
    private final ProviderOptions provider;

    /** The label is for a node without a name of its own. */
    ClusterNode(String label, ConfigFacts facts) {
        this.inquiry = new Inquiry(facts);
        this.host = facts.host();
        this.label = options().value("wsrep_node_name").orElse(label);
        this.address = inquiry.clusterAddress();
        this.members = address.map(it -> it.address().members()).orElse(List.of());
        this.memberPort = Ports.of(options()).memberPort();
        this.provider = ProviderOptions.parse(options().value(PROVIDER_OPTIONS).orElse(""));
    }

    /** How it encrypts what it says to the other nodes. */
    GroupEncryption encryption() {
        return new GroupEncryption(options(), product(), provider);
    }

    /** How far a certificate can be followed by the authorities that judge it; empty if nobody looked on this node's host. */
    Optional<Chain> chain(TlsFiles files) {
        return host.flatMap(it -> it.fit(files)).flatMap(TlsFit::chain);
    }

    /** Where an option of the provider is set; the cluster's address if it is nowhere. */
    Evidence providerEvidence(String name) {
        return value(Place.PROVIDER, name).flatMap(Value::evidence).orElseGet(this::addressEvidence);
    }

    /** Its votes. */
    int weight() {
        String text = value(Place.PROVIDER, "pc.weight").map(Value::normal).orElse("1");
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 1;
    }

    /** What an option is, as the server or the provider reads it. */
    record Value(String normal, String shown, Optional<Evidence> evidence) {}

    /** Whether the options are those of a node; a part of them alone has no cluster address. */
    boolean isWhole() {
        return inquiry.galera().isWhole() && address.isPresent();
    }

    String label() {
        return label;
    }

    EffectiveOptions options() {
        return inquiry.options();
    }

    /** Whose server it is, if that is known. */
    Optional<Product> product() {
        return inquiry.version().map(ServerVersion::product);
    }

    List<String> files() {
        return options().files().stream().map(SourceFile::name).toList();
    }

    AddressSetting address() {
        return address.orElseThrow();
    }

    Evidence addressEvidence() {
        return inquiry.evidence(address().setting());
    }

    Evidence evidence(OptionSetting setting) {
        return inquiry.evidence(setting);
    }

    /** Host and port of every listed member, comparable between nodes; loopback addresses mean another host in each list. */
    List<String> memberKeys() {
        return members.stream()
                .filter(it -> !it.address().isLoopback())
                .map(it -> key(it.address(), it.port().orElse(memberPort)))
                .distinct()
                .toList();
    }

    /** Whether all of them list numbers, or all of them names: one of each may be the same host, and no name is looked up. */
    static boolean listOneKind(List<ClusterNode> nodes) {
        return nodes.stream().allMatch(ClusterNode::listsOnlyNumbers)
                || nodes.stream().allMatch(ClusterNode::listsOnlyNames);
    }

    private boolean listsOnlyNumbers() {
        return members.stream().allMatch(it -> it.address().literal().isPresent());
    }

    private boolean listsOnlyNames() {
        return members.stream().noneMatch(it -> it.address().literal().isPresent());
    }

    /** Whether it can be told that the other node lists this one or does not: both write numbers, or both names. */
    boolean isComparableWithListOf(ClusterNode other) {
        Optional<NodeAddress> own = ownAddress();
        if (own.isEmpty() || other.memberKeys().isEmpty()) {
            return false;
        }
        return own.get().literal().isPresent() ? other.listsOnlyNumbers() : other.listsOnlyNames();
    }

    /** Whether that node's host is among the members, at whatever port. */
    boolean lists(ClusterNode other) {
        Optional<String> host = other.ownAddress().map(ClusterNode::host);
        return host.isPresent()
                && members.stream().anyMatch(it -> host(it.address()).equals(host.get()));
    }

    /** Where the others find it; empty if that is not written, or says nothing. */
    Optional<String> ownKey() {
        return ownAddress().map(it -> key(it, memberPort));
    }

    private Optional<NodeAddress> ownAddress() {
        return options()
                .value("wsrep_node_address")
                .flatMap(NodeAddress::parse)
                .filter(it -> !it.isWildcard() && !it.isLoopback());
    }

    /** Name and address together, where both are written: what no two nodes have in common. */
    Optional<String> identity() {
        return ownKey().flatMap(address -> options()
                .value("wsrep_node_name")
                .filter(name -> !name.isBlank())
                .map(name -> name + " at " + address));
    }

    private static String key(NodeAddress address, int port) {
        return host(address) + ":" + port;
    }

    private static String host(NodeAddress address) {
        String host = address.literal()
                .map(it -> it.getHostAddress())
                .orElseGet(() -> address.host().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** The option's value: what is written, else the default, as far as it is known. */
    Optional<Value> value(Place place, String name) {
        Optional<KnownOption> known = OptionKnowledge.load().option(place, name);
        Optional<Value> written = place == Place.PROVIDER ? ofProvider(known, name) : ofServer(known, name);
        return written.or(() -> known.flatMap(it -> it.defaultValue(target(place)))
                .map(it -> new Value(normal(known, place, it.value()), it.value(), Optional.empty())));
    }

    private Optional<Value> ofServer(Optional<KnownOption> known, String name) {
        return options().setting(name).map(it -> {
            String text = it.value().orElse("1");
            return new Value(normal(known, Place.SERVER, text), text, Optional.of(inquiry.evidence(it)));
        });
    }

    private Optional<Value> ofProvider(Optional<KnownOption> known, String name) {
        return provider.setting(name)
                .map(it -> new Value(
                        normal(known, Place.PROVIDER, it.value()),
                        it.value(),
                        Optional.of(inquiry.evidence(
                                options().setting(PROVIDER_OPTIONS).orElseThrow(),
                                it.nameOffset(),
                                it.valueOffset() + it.value().length() - it.nameOffset()))));
    }

    private String normal(Optional<KnownOption> known, Place place, String text) {
        return ReadValue.of(known, target(place), text).normal();
    }

    private Target target(Place place) {
        return inquiry.version().isEmpty() && place == Place.PROVIDER
                ? Target.WITH_GALERA_4
                : Target.of(inquiry.version());
    }
}
