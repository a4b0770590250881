package dev.galeractl.bootstrap.host.local;

import dev.galeractl.replication.group.GroupProbe;
import dev.galeractl.replication.node.NodeRuntime;
import dev.galeractl.replication.node.ServerInstallations;
import dev.galeractl.replication.sql.StatusSource;

/**
 * What this host is asked and changed with.
 *
 * @param runtime runs servers
 * @param installations finds server programs
 * @param probe looks at group communication ports
 * @param status asks servers by SQL
 */
public record Tools(NodeRuntime runtime, ServerInstallations installations, GroupProbe probe, StatusSource status) {}
