package dev.galeractl.replication.group;

import dev.galeractl.replication.group.frame.GroupQuestion;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The two directions of a connection: anything can be read, and one question written. */
interface PeerStream {

    /**
     * Reads some bytes, at most as many as there is room for.
     *
     * @return -1 at the end
     * @throws java.net.SocketTimeoutException if none came until the deadline
     */
    int read(ByteBuffer into, Deadline deadline) throws IOException;

    void ask(GroupQuestion question) throws IOException;

    /** Says good-bye where the protocol has a word for it; the connection itself is closed by whoever opened it. */
    void end();
}
