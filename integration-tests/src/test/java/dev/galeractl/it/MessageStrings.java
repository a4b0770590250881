package dev.galeractl.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which strings of a program are messages of its log, or pieces of such: ten characters or more with two words in them, that are not the text of an
 * assertion (a condition in C++) and do not stand in {@code not-messages.txt}, each with its reason. Of the server only the part that belongs to
 * replication: its strings lie together, so whatever stands among strings that name wsrep, Galera, providers, appliers or SST belongs to it, and what
 * starts with {@code WSREP: } anywhere.
 */
final class MessageStrings {

    /** What printf puts in. */
    static final Pattern CONVERSION =
            Pattern.compile("%[-+ #0]*[\\d*]*(?:\\.[\\d*]+)?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcspM]");

    private static final int SHORTEST = 10;
    private static final Pattern TWO_WORDS = Pattern.compile("[A-Za-z]{2,}[^A-Za-z]* (?:.*[^A-Za-z])?[A-Za-z]{2,}");
    private static final Pattern CONDITION =
            Pattern.compile(" (==|!=|&&|\\|\\||>=|<=) |->|\\(\\) < |\\w_ < |^[\\w:]+\\(.*\\)$");
    private static final Pattern REPLICATION =
            Pattern.compile("wsrep|WSREP|[Gg]alera|\\bSST\\b|[Aa]pplier|[Pp]rovider|[Ss]treaming|BF abort");

    /** Strings between two that name replication, at most, for them to belong to it. */
    private static final int LARGEST_GAP = 40;

    /** What messages elsewhere in the server start with. */
    private static final String PREFIX = "WSREP: ";

    /** A neighbourhood with fewer such names is chance, or the help texts of options. */
    private static final int FEWEST_NAMES = 40;

    private static final Set<String> NOT_MESSAGES = notMessages();

    private MessageStrings() {}

    /** The distinct messages and pieces of messages of the library. */
    static List<String> ofLibrary(Path library) throws IOException {
        return candidates(ReadOnlyStrings.of(library)).stream()
                .filter(MessageStrings::isWanted)
                .toList();
    }

    /** Those of the server that belong to replication. */
    static List<String> ofServer(Path server) throws IOException {
        List<String> all = candidates(ReadOnlyStrings.of(server));
        Set<String> chosen = new LinkedHashSet<>();
        List<String> near = new ArrayList<>();
        int names = 0;
        int last = 0;
        for (int i = 0; i < all.size(); i++) {
            if (!REPLICATION.matcher(all.get(i)).find()) {
                continue;
            }
            if (!near.isEmpty() && i - last > LARGEST_GAP) {
                add(chosen, near, names);
                near.clear();
                names = 0;
            }
            near.addAll(all.subList(near.isEmpty() ? i : last + 1, i + 1));
            names++;
            last = i;
        }
        add(chosen, near, names);
        return chosen.stream().filter(MessageStrings::isWanted).toList();
    }

    private static void add(Set<String> chosen, List<String> near, int names) {
        near.stream()
                .filter(text -> names >= FEWEST_NAMES || text.startsWith(PREFIX))
                .map(text -> text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text)
                .forEach(chosen::add);
    }

    private static List<String> candidates(List<String> strings) {
        Set<String> seen = new HashSet<>();
        return strings.stream()
                .map(String::strip)
                .filter(text -> text.length() >= SHORTEST)
                .filter(text -> TWO_WORDS
                        .matcher(CONVERSION.matcher(text).replaceAll("\0"))
                        .find())
                .filter(text -> !CONDITION.matcher(text).find())
                .filter(seen::add)
                .toList();
    }

    private static boolean isWanted(String text) {
        return NOT_MESSAGES.stream()
                .noneMatch(not ->
                        not.endsWith("*") ? text.startsWith(not.substring(0, not.length() - 1)) : text.equals(not));
    }

    private static Set<String> notMessages() {
        try (InputStream in = MessageStrings.class.getResourceAsStream("not-messages.txt")) {
            if (in == null) {
                throw new IllegalStateException("there is no not-messages.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("= ") && !line.startsWith("// "))
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
