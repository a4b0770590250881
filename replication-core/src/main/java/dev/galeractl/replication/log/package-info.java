/** Error logs of a Galera node: lines of any dialect, their times and levels, and the state shifts they report. */
@NullMarked
package dev.galeractl.replication.log;

import org.jspecify.annotations.NullMarked;
