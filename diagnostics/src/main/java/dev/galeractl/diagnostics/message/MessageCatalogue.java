package dev.galeractl.diagnostics.message;

import dev.galeractl.diagnostics.message.MessageFile.Entry;
import dev.galeractl.replication.log.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All messages that are known. Loading reads ids and texts; what a message means is read when it is asked for. Immutable.
 */
public final class MessageCatalogue {

    /** The files below {@code messages/}, one a line. */
    private static final List<String> FAMILIES = List.of(
            "certification",
            "evs",
            "garbd",
            "gcache",
            "gcs",
            "gmcast",
            "ist",
            "pc",
            "provider",
            "replicator",
            "tls",
            "server-wsrep",
            "server-replication",
            "server",
            "innodb",
            "sst-scripts",
            "tools",
            "systemd",
            "kernel",
            "mysql8");

    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> entryOfText = new ArrayList<>();
    private final TextIndex index;

    private MessageCatalogue(List<MessageFile> files) {
        Set<String> ids = new HashSet<>();
        List<MessageText> texts = new ArrayList<>();
        for (MessageFile file : files) {
            for (Entry entry : file.entries()) {
                if (!ids.add(entry.id())) {
                    throw new IllegalStateException("two messages are called " + entry.id());
                }
                entries.add(entry);
                for (MessageText text : entry.texts()) {
                    texts.add(text);
                    entryOfText.add(entry);
                }
            }
        }
        index = new TextIndex(texts);
    }

    /**
     * The catalogue that galeractl carries.
     *
     * @throws IllegalStateException with file and line, if a file is not what it should be
     */
    public static MessageCatalogue load() {
        return new MessageCatalogue(
                FAMILIES.stream().map(MessageCatalogue::file).toList());
    }

    /** The names of the files it is loaded from, without {@code .txt}. */
    static List<String> families() {
        return FAMILIES;
    }

    /** A catalogue of the given files' contents, for tests. */
    static MessageCatalogue of(MessageFile... files) {
        return new MessageCatalogue(List.of(files));
    }

    private static MessageFile file(String family) {
        String name = family + ".txt";
        try (InputStream in =
                MessageCatalogue.class.getResourceAsStream("/dev/galeractl/diagnostics/messages/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return new MessageFile(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every message, in the order of the files. */
    public List<Message> messages() {
        return entries.stream().map(Entry::message).toList();
    }

    /** What the line is, if it is known. */
    public Optional<MessageMatch> match(LogLine line) {
        return match(SourcePlace.without(line.message()));
    }

    /**
     * What a message is, if it is known: without {@code WSREP: } and without a place in the source. Blanks around it do not count: libgalera starts
     * some messages with them, and what a message ends with may be empty.
     */
    public Optional<MessageMatch> match(String message) {
        byte[] bytes = message.strip().getBytes(StandardCharsets.UTF_8);
        int text = index.new Finder().find(bytes, 0, bytes.length);
        if (text < 0) {
            return Optional.empty();
        }
        return Optional.of(new MessageMatch(
                entryOfText.get(text).message(), index.text(text).holesIn(bytes)));
    }

    /** A search on bytes; each thread needs its own. */
    public Search search() {
        return new Search(index.new Finder());
    }

    /** Tells known messages from unknown ones without decoding them. Not for use by several threads. */
    public static final class Search {

        private final TextIndex.Finder finder;

        private Search(TextIndex.Finder finder) {
            this.finder = finder;
        }

        /** Whether the message in {@code bytes} is known: without {@code WSREP: } and without a place in the source. */
        public boolean knows(byte[] bytes, int from, int to) {
            int start = from;
            int end = to;
            while (start < end && isBlank(bytes[start])) {
                start++;
            }
            while (end > start && isBlank(bytes[end - 1])) {
                end--;
            }
            return finder.find(bytes, start, end) >= 0;
        }

        private static boolean isBlank(byte b) {
            return b >= 0 && b <= ' ';
        }

        /** Whether the line is known. */
        public boolean knows(LogLine line) {
            byte[] bytes = SourcePlace.without(line.message()).getBytes(StandardCharsets.UTF_8);
            return knows(bytes, 0, bytes.length);
        }
    }
}
