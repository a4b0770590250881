package dev.galeractl.startup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jars so that their lambdas and method references are classes in the jar. The JVM would make the same classes at run time, each
 * in a good part of a tenth of a millisecond even with a class-data archive; a program that lasts a tenth of a second and has hundreds of them spends a
 * third of its time on that. What runs is otherwise the same, and what is not of the plain kind stays as it was.
 */
public final class Unrolling {
    private static final String CLASS = ".class";

    private Unrolling() {}

    /** The arguments are jars, which are replaced; the first gets what they all call besides. */
    public static void main(String... jars) throws IOException {
        Map<String, byte[]> called = QuickCalls.called();
        for (String jar : jars) {
            Path path = Path.of(jar);
            Files.write(path, unrolled(Files.readAllBytes(path), called));
            called = Map.of();
        }
    }

    /**
     * The jar with the new classes behind everything else; entries keep their times, so that a build can be repeated.
     *
     * @param more entries that it gets unless it has them
     */
    static byte[] unrolled(byte[] jar, Map<String, byte[]> more) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        Map<String, Long> times = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                contents.put(entry.getName(), in.readAllBytes());
                times.put(entry.getName(), entry.getTime());
            }
        }
        more.forEach(contents::putIfAbsent);
        unroll(contents);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            long time = 0;
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                time = times.getOrDefault(content.getKey(), time);
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTime(time);
                out.putNextEntry(entry);
                out.write(content.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** @param contents of a jar, by name; changed in place */
    static void unroll(Map<String, byte[]> contents) {
        Map<String, List<String>> nests = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> content : new LinkedHashMap<>(contents).entrySet()) {
            if (!content.getKey().endsWith(CLASS)) {
                continue;
            }
            ClassUnrolling unrolled = ClassUnrolling.of(content.getValue());
            contents.put(content.getKey(), unrolled.bytes());
            unrolled.functions().forEach((function, bytes) -> contents.put(function + CLASS, bytes));
            if (!unrolled.functions().isEmpty()) {
                nests.computeIfAbsent(unrolled.nest(), nest -> new ArrayList<>())
                        .addAll(unrolled.functions().keySet());
            }
        }
        nests.forEach(
                (host, members) -> contents.computeIfPresent(host + CLASS, (name, bytes) -> Nest.with(bytes, members)));
    }
}
