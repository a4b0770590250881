package dev.galeractl.replication.file;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Packs what tests unpack. */
enum Packing {
    NONE,
    GZIP,
    XZ,
    ZSTD,
    BZIP2;

    byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = stream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private OutputStream stream(OutputStream to) throws IOException {
        return switch (this) {
            case NONE -> to;
            case GZIP -> new GZIPOutputStream(to);
            case XZ -> new XZOutputStream(to, new LZMA2Options(1));
            case ZSTD -> new ZstdOutputStream(to);
            case BZIP2 -> new BZip2CompressorOutputStream(to, 1);
        };
    }
}
