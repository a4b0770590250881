/** What the packaged program runs in place of something of the JDK's that starts slowly. Packed into it by {@code startup}; nothing is compiled against it. */
@NullMarked
package dev.galeractl.startup.run;

import org.jspecify.annotations.NullMarked;
