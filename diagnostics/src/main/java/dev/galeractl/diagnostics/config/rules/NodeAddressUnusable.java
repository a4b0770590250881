package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.Map;

/** GAL208: the address under which the others are to find this node leads them nowhere, or to themselves. */
public final class NodeAddressUnusable implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL208");

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera().isWanted()) {
            inquiry.setting("wsrep_node_address", value -> !value.isBlank())
                    .ifPresent(setting -> NodeAddress.parse(setting.value().orElseThrow())
                            .ifPresent(address -> check(inquiry, setting, address)));
        }
    }

    private static void check(Inquiry inquiry, OptionSetting setting, NodeAddress address) {
        Map<String, String> parameters = Map.of("address", setting.value().orElseThrow());
        if (address.isWildcard()) {
            inquiry.found(CODE, "wildcard", parameters, inquiry.evidence(setting));
        } else if (address.isLoopback() && hasMembersElsewhere(inquiry)) {
            inquiry.found(CODE, "loopback", parameters, inquiry.evidence(setting));
        }
    }

    private static boolean hasMembersElsewhere(Inquiry inquiry) {
        return inquiry.clusterAddress()
                .filter(it -> it.address().members().stream()
                        .anyMatch(member -> !member.address().isLoopback()))
                .isPresent();
    }
}
