package dev.galeractl.replication.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * How a file is packed, told by its first bytes, never by its name. Each unpacker streams: what a small file grows to is never held. The libraries
 * are loaded by the first file that needs them, hence a class for each.
 */
enum Compression {
    NONE {
        @Override
        InputStream unpack(InputStream packed) {
            return packed;
        }
    },
    GZIP {
        @Override
        InputStream unpack(InputStream packed) {
            return new GzipMembers(packed);
        }
    },
    XZ {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return Xz.unpack(packed);
        }
    },
    ZSTD {
        @Override
        InputStream unpack(InputStream packed) {
            return Zstd.unpack(packed);
        }
    },
    BZIP2 {
        @Override
        InputStream unpack(InputStream packed) throws IOException {
            return Bzip2.unpack(packed);
        }
    };

    /** KiB that unpacking one xz file may take: {@code xz -9} needs 65 MiB; a made-up file may ask for gigabytes. */
    private static final int MOST_XZ_MEMORY = 128 * 1024;

    /** How a file that begins with these bytes is packed. */
    static Compression of(byte[] head) {
        if (starts(head, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        boolean bzip2 = starts(head, 'B', 'Z', 'h') && head.length > 9 && head[3] >= '1' && head[3] <= '9';
        return bzip2 && ((head[4] == 0x31 && head[5] == 0x41) || (head[4] == 0x17 && head[5] == 0x72)) ? BZIP2 : NONE;
    }

    /** What {@code packed} holds. It fails with an {@link IOException} or a {@link RuntimeException} where the file is damaged. */
    abstract InputStream unpack(InputStream packed) throws IOException;

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static final class Xz {
        private Xz() {}

        static InputStream unpack(InputStream packed) throws IOException {
            return new XZInputStream(packed, MOST_XZ_MEMORY);
        }
    }

    private static final class Zstd {
        private Zstd() {}

        static InputStream unpack(InputStream packed) {
            return new ZstdInputStream(packed);
        }
    }

    private static final class Bzip2 {
        private Bzip2() {}

        static InputStream unpack(InputStream packed) throws IOException {
            return new BZip2CompressorInputStream(packed, true);
        }
    }
}
