package dev.galeractl.bootstrap.cluster;

import dev.galeractl.replication.source.SourceFile;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides what looks like a secret in lines that are going to be shown. Columns stay where they are. */
final class SecretMask {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?<name>(pass|pa?s{1,2}w|pwd|secret|token|[a-z_-]*[_-]auth)[a-z_-]*[\"']?\\s*[:=]\\s*)(?!(env:|file:/|prompt\\b))(?<value>[^\\s#].*)");

    private SecretMask() {}

    static SourceFile of(SourceFile file) {
        List<String> lines = file.lines().stream().map(SecretMask::line).toList();
        return new SourceFile(file.name(), lines, file.ignored());
    }

    private static String line(String line) {
        Matcher matcher = SECRET.matcher(line);
        return matcher.find() ? from(line, matcher.start("value")) : line;
    }

    /** The rest of a line is hidden: where a text with quotes or braces ends is not worth a mistake here. */
    static String from(String line, int offset) {
        int start = Math.max(0, Math.min(offset, line.length()));
        return line.substring(0, start) + "*".repeat(line.length() - start);
    }
}
