package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What servers read from all option files of their hosts.
 *
 * @param byNode options of those that could be read, in the order of the description
 * @param unread why the others could not
 */
public record HostOptions(Map<String, EffectiveOptions> byNode, List<HostProblem> unread) {
    public HostOptions {
        byNode = Collections.unmodifiableMap(new LinkedHashMap<>(byNode));
        unread = List.copyOf(unread);
    }
}
