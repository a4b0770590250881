package dev.galeractl.replication.group.frame;

/** The checksum on a frame of the group communication; chosen by the sender. */
public enum Checksum {
    NONE,
    CRC32,
    CRC32C
}
