package dev.galeractl.bootstrap.status;

import dev.galeractl.replication.sql.StatusAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A node to look at.
 *
 * @param label how the user named it
 * @param name its name, where it is known without asking
 * @param sql where it answers its clients
 * @param group where its group communication listens, for when SQL does not answer
 */
public record StatusTarget(String label, Optional<String> name, StatusAddress sql, Optional<InetSocketAddress> group) {}
