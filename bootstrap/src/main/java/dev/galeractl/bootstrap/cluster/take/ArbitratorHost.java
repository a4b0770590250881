package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.host.Host;

/**
 * Where a described arbitrator lives.
 *
 * @param group that may read what garbd reads
 */
public record ArbitratorHost(Arbitrator arbitrator, Host host, String group) {
    HostShell shell() {
        return new HostShell(arbitrator.name(), host);
    }
}
