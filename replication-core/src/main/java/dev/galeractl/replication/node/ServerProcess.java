package dev.galeractl.replication.node;

import java.nio.file.Path;
import java.util.List;

/**
 * A server that runs, or ran, on this machine.
 *
 * @param pid the process id
 * @param startTicks when the process started, in clock ticks since boot: with the pid it names one process and no later one of the same number
 * @param executable the program
 * @param arguments its command line, without the program's name
 * @param workingDirectory its working directory, which a server sets to its datadir; the root folder if it could not be learned
 */
public record ServerProcess(long pid, long startTicks, Path executable, List<String> arguments, Path workingDirectory) {
    public ServerProcess {
        arguments = List.copyOf(arguments);
    }
}
