package dev.galeractl.startup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Lays the resources of our jars unpacked beside them, where the program reads them without a class loader ({@code ProgramResource}). Beside each file of
 * properties lies the same as sorted lines: name, tab, text. Of these one sentence is found without reading the others, which takes a
 * cold JVM longer than checking an option file.
 */
public final class Unpacking {
    private static final String OURS = "dev/";
    private static final String PROPERTIES = ".properties";

    private Unpacking() {}

    /** The arguments are a folder, which need not be there, and jars. */
    public static void main(String... folderAndJars) throws IOException {
        Path folder = Path.of(folderAndJars[0]);
        for (int i = 1; i < folderAndJars.length; i++) {
            unpack(Files.readAllBytes(Path.of(folderAndJars[i])), folder);
        }
    }

    /** Everything in the jar that is no class and not about the jar itself. */
    static void unpack(byte[] jar, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!name.startsWith(OURS) || entry.isDirectory() || name.endsWith(".class")) {
                    continue;
                }
                byte[] content = in.readAllBytes();
                write(folder.resolve(name), content);
                if (name.endsWith(PROPERTIES)) {
                    String lines = name.substring(0, name.length() - PROPERTIES.length()) + ".lines";
                    write(folder.resolve(lines), sortedLines(content));
                }
            }
        }
    }

    /** @throws IllegalStateException if a text has a line break or a tab in it, which no sentence has */
    static byte[] sortedLines(byte[] properties) throws IOException {
        Properties texts = new Properties();
        texts.load(new InputStreamReader(new ByteArrayInputStream(properties), StandardCharsets.UTF_8));
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<Object, Object> text : new TreeMap<>(texts).entrySet()) {
            String line = text.getKey() + "\t" + text.getValue();
            if (line.indexOf('\n') >= 0 || line.indexOf('\t') != line.lastIndexOf('\t')) {
                throw new IllegalStateException(text.getKey() + " is more than one line");
            }
            lines.append(line).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
