package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL132: the node waits for its cluster, or for its state, where the others cannot come. */
public final class ListensWhereNobodyComes implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL132");
    private static final String LISTEN = "gmcast.listen_addr";
    private static final String RECEIVE = "wsrep_sst_receive_address";

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWhole()) {
            return;
        }
        if (hasMembersElsewhere(inquiry)) {
            ProviderSettings.of(inquiry).ifPresent(it -> provider(inquiry, it));
            transfer(inquiry);
            guessed(inquiry);
        }
        dump(inquiry);
    }

    private static boolean hasMembersElsewhere(Inquiry inquiry) {
        return inquiry.clusterAddress()
                .filter(it -> it.address().members().stream()
                        .anyMatch(member -> !member.address().isLoopback()))
                .isPresent();
    }

    private static boolean isLoopback(String text) {
        return NodeAddress.ofEndpoint(text).filter(NodeAddress::isLoopback).isPresent();
    }

    private static void provider(Inquiry inquiry, ProviderSettings settings) {
        for (String option : List.of(LISTEN, "ist.recv_addr")) {
            settings.written(option)
                    .filter(it -> isLoopback(it.value()))
                    .ifPresent(it -> inquiry.found(
                            CODE,
                            option.equals(LISTEN) ? "group" : "transfer",
                            Map.of("option", option, "value", it.value()),
                            settings.valueOrDefault(option)));
        }
    }

    private static void transfer(Inquiry inquiry) {
        inquiry.setting(RECEIVE, ListensWhereNobodyComes::isLoopback)
                .ifPresent(it -> inquiry.found(
                        CODE,
                        "transfer",
                        Map.of("option", RECEIVE, "value", it.value().orElse("")),
                        inquiry.evidence(it)));
    }

    /** Seen on MariaDB 10.11.19: without an address of its own the node takes the one that clients are bound to. */
    private static void guessed(Inquiry inquiry) {
        boolean said =
                inquiry.setting("wsrep_node_address", it -> !it.isBlank()).isPresent()
                        || inquiry.setting(RECEIVE, it -> !it.isBlank() && !it.equalsIgnoreCase("AUTO"))
                                .isPresent();
        boolean mariadb =
                inquiry.version().filter(it -> it.product() == Product.MARIADB).isPresent();
        if (!said) {
            inquiry.setting("bind_address", ListensWhereNobodyComes::isLoopback)
                    .ifPresent(it -> inquiry.found(
                            mariadb ? Confidence.CERTAIN : Confidence.LIKELY,
                            CODE,
                            "guessed",
                            Map.of("value", it.value().orElse("")),
                            List.of(inquiry.evidence(it))));
        }
    }

    /** This one method of transfer brings its data as a client does. */
    private static void dump(Inquiry inquiry) {
        Optional<OptionSetting> method = inquiry.setting("wsrep_sst_method", it -> it.equalsIgnoreCase("mysqldump"));
        Optional<OptionSetting> closed = inquiry.options()
                .setting("skip_networking")
                .filter(it -> inquiry.options().flag("skip_networking").orElse(false));
        if (method.isPresent() && closed.isPresent()) {
            Evidence[] evidence = {inquiry.evidence(method.get()), inquiry.nameEvidence(closed.get())};
            inquiry.found(CODE, "no-network", Map.of(), evidence);
        }
    }
}
