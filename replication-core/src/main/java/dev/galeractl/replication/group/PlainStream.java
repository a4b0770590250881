package dev.galeractl.replication.group;

import dev.galeractl.replication.group.frame.GroupQuestion;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A connection without encryption. */
record PlainStream(Socket socket) implements PeerStream {

    @Override
    public int read(ByteBuffer into, Deadline deadline) throws IOException {
        socket.setSoTimeout(deadline.millisLeft());
        byte[] bytes = new byte[into.remaining()];
        int count = socket.getInputStream().read(bytes);
        if (count > 0) {
            into.put(bytes, 0, count);
        }
        return count;
    }

    @Override
    public void ask(GroupQuestion question) throws IOException {
        socket.getOutputStream().write(question.bytes());
    }

    @Override
    public void end() {}
}
