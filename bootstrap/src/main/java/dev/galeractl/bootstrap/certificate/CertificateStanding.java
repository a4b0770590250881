package dev.galeractl.bootstrap.certificate;

/** Whether what lies on a node can stay. */
public enum CertificateStanding {
    /** It is good for months. */
    GOOD,
    /** It is valid now and will not be for long. */
    EXPIRING,
    /** Its time is over, or has not come. */
    NOT_VALID_NOW,
    /** There is none, or it cannot be read. */
    ABSENT,
    /** The key is missing, locked or another's. */
    KEY_UNFIT,
    /** Another authority signed it. */
    OTHER_AUTHORITY,
    /** It does not name the node, or not all of its addresses. */
    OTHER_NAMES
}
