package dev.galeractl.replication.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks the lines of a stretch of a log and says of each, from its bytes alone, whether it is plain: one logical line whose head (or whose lack of one)
 * and whose message are where {@link LogLineParser} would find them. Only what is not plain, or says something, needs to be decoded.
 *
 * <ol>
 *   <li>Eight bytes at a time are searched for the line's end, for what is neither printable ASCII nor a tab, and for colons in the distance they have in a time,
 *       {@code :23:}. A line with anything unprintable is not plain.
 *   <li>A line that starts with a digit and has one time may have the head of a server: {@code 2026-11-22 10:23:11 0 [Note] …}, {@code 130125
 *       12:53:42 [Note] …}, {@code 2020-01-01T10:11:12.123456Z 0 [Note] [MY-000000] [Galera] …}. It is read by the parser's rules; where they leave the
 *       narrow path, the line is not plain. Nor is one of level ERROR.
 *   <li>A line without a time has no head of any dialect. Unless it starts like something that carries time or level in another way (JSON, a script's
 *       mark), it is plain and bare.
 * </ol>
 *
 * <p>What holds: a plain line is what the parser makes of it (a test compares); in doubt a line is not plain. It is a cursor for one thread, without
 * any object for each line.
 */
public final class LineCursor {

    /** Bytes that must be readable behind the stretch; the first of them must be a newline. */
    static final int PADDING = 16;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = EACH << 7;
    private static final long LOW = EACH * 0x7f;
    private static final long NEWLINES = EACH * '\n';
    private static final long COLONS = EACH * ':';
    private static final long BLANKS = EACH * ' ';
    private static final long TABS = EACH * '\t';

    private static final byte[][] LEVELS = {
        bytes("Note]"),
        bytes("Warning]"),
        bytes("System]"),
        bytes("NOTE]"),
        bytes("WARNING]"),
        bytes("INFO]"),
        bytes("Info]")
    };
    private static final LogLevel[] MEANINGS = {
        LogLevel.NOTE, LogLevel.WARNING, LogLevel.SYSTEM, LogLevel.NOTE, LogLevel.WARNING, LogLevel.NOTE, LogLevel.NOTE
    };
    private static final byte[] CODE = bytes("[MY-");
    private static final byte[] WSREP = bytes("WSREP");

    /** What Codership's MySQL 8 marks the provider's messages with. */
    private static final byte[] PROVIDER = bytes("P: ");

    private static final byte[] GALERA = bytes("Galera]");
    private static final byte[] SCRIPT = bytes("WSREP_SST");

    private final byte[] bytes;
    private final int limit;

    private int following;
    private int number;

    private int start;
    private int newline;

    /** As {@link #newline}, but without a CR. */
    private int end;

    private int times;
    private int oddAt;

    private boolean plain;
    private boolean headed;
    private boolean wsrep;
    private int textStart;
    private int messageStart;
    private int messageEnd;

    // Of the head, for decoding it.
    private int clockStart;
    private int clockEnd;
    private int threadStart;
    private int threadEnd;
    private int level;
    private int codeStart;
    private int codeEnd;
    private int subsystemStart;
    private int subsystemEnd;

    /** The time of the last decoded line, and where it stands: many lines have the same. */
    private Optional<LogTime> latest = Optional.empty();

    private int latestStart;
    private int latestEnd;

    /**
     * @param limit index behind the last line; {@value #PADDING} bytes more must be there, the first a newline
     * @param firstLine number of the first line
     */
    LineCursor(byte[] bytes, int limit, int firstLine) {
        this.bytes = bytes;
        this.limit = limit;
        this.number = firstLine - 1;
    }

    private static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** Goes to the next line; false if there is none. */
    public boolean next() {
        if (following >= limit) {
            return false;
        }
        start = following;
        number++;
        scan();
        newline = end;
        following = end + 1;
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        headed = false;
        wsrep = false;
        plain = oddAt >= end && end - start <= LogReader.LONGEST_PIECE && classify();
        return true;
    }

    private void scan() {
        int at = start;
        long colonsBefore = 0;
        times = 0;
        oddAt = Integer.MAX_VALUE;
        while (true) {
            long word = (long) WORD.get(bytes, at);
            long newlines = zeros(word ^ NEWLINES);
            // Not ASCII, or below a blank; exact up to the first one, which is all that counts.
            long odd = (word | ((word - BLANKS) & ~word)) & HIGH & ~zeros(word ^ TABS);
            long colons = zeros(word ^ COLONS);
            if (newlines != 0) {
                long before = (newlines & -newlines) - 1;
                odd &= before;
                colons &= before;
            }
            if (odd != 0 && oddAt == Integer.MAX_VALUE) {
                oddAt = at + (Long.numberOfTrailingZeros(odd) >>> 3);
            }
            long pairs = colons & ((colons << 24) | (colonsBefore >>> 40));
            if (pairs != 0) {
                times += Long.bitCount(pairs);
            }
            if (newlines != 0) {
                end = at + (Long.numberOfTrailingZeros(newlines) >>> 3);
                return;
            }
            colonsBefore = colons;
            at += Long.BYTES;
        }
    }

    /** The high bit of each byte that is zero. */
    private static long zeros(long word) {
        return ~(((word & LOW) + LOW) | word | LOW);
    }

    private boolean classify() {
        messageEnd = end;
        while (messageEnd > start && isBlank(messageEnd - 1)) {
            messageEnd--;
        }
        if (messageEnd == start) {
            textStart = start;
            messageStart = start;
            return true;
        }
        if (times == 0) {
            return bare();
        }
        return times == 1 && isDigit(start) && head();
    }

    private boolean bare() {
        int at = start;
        while (isBlank(at)) {
            at++;
        }
        byte first = bytes[at];
        if (first == '{' || first == '[' || first == '<' || startsWith(at, SCRIPT)) {
            return false;
        }
        message(at);
        return true;
    }

    /** Where the message starts; behind {@code WSREP: } or {@code P: }. */
    private void message(int at) {
        textStart = Math.min(at, messageEnd);
        messageStart = textStart;
        if (startsWith(messageStart, WSREP)) {
            wsrep = true;
            int behind = messageStart + WSREP.length;
            if (behind + 1 < messageEnd && bytes[behind] == ':' && bytes[behind + 1] == ' ') {
                messageStart = behind + 2;
            }
        } else if (wsrep && messageStart + PROVIDER.length <= messageEnd && startsWith(messageStart, PROVIDER)) {
            messageStart += PROVIDER.length;
        }
    }

    private boolean head() {
        clockEnd = clock();
        if (clockEnd < 0) {
            return false;
        }
        int at = thread(clockEnd);
        if (at < 0 || bytes[at] != '[') {
            return false;
        }
        at = level(at + 1);
        if (at < 0) {
            return false;
        }
        codeStart = 0;
        subsystemStart = 0;
        int blanks = 0;
        while (isBlank(at + blanks)) {
            blanks++;
        }
        if (startsWith(at + blanks, CODE)) {
            if (blanks > 1 || bytes[at] == '\t') {
                return false;
            }
            at = codeAndSubsystem(at + blanks);
            if (at < 0) {
                return false;
            }
        }
        headed = true;
        message(bytes[at] == ' ' ? at + 1 : at);
        return true;
    }

    /** Index behind date, time, fraction and zone; -1 if they are not as expected. */
    private int clock() {
        int at = start;
        boolean iso = false;
        int month;
        int day;
        if (bytes[start + 4] == '-') {
            if (!areDigits(start, 4)
                    || bytes[start + 7] != '-'
                    || !areDigits(start + 5, 2)
                    || !areDigits(start + 8, 2)) {
                return -1;
            }
            month = number(start + 5);
            day = number(start + 8);
            at += 10;
            iso = bytes[at] == 'T';
        } else {
            if (!areDigits(start, 6)) {
                return -1;
            }
            month = number(start + 2);
            day = number(start + 4);
            at += 6;
        }
        if (iso) {
            at++;
        } else {
            int blanks = blanks(at);
            if (blanks == 0 || blanks > 2) {
                return -1;
            }
            at += blanks;
        }
        clockStart = at;
        if (bytes[at + 1] == ':') {
            at--;
            if (!isDigit(at + 1)) {
                return -1;
            }
        } else if (!areDigits(at, 2) || number(at) > 23) {
            return -1;
        }
        boolean valid = isDay(month, day)
                && bytes[at + 2] == ':'
                && areDigits(at + 3, 2)
                && number(at + 3) <= 59
                && bytes[at + 5] == ':'
                && areDigits(at + 6, 2)
                && number(at + 6) <= 60
                && !isDigit(at + 8);
        return valid ? fractionAndZone(at + 8, iso) : -1;
    }

    /** The 29th of February is left to the parser, which knows the calendar. */
    private static boolean isDay(int month, int day) {
        int days = month == 2 ? 28 : 30 + ((month + (month >> 3)) & 1);
        return month >= 1 && month <= 12 && day >= 1 && day <= days;
    }

    private int fractionAndZone(int from, boolean iso) {
        int at = from;
        if (bytes[at] == '.' || bytes[at] == ',') {
            int digits = digits(at + 1);
            if (digits == 0 || digits > 9 || (bytes[at] == ',' && digits != 3)) {
                return -1;
            }
            at += 1 + digits;
        }
        if (iso && bytes[at] == 'Z') {
            return at + 1;
        }
        if (iso && (bytes[at] == '+' || bytes[at] == '-')) {
            boolean zone = areDigits(at + 1, 2) && bytes[at + 3] == ':' && areDigits(at + 4, 2) && number(at + 1) < 18;
            return zone ? at + 6 : -1;
        }
        return at;
    }

    /** Index of what follows blanks, a thread if there is one, and blanks; -1 if it is not as expected. */
    private int thread(int from) {
        int at = from + blanks(from);
        threadStart = at;
        threadEnd = at;
        if (at == from || !isDigit(at)) {
            return at == from ? -1 : at;
        }
        boolean hexadecimal = bytes[at] == '0' && bytes[at + 1] == 'x';
        int digits = hexadecimal ? hexadecimals(at + 2) : digits(at);
        int behind = at + digits + (hexadecimal ? 2 : 0);
        if (digits == 0 || digits > 15 || bytes[behind] != ' ') {
            return -1;
        }
        threadEnd = behind;
        return behind + blanks(behind);
    }

    private int level(int at) {
        for (level = 0; level < LEVELS.length; level++) {
            if (startsWith(at, LEVELS[level])) {
                return at + LEVELS[level].length;
            }
        }
        return -1;
    }

    /** Behind {@code [MY-000000] [Galera]}; -1 if that is not what stands there. */
    private int codeAndSubsystem(int at) {
        int close = at + CODE.length + digits(at + CODE.length);
        if (close == at + CODE.length || close > at + 15 || bytes[close] != ']' || bytes[close + 1] != ' ') {
            return -1;
        }
        codeStart = at + 1;
        codeEnd = close;
        if (bytes[close + 2] != '[') {
            return isBlank(close + 2) ? -1 : close + 1;
        }
        int name = close + 3;
        int behind = name;
        while (behind < end && behind - name < 19 && isName(bytes[behind])) {
            behind++;
        }
        if (behind == name || bytes[behind] != ']') {
            return -1;
        }
        subsystemStart = name;
        subsystemEnd = behind;
        wsrep = startsWith(name, WSREP) || startsWith(name, GALERA);
        return behind + 1;
    }

    private boolean startsWith(int at, byte[] expected) {
        // Mostly the first byte decides, without a call.
        return at + expected.length <= end
                && bytes[at] == expected[0]
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    private static boolean isName(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '-' || b == '_';
    }

    private boolean isBlank(int at) {
        return bytes[at] == ' ' || bytes[at] == '\t';
    }

    private boolean isDigit(int at) {
        return bytes[at] >= '0' && bytes[at] <= '9';
    }

    private boolean areDigits(int at, int count) {
        for (int i = at; i < at + count; i++) {
            if (!isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of two digits. */
    private int number(int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    private int digits(int from) {
        int at = from;
        while (isDigit(at)) {
            at++;
        }
        return at - from;
    }

    private int hexadecimals(int from) {
        int at = from;
        while (isDigit(at) || (bytes[at] >= 'a' && bytes[at] <= 'f') || (bytes[at] >= 'A' && bytes[at] <= 'F')) {
            at++;
        }
        return at - from;
    }

    private int blanks(int from) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        return at - from;
    }

    /** Of a plain line: the line, as {@link LogLineParser} would make it. */
    LogLine line(String file, int part) {
        String whole = text(start, end);
        boolean untrimmed = messageEnd == end || !headed;
        return new LogLine(
                file,
                number,
                1,
                headed ? time() : Optional.empty(),
                headed ? threadNumber() : OptionalLong.empty(),
                headed ? MEANINGS[level] : LogLevel.NONE,
                headed && codeStart > 0 ? Optional.of(text(codeStart, codeEnd)) : Optional.empty(),
                headed && subsystemStart > 0 ? Optional.of(text(subsystemStart, subsystemEnd)) : Optional.empty(),
                text(textStart, messageEnd),
                untrimmed ? whole : text(start, messageEnd),
                whole,
                part,
                false);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private OptionalLong threadNumber() {
        if (threadStart == threadEnd) {
            return OptionalLong.empty();
        }
        boolean hexadecimal = bytes[threadStart + 1] == 'x';
        return OptionalLong.of(
                Long.parseLong(text(hexadecimal ? threadStart + 2 : threadStart, threadEnd), hexadecimal ? 16 : 10));
    }

    private Optional<LogTime> time() {
        if (latest.isEmpty() || !Arrays.equals(bytes, start, clockEnd, bytes, latestStart, latestEnd)) {
            latest = Optional.of(readTime());
            latestStart = start;
            latestEnd = clockEnd;
        }
        return latest;
    }

    private LogTime readTime() {
        boolean longYear = bytes[start + 4] == '-';
        int at = clockStart;
        int hour = bytes[at + 1] == ':' ? bytes[at] - '0' : number(at);
        at += bytes[at + 1] == ':' ? 2 : 3;
        int nanos = 0;
        int behind = at + 5;
        if (bytes[behind] == '.' || bytes[behind] == ',') {
            int digits = digits(behind + 1);
            for (int i = 0; i < 9; i++) {
                nanos = nanos * 10 + (i < digits ? bytes[behind + 1 + i] - '0' : 0);
            }
            behind += 1 + digits;
        }
        LocalDateTime local = LocalDateTime.of(
                longYear ? number(start) * 100 + number(start + 2) : 2000 + number(start),
                number(longYear ? start + 5 : start + 2),
                number(longYear ? start + 8 : start + 4),
                hour,
                number(at),
                // A leap second is written as 60; java.time has no such second.
                Math.min(number(at + 3), 59),
                nanos);
        if (behind == clockEnd) {
            return new LogTime(local, Optional.empty());
        }
        int minutes = bytes[behind] == 'Z' ? 0 : number(behind + 1) * 60 + number(behind + 4);
        return new LogTime(local, Optional.of(ZoneOffset.ofTotalSeconds((bytes[behind] == '-' ? -60 : 60) * minutes)));
    }

    /** The stretch the lines are in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index of the line's first byte. */
    public int start() {
        return start;
    }

    /** Index of the LF that ends it, or of the stretch's end; a CR before it is still to be taken off. */
    public int end() {
        return newline;
    }

    /** Its number in the log. */
    public int number() {
        return number;
    }

    /** Whether all the answers below are valid: it is one logical line, not of level ERROR, whose parts are known without decoding it. */
    public boolean isPlain() {
        return plain;
    }

    /** Of a plain line: whether it has a time, and so a level; else it is bare. */
    public boolean isHeaded() {
        return headed;
    }

    /** Of a plain line: whether replication wrote it, as {@link LogLine#isWsrep()} tells. */
    public boolean isWsrep() {
        return wsrep;
    }

    /** Of a plain line: index of the first byte of its {@link LogLine#message()}. */
    public int messageStart() {
        return messageStart;
    }

    /** Of a plain line: index behind the last byte of its message, trailing blanks left off; equal to the start if there is no message. */
    public int messageEnd() {
        return messageEnd;
    }
}
