/** Where each value of a server's options comes from: pure, from files, a service's additions and what is known of options. */
@NullMarked
package dev.galeractl.replication.provenance;

import org.jspecify.annotations.NullMarked;
