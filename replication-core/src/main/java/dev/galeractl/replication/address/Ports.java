package dev.galeractl.replication.address;

import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where a node with these options listens.
 *
 * @param group for the other members of the cluster; 4567 unless set otherwise
 * @param ist for incremental state transfers, while it joins; the group's port plus one unless set otherwise
 * @param sst for full state transfers, while it joins; 4444 unless set otherwise
 * @param client for database clients; 3306 unless set otherwise
 * @param memberPort where this node looks for members that are listed without a port: 4567, or the port of its own address if that has one
 *     (seen with Galera 26.4.23; the port of {@code gmcast.listen_addr} does not count)
 */
public record Ports(Listener group, Listener ist, Listener sst, Listener client, int memberPort) {

    /** The port that Galera nodes use among themselves if nothing else is said. */
    public static final int DEFAULT_GROUP_PORT = 4567;

    private static final int DEFAULT_SST_PORT = 4444;
    private static final int DEFAULT_CLIENT_PORT = 3306;

    /** What somebody listens for. */
    public enum Purpose {
        GROUP,
        IST,
        SST,
        CLIENT
    }

    /**
     * One place to listen at.
     *
     * @param address always with a port; the wildcard if no address is set
     * @param origin what led there; empty for the default
     */
    public record Listener(Purpose purpose, NodeAddress address, Optional<Origin> origin) {

        public int port() {
            return address.port().orElseThrow();
        }

        /** Whether both want the same port of the same address; a wildcard takes the port of every address. */
        public boolean clashesWith(Listener other) {
            return port() == other.port()
                    && (address.isWildcard() || other.address.isWildcard() || address.sameHost(other.address));
        }
    }

    /**
     * Where an address or a port is written.
     *
     * @param setting of the option file
     * @param option its name, or the name of the provider option inside {@code wsrep_provider_options}
     * @param text the address or port as written
     * @param offset of the text in the setting's value
     */
    public record Origin(OptionSetting setting, String option, String text, int offset) {

        private Optional<NodeAddress> address() {
            return NodeAddress.ofEndpoint(text);
        }

        private OptionalInt port() {
            return address().map(NodeAddress::port).orElse(OptionalInt.empty());
        }
    }

    /** The listeners of a server with these options. */
    public static Ports of(EffectiveOptions options) {
        Listener group = group(options);
        Listener ist = first(
                Purpose.IST,
                group.port() + 1,
                List.of(
                        provider(options, "ist.recv_bind"),
                        provider(options, "ist.recv_addr"),
                        setting(options, "wsrep_node_address").map(Ports::withoutPort)));
        Listener sst = first(
                Purpose.SST,
                DEFAULT_SST_PORT,
                List.of(
                        setting(options, "wsrep_sst_receive_address")
                                .filter(it -> !it.text().equalsIgnoreCase("AUTO")),
                        setting(options, "wsrep_node_address").map(Ports::withoutPort)));
        int memberPort = basePort(options).map(Listener::port).orElse(DEFAULT_GROUP_PORT);
        return new Ports(group, ist, sst, client(options), memberPort);
    }

    private static Listener group(EffectiveOptions options) {
        Optional<Origin> listen = provider(options, "gmcast.listen_addr");
        if (listen.isPresent()) {
            return first(Purpose.GROUP, DEFAULT_GROUP_PORT, List.of(listen));
        }
        return basePort(options).orElse(everywhere(Purpose.GROUP, DEFAULT_GROUP_PORT, Optional.empty()));
    }

    /** Only the port of these counts: the node listens on every address all the same. */
    private static Optional<Listener> basePort(EffectiveOptions options) {
        return Stream.of(provider(options, "base_port"), setting(options, "wsrep_node_address"))
                .flatMap(Optional::stream)
                .flatMap(origin -> {
                    OptionalInt port =
                            origin.option().equals("base_port") ? NodeAddress.parsePort(origin.text()) : origin.port();
                    return port.isPresent()
                            ? Stream.of(everywhere(Purpose.GROUP, port.getAsInt(), Optional.of(origin)))
                            : Stream.empty();
                })
                .findFirst();
    }

    private static Listener client(EffectiveOptions options) {
        Optional<Origin> written = setting(options, "port");
        int port = written.map(it -> NodeAddress.parsePort(it.text()))
                .orElse(OptionalInt.empty())
                .orElse(DEFAULT_CLIENT_PORT);
        NodeAddress bound = options.value("bind_address")
                .flatMap(NodeAddress::parse)
                .orElse(new NodeAddress("0.0.0.0", OptionalInt.empty()));
        return new Listener(Purpose.CLIENT, new NodeAddress(bound.host(), OptionalInt.of(port)), written);
    }

    /** The first of the places that holds an address; its port, or the default. */
    private static Listener first(Purpose purpose, int defaultPort, List<Optional<Origin>> places) {
        for (Origin origin : places.stream().flatMap(Optional::stream).toList()) {
            Optional<NodeAddress> address = origin.address();
            if (address.isPresent()) {
                int port = address.get().port().orElse(defaultPort);
                return new Listener(
                        purpose,
                        new NodeAddress(address.get().host(), OptionalInt.of(port)),
                        address.get().port().isPresent() ? Optional.of(origin) : Optional.empty());
            }
        }
        return everywhere(purpose, defaultPort, Optional.empty());
    }

    private static Listener everywhere(Purpose purpose, int port, Optional<Origin> origin) {
        return new Listener(purpose, new NodeAddress("0.0.0.0", OptionalInt.of(port)), origin);
    }

    /** State transfers take the node's address, but not its port. */
    private static Origin withoutPort(Origin origin) {
        String host = origin.address()
                .map(it -> new NodeAddress(it.host(), OptionalInt.empty()).toString())
                .orElse(origin.text());
        return new Origin(origin.setting(), origin.option(), host, origin.offset());
    }

    private static Optional<Origin> setting(EffectiveOptions options, String name) {
        return options.setting(name)
                .filter(it -> it.value().isPresent())
                .map(it -> new Origin(it, name, it.value().orElseThrow(), 0));
    }

    private static Optional<Origin> provider(EffectiveOptions options, String name) {
        return options.setting("wsrep_provider_options")
                .flatMap(setting -> setting.value()
                        .flatMap(text -> ProviderOptions.parse(text).setting(name))
                        .map(it -> new Origin(setting, name, it.value(), it.valueOffset())));
    }
}
