/** What a service manager adds to a server's start: unit, drop-ins, environment. Pure text; {@code replication.file} is where it comes from. */
@NullMarked
package dev.galeractl.replication.service;

import org.jspecify.annotations.NullMarked;
