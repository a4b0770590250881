package dev.galeractl.replication.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts line ends, eight bytes at a time. */
final class Newlines {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW = EACH * 0x7f;

    private Newlines() {}

    static int in(byte[] bytes, int length) {
        int count = 0;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            long others = (long) WORD.get(bytes, at) ^ (EACH * '\n');
            count += Long.bitCount(~(((others & LOW) + LOW) | others | LOW));
        }
        for (; at < length; at++) {
            if (bytes[at] == '\n') {
                count++;
            }
        }
        return count;
    }
}
