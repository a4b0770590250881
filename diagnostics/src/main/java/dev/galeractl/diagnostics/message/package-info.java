/** What each message of a server, its scripts and its surroundings means, and how a message is found among all that are known: on bytes, undecoded. */
@NullMarked
package dev.galeractl.diagnostics.message;

import org.jspecify.annotations.NullMarked;
