/** What to do, safely: look by reading only, judge, plan, and do it so that a second run can finish what a first left. */
@NullMarked
package dev.galeractl.bootstrap;

import org.jspecify.annotations.NullMarked;
