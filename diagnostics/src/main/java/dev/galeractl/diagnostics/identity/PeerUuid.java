package dev.galeractl.diagnostics.identity;

/** The two forms in which logs write the UUID that a node has within its group: whole, and as its first and fourth part. */
public final class PeerUuid {

    private static final int WHOLE = 36;

    /** An empty or damaged gvwstate.dat gives a node this identity (seen with Galera 26.4.23), or none at all with older ones. */
    private static final String NONE = "00000000-";

    private PeerUuid() {}

    /** {@code 9af67ac9-e67a-11f1-aeb3-378b086cf47a} becomes {@code 9af67ac9-aeb3}; anything else stays as it is. */
    public static String shortForm(String uuid) {
        return isWhole(uuid) ? uuid.substring(0, 9) + uuid.substring(19, 23) : uuid;
    }

    public static boolean isWhole(String uuid) {
        return uuid.length() == WHOLE
                && uuid.charAt(8) == '-'
                && uuid.charAt(13) == '-'
                && uuid.charAt(18) == '-'
                && uuid.charAt(23) == '-';
    }

    /** Whether it names no node: all zeros, or the little more that a lost identity leaves. */
    public static boolean isNobody(String uuid) {
        return uuid.isEmpty() || uuid.startsWith(NONE);
    }
}
