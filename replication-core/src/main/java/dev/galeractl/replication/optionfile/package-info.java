/** Option files (my.cnf): parsed with every position kept, resolved as the real programs read them. Does no I/O. */
@NullMarked
package dev.galeractl.replication.optionfile;

import org.jspecify.annotations.NullMarked;
