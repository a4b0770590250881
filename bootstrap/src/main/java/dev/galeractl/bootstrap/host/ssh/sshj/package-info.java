/** Hosts reached by SSH: the only place that knows the library, files of keys and the agent's socket. */
@NullMarked
package dev.galeractl.bootstrap.host.ssh.sshj;

import org.jspecify.annotations.NullMarked;
