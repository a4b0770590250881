package dev.galeractl.bootstrap.host;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Files of a host that were fetched together: over a network a trip for each takes longer than all else. Only what is plain is among them, that is, files that were
 * read to their end and paths at which there is nothing; whoever wants more asks for it by itself, and is told why it cannot be had.
 */
final class FetchedFiles {
    /** Of all of them together, in base64. */
    static final int MOST = 8 << 20;

    /**
     * Arguments: how large a file may be, and paths. Two lines for each: what {@code stat} says, and after a sign its content. A path at which there is nothing has
     * {@code absent} for both.
     */
    static final String SCRIPT = """
            limit=$1; shift
            for path; do
                if seen=$(stat -L -c '%s' -- "$path" 2>&1); then
                    size=${seen#*|}
                    content=
                    case $seen in
                        regular*) [ "${size%%%%|*}" -le "$limit" ] && content=$(base64 -w 0 -- "$path" 2>/dev/null) && content="=$content" ;;
                    esac
                    printf '%%s\\n%%s\\n' "$seen" "$content"
                else
                    case $seen in *'No such file or directory') echo absent; echo absent ;; *) echo; echo ;; esac
                fi
            done
            """.formatted(HostFile.FORMAT);

    private static final String ABSENT = "absent";

    private final Map<String, Optional<HostFile>> files = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();

    /** Takes an answer of the script in; one that was cut off counts up to its last whole file. */
    void take(List<String> paths, String answer) {
        String[] lines = answer.split("\n", -1);
        // What follows the last line's end is no line.
        int whole = lines.length - 1;
        for (int i = 0; i < paths.size() && 2 * i + 1 < whole; i++) {
            take(paths.get(i), lines[2 * i], lines[2 * i + 1]);
        }
    }

    private void take(String path, String seen, String content) {
        if (seen.equals(ABSENT) && content.equals(ABSENT)) {
            files.put(path, Optional.empty());
        } else if (content.startsWith("=")) {
            HostFile.parse(path, seen).ifPresent(it -> {
                files.put(path, Optional.of(it));
                contents.put(path, Base64.getDecoder().decode(content.substring(1)));
            });
        }
    }

    /** Whether it is known what is there. */
    boolean know(String path) {
        return files.containsKey(path);
    }

    /** What is there; empty if there is nothing. */
    Optional<HostFile> at(String path) {
        return files.getOrDefault(path, Optional.empty());
    }

    /** All that is in a file that is there. */
    byte[] content(String path) {
        return Objects.requireNonNull(contents.get(path), path).clone();
    }
}
