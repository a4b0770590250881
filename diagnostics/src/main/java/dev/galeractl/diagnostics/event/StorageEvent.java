package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** What a line says about disks, memory and what the operating system refuses. Each record's comment shows a line it is made from. */
public sealed interface StorageEvent extends LogEvent {

    /** {@code Disk is full writing '/var/lib/mysql/bin.000001' (Errcode: 28 "No space left on device")}. */
    record DiskFull(LogLine line, Optional<String> path) implements StorageEvent {}

    /** {@code InnoDB: Error: Write to file ./shop/big.ibd failed at offset 0 2478833664.}: old servers say why on a later line. */
    record WriteFailed(LogLine line, String path) implements StorageEvent {}

    /** {@code Cannot create new cache page: Requested size 134217728 for '/var/…/gcache.page.000000' exceeds available storage space 85241856}. */
    record CacheSpaceRefused(LogLine line, String path, long wanted, long free) implements StorageEvent {}

    /** {@code Recovering GCache ring buffer: Recovery failed, need to do full reset.}. */
    record CacheNotRecovered(LogLine line) implements StorageEvent {}

    /** {@code Cannot map innodb_buffer_pool_size_max=6144m}, {@code std::bad_alloc}, {@code failed: 12 (Cannot allocate memory)}. */
    record MemoryExhausted(LogLine line, boolean atStart) implements StorageEvent {}

    /** {@code Error in accept: Too many open files}, {@code (Errcode: 24 "Too many open files")}. */
    record FilesExhausted(LogLine line) implements StorageEvent {}

    /** {@code Can't create a new thread (errno 11 "Resource temporarily unavailable")}. */
    record ThreadsExhausted(LogLine line) implements StorageEvent {}

    /** {@code Could not open state file for writing: '…/grastate.dat'. …: System error: 13 (Permission denied)}. */
    record AccessRefused(LogLine line, Optional<String> path) implements StorageEvent {}

    /** {@code apparmor="DENIED" … profile="/usr/sbin/mysqld" name="…"}, {@code avc:  denied  { write } for … comm="mariadbd"}. */
    record AccessDeniedByPolicy(LogLine line, Policy policy, String program, String what) implements StorageEvent {

        /** Who denied it. */
        public enum Policy {
            APPARMOR,
            SELINUX
        }
    }

    /** {@code System error: 30 (Read-only file system)}. */
    record FilesystemReadOnly(LogLine line, Optional<String> path) implements StorageEvent {}

    /** {@code Operating system error number 5 in a file operation}, the kernel's {@code Buffer I/O error on dev …}. */
    record InputOutputError(LogLine line) implements StorageEvent {}

    /** {@code Table `shop`.`big` is corrupted}, {@code Inconsistent tablespace ID in ./ibdata1}, {@code Invalid log header checksum}. */
    record DataCorrupt(LogLine line, Damage damage, Optional<String> what) implements StorageEvent {

        /** Which part is broken. */
        public enum Damage {
            TABLE,
            SYSTEM_TABLESPACE,
            REDO_LOG
        }
    }

    /** {@code Data file './ibdata1' uses page size 16384, but the innodb_page_size start-up parameter is 8192}. */
    record PageSizeDiffers(LogLine line, String found, String configured) implements StorageEvent {}

    /** {@code Could not open state file for writing: '…/grastate.dat' … System error: 21 (Is a directory)}. */
    record StateFileUnusable(LogLine line, String path) implements StorageEvent {}
}
