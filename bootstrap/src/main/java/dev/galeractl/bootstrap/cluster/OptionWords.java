package dev.galeractl.bootstrap.cluster;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The options that people add to those which galeractl makes: what may be among them, and how it is written. */
public final class OptionWords {
    private static final Pattern OF_SERVER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern OF_PROVIDER = Pattern.compile("[a-z][a-z0-9_.]*");
    /** Inside the string of the provider these separate, and nothing quotes them. */
    private static final Pattern IN_PROVIDER_VALUE = Pattern.compile("[^;=\"'\\s\\\\#]*");

    private static final Pattern NOT_IN_VALUE = Pattern.compile("[\\p{Cntrl}\\\\\"']");

    /** What is said by a key of its own: said twice, it could be said in two ways. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("wsrep_cluster_name", "cluster"),
            Map.entry("wsrep_cluster_address", "nodes"),
            Map.entry("wsrep_node_name", "nodes: name"),
            Map.entry("wsrep_node_address", "nodes: address, advertised-address"),
            Map.entry("wsrep_provider", "paths: provider"),
            Map.entry("wsrep_provider_options", "provider-options"),
            Map.entry("wsrep_on", "nodes"),
            Map.entry("wsrep_sst_method", "sst: method"),
            Map.entry("wsrep_sst_auth", "sst: account, password"),
            Map.entry("wsrep_sst_receive_address", "ports: sst"),
            Map.entry("port", "ports: client"),
            Map.entry("datadir", "paths: datadir"),
            Map.entry("pxc_encrypt_cluster_traffic", "tls"));

    private static final Map<String, String> PROVIDER_KEYS = Map.of(
            "gmcast.listen_addr", "ports: group",
            "base_port", "ports: group",
            "base_host", "nodes: address",
            "ist.recv_addr", "ports: ist",
            "ist.recv_bind", "ports: ist",
            "gmcast.segment", "nodes: segment",
            "pc.weight", "nodes: weight",
            "socket.ssl_ca", "tls: ca",
            "socket.ssl_cert", "tls: certificate",
            "socket.ssl_key", "tls: key");

    private OptionWords() {}

    /** What is wrong with an option that somebody added. */
    static Optional<Sentence> mistake(boolean provider, String name, String value) {
        Pattern names = provider ? OF_PROVIDER : OF_SERVER;
        if (!names.matcher(name).matches()) {
            return Optional.of(Sentence.of("cluster.no-option", "key", name));
        }
        String key = provider ? PROVIDER_KEYS.get(name) : KEYS.get(canonical(name));
        if (key != null) {
            return Optional.of(Sentence.of("cluster.has-key", "key", name, "other", key));
        }
        boolean writable = provider
                ? IN_PROVIDER_VALUE.matcher(value).matches()
                : !NOT_IN_VALUE.matcher(value).find();
        return writable ? Optional.empty() : Optional.of(Sentence.of("cluster.not-writable", "key", name));
    }

    /** As an option file holds it: what is not plain goes into quotes, and quotes themselves are refused above. */
    public static String written(String value) {
        boolean plain = !value.isEmpty() && value.equals(value.strip()) && value.indexOf('#') < 0;
        return plain ? value : "\"" + value + "\"";
    }

    /** As the server compares names. */
    public static String canonical(String name) {
        return name.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
