package dev.galeractl.replication.address;

import dev.galeractl.replication.address.AddressProblem.Kind;
import dev.galeractl.replication.address.ClusterAddress.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one cluster address from left to right and notes every mistake on the way. */
final class ClusterAddressParser {

    private static final String STRAY_QUOTES = "\"'`\u2018\u2019\u201c\u201d";

    /** Blanks and quotation marks before the scheme, then the scheme with whatever stands between it and the members. */
    private static final Pattern START = Pattern.compile(
            "([\\s\u3000" + STRAY_QUOTES + "]*)([A-Za-z][A-Za-z0-9+.-]*)?(:?[/\\\\]*|\uff1a[/\uff0f]*)");

    /** Everything that people put between two members: the comma, and what they take for one. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\u3000,;|\u3001\uff0c\uff1b]+");

    private static final Pattern SCHEME_AGAIN = Pattern.compile("[A-Za-z]+:?[/\\\\]{1,3}");

    private static final Pattern STRAY_IN_MEMBER = Pattern.compile("[^@\\[]*@|[" + STRAY_QUOTES + "]+");

    private static final Pattern OPTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*=.*");

    /** A separator that was meant as {@code &}: what follows it looks like the next option. */
    private static final Pattern WRONG_AMPERSAND = Pattern.compile("[;,?]\\s*(?=[a-z_]+\\.[a-z_.]+=)");

    /** Schemes of other worlds, and of Galera's own tests; for these a similar spelling is no help. */
    private static final Set<String> OTHER_SCHEMES = Set.of("dummy", "loop");

    private final String text;
    private final List<AddressProblem> problems = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    ClusterAddressParser(String text) {
        this.text = text;
    }

    ClusterAddress parse() {
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            throw new IllegalStateException("a pattern of optional parts matches every text");
        }
        if (!start.group(1).isEmpty()) {
            problem(Kind.STRAY, 0, start.end(1), "");
        }
        String scheme = scheme(start);
        int membersStart = scheme.isEmpty() ? startWithoutScheme(start) : start.end();
        int question = text.indexOf('?', membersStart);
        int membersEnd = question < 0 ? text.length() : question;
        members(membersStart, membersEnd);
        if (question >= 0) {
            options(question + 1);
        }
        // Not Comparator.comparingInt: its lambda is one that can be serialized, which takes a cold JVM 2 ms.
        problems.sort((one, other) -> Integer.compare(one.offset(), other.offset()));
        return new ClusterAddress(text, scheme, members, options, problems);
    }

    /** The scheme as written; empty if the word found there is rather the first member. */
    private String scheme(Matcher start) {
        String word = Optional.ofNullable(start.group(2)).orElse("");
        String between = start.group(3);
        boolean slashes = between.endsWith("/") || between.endsWith("\\") || between.endsWith("\uff0f");
        if (word.isEmpty() || !(slashes || meantAsScheme(word))) {
            return "";
        }
        if (!word.equals(ClusterAddress.SCHEME)) {
            Optional<String> suggestion = OTHER_SCHEMES.contains(word.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of(ClusterAddress.SCHEME);
            problems.add(new AddressProblem(Kind.SCHEME_UNKNOWN, start.start(2), word.length(), suggestion));
        }
        if (!between.equals("://")) {
            problem(Kind.SLASHES, start.start(3), between.length(), "://");
        }
        return word;
    }

    /** A word directly before the first member, without slashes, is a scheme only if it looks like ours. */
    private static boolean meantAsScheme(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals(ClusterAddress.SCHEME) || lower.equals("gcom") || lower.equals("gcommm");
    }

    private int startWithoutScheme(Matcher start) {
        String between = start.group(3);
        boolean word = start.group(2) != null;
        int from = start.end(1);
        int length = word ? 0 : between.length();
        problem(Kind.SCHEME_MISSING, from, length, ClusterAddress.SCHEME + "://");
        return from + length;
    }

    private void members(int start, int end) {
        Matcher between = BETWEEN.matcher(text).region(start, end);
        int from = start;
        while (between.find()) {
            if (between.start() > from) {
                member(from, between.start());
            }
            boolean first = between.start() == start;
            boolean last = between.end() == end;
            separator(between.group(), between.start(), first || last);
            from = between.end();
        }
        if (from < end) {
            member(from, end);
        }
    }

    private void separator(String written, int offset, boolean atAnEnd) {
        if (written.equals(",") && !atAnEnd) {
            return;
        }
        String marks = written.replaceAll("[\\s\u3000]", "");
        Kind kind;
        if (marks.isEmpty()) {
            kind = atAnEnd ? Kind.STRAY : Kind.SEPARATOR;
        } else if (marks.equals(",") && !atAnEnd) {
            kind = Kind.STRAY;
        } else if (marks.chars().allMatch(mark -> mark == ',')) {
            kind = Kind.EMPTY_MEMBER;
        } else {
            kind = Kind.SEPARATOR;
        }
        problem(kind, offset, written.length(), atAnEnd ? "" : ",");
    }

    private void member(int start, int end) {
        int before = problems.size();
        int from = start;
        Matcher again = SCHEME_AGAIN.matcher(text).region(from, end);
        if (again.lookingAt()) {
            problem(Kind.SCHEME_REPEATED, from, again.end() - from, "");
            from = again.end();
        }
        Matcher stray = STRAY_IN_MEMBER.matcher(text).region(from, end);
        if (stray.lookingAt()) {
            problem(Kind.STRAY, from, stray.end() - from, "");
            from = stray.end();
        }
        int to = end;
        int path = firstOf("/\\", from, end);
        if (path >= 0) {
            problem(Kind.PATH, path, end - path, "");
            to = path;
        }
        int quote = firstOf(STRAY_QUOTES, from, to);
        if (quote >= 0) {
            problem(Kind.STRAY, quote, to - quote, "");
            to = quote;
        }
        if (from < to) {
            hostAndPort(from, to);
        } else {
            // Nothing is left of it: leaving the rest out as well could turn the address into an empty one, which makes
            // a new cluster.
            problems.subList(before, problems.size()).clear();
            problem(Kind.HOST, start, end - start, Optional.empty());
        }
    }

    private int firstOf(String marks, int from, int to) {
        for (int i = from; i < to; i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void hostAndPort(int from, int to) {
        String member = text.substring(from, to);
        int close = member.lastIndexOf(']');
        if (member.startsWith("[")) {
            if (close < 0 || (close + 1 < member.length() && member.charAt(close + 1) != ':')) {
                problem(Kind.BRACKETS, from, to - from, Optional.empty());
                return;
            }
            String host = member.substring(1, close);
            if (IpLiteral.bytes(host).isEmpty() || host.indexOf(':') < 0) {
                problem(Kind.HOST, from, close + 1, Optional.empty());
            }
            OptionalInt port = close + 1 < member.length() ? port(from + close + 1, to) : OptionalInt.empty();
            members.add(new Member(host, port, from, to - from));
            return;
        }
        int colon = member.indexOf(':');
        if (colon >= 0 && member.indexOf(':', colon + 1) >= 0) {
            bareIpv6(member, from, to);
            return;
        }
        String host = colon < 0 ? member : member.substring(0, colon);
        if (host.isEmpty()) {
            problem(Kind.HOST, from, to - from, Optional.empty());
            return;
        }
        if (!PlainClusterAddress.isHost(host)) {
            problem(Kind.HOST, from, host.length(), Optional.empty());
        }
        OptionalInt port = colon < 0 ? OptionalInt.empty() : port(from + colon, to);
        members.add(new Member(host, port, from, to - from));
    }

    private void bareIpv6(String member, int from, int to) {
        if (IpLiteral.bytes(member).isEmpty()) {
            problem(Kind.HOST, from, to - from, Optional.empty());
            return;
        }
        problem(Kind.BRACKETS, from, to - from, "[" + member + "]");
        members.add(new Member(member, OptionalInt.empty(), from, to - from));
    }

    /** @param colon where the port's colon stands */
    private OptionalInt port(int colon, int to) {
        String digits = text.substring(colon + 1, to);
        if (digits.isEmpty()) {
            problem(Kind.PORT, colon, 1, "");
            return OptionalInt.empty();
        }
        OptionalInt port = NodeAddress.parsePort(digits);
        if (port.isEmpty()) {
            problem(Kind.PORT, colon + 1, digits.length(), Optional.empty());
        }
        return port;
    }

    private void options(int start) {
        int from = start;
        while (from <= text.length()) {
            int ampersand = text.indexOf('&', from);
            int to = ampersand < 0 ? text.length() : ampersand;
            option(from, to);
            from = to + 1;
        }
    }

    private void option(int from, int to) {
        String piece = text.substring(from, to);
        if (piece.isEmpty()) {
            return;
        }
        Matcher wrong = WRONG_AMPERSAND.matcher(piece);
        if (wrong.find()) {
            problem(Kind.OPTION, from + wrong.start(), wrong.end() - wrong.start(), "&");
        } else if (OPTION.matcher(piece).matches()) {
            int equals = piece.indexOf('=');
            options.put(piece.substring(0, equals), piece.substring(equals + 1));
        } else {
            problem(Kind.OPTION, from, piece.length(), Optional.empty());
        }
    }

    private void problem(Kind kind, int offset, int length, String suggestion) {
        problem(kind, offset, length, Optional.of(suggestion));
    }

    private void problem(Kind kind, int offset, int length, Optional<String> suggestion) {
        problems.add(new AddressProblem(kind, offset, length, suggestion));
    }
}
