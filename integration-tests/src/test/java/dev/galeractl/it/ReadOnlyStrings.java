package dev.galeractl.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The printable strings in the constants (section {@code .rodata}) of an installed program or library, in their order; what {@code strings} shows. */
final class ReadOnlyStrings {

    private static final int SHORTEST = 4;

    private ReadOnlyStrings() {}

    /** @throws IllegalStateException if it is not a little-endian 64-bit ELF file with such a section */
    static List<String> of(Path program) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN);
        if (file.getInt(0) != 0x464c457f || file.get(4) != 2 || file.get(5) != 1) {
            throw new IllegalStateException(program + " is no 64-bit ELF file of this kind of machine");
        }
        int table = Math.toIntExact(file.getLong(0x28));
        int size = file.getShort(0x3a);
        int names = offset(file, table + size * file.getShort(0x3e));
        for (int i = 0; i < file.getShort(0x3c); i++) {
            int header = table + size * i;
            if (".rodata".equals(name(file, names + file.getInt(header)))) {
                byte[] constants = new byte[Math.toIntExact(file.getLong(header + 0x20))];
                file.get(offset(file, header), constants);
                return printable(constants);
            }
        }
        throw new IllegalStateException(program + " has no section .rodata");
    }

    private static int offset(ByteBuffer file, int header) {
        return Math.toIntExact(file.getLong(header + 0x18));
    }

    private static String name(ByteBuffer file, int from) {
        StringBuilder name = new StringBuilder();
        for (int i = from; file.get(i) != 0; i++) {
            name.append((char) file.get(i));
        }
        return name.toString();
    }

    private static List<String> printable(byte[] bytes) {
        List<String> strings = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i < bytes.length && (bytes[i] == '\t' || (bytes[i] >= ' ' && bytes[i] < 0x7f))) {
                continue;
            }
            if (i - from >= SHORTEST) {
                strings.add(new String(bytes, from, i - from, StandardCharsets.US_ASCII));
            }
            from = i + 1;
        }
        return List.copyOf(strings);
    }
}
