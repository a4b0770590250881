/**
 * What is known about single options: type, range, default, since when, until when; each fact with its source. Authored as YAML in
 * {@code src/main/knowledge}, compiled by {@code scripts/generate} into plain lines that a cold JVM searches in a millisecond.
 */
@NullMarked
package dev.galeractl.replication.option.knowledge;

import org.jspecify.annotations.NullMarked;
