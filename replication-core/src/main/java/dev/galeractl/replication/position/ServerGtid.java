package dev.galeractl.replication.position;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MariaDB's own transaction id, which {@code wsrep_gtid_mode} keeps beside Galera's.
 *
 * @param domain from 0 to 2^32-1
 * @param server from 0 to 2^32-1
 * @param sequence from 0
 */
public record ServerGtid(long domain, long server, long sequence) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,10})-([0-9]{1,10})-([0-9]{1,19})");
    private static final long LARGEST_ID = 0xFFFF_FFFFL;

    /** Reads {@code domain-server-sequence}, strictly. */
    public static ServerGtid parse(String text) throws PositionProblem {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            try {
                long domain = Long.parseLong(matcher.group(1));
                long server = Long.parseLong(matcher.group(2));
                long sequence = Long.parseLong(matcher.group(3));
                if (domain <= LARGEST_ID && server <= LARGEST_ID) {
                    return new ServerGtid(domain, server, sequence);
                }
            } catch (NumberFormatException tooLarge) {
                throw new PositionProblem("'" + Excerpt.of(text) + "' is not a GTID: its last number is too large");
            }
        }
        throw new PositionProblem("'" + Excerpt.of(text) + "' is not a GTID: expected domain-server-sequence");
    }

    @Override
    public String toString() {
        return domain + "-" + server + "-" + sequence;
    }
}
