/** What SSH is told and what it says, as data: the settings of a host, the known hosts, the language of the agent. Pure. */
@NullMarked
package dev.galeractl.bootstrap.host.ssh;

import org.jspecify.annotations.NullMarked;
