package dev.galeractl.bootstrap.fact;

import java.util.Optional;

/**
 * The process that listens on a port.
 *
 * @param program its name as the kernel has it, of at most 15 characters; empty if only the number is known
 */
public record PortHolder(long pid, Optional<String> program) {
    @Override
    public String toString() {
        return program.map(it -> it + " (pid " + pid + ")").orElse("pid " + pid);
    }
}
