package dev.galeractl.replication.node;

import java.nio.file.Path;

/**
 * What kind of place a datadir is. It decides what can be done with the folder as a whole: a link is renamed without its data, and a mount point cannot be
 * renamed at all.
 *
 * @param datadir as the option file names it
 * @param realPath with all symbolic links followed; for what does not exist, with those of its nearest existing parent followed
 * @param symbolicLink whether the datadir itself is a symbolic link
 * @param mountPoint whether a file system, or a part of one, is mounted there
 */
public record DatadirPlace(Path datadir, Path realPath, boolean symbolicLink, boolean mountPoint) {}
