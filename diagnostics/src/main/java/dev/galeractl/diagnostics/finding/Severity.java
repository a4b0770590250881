package dev.galeractl.diagnostics.finding;

/** How bad a finding is, the worst first; it belongs to the circumstance on the finding's page, never to the code alone. */
public enum Severity {
    /** The server does not start, or what it does costs data or the cluster. */
    ERROR,
    /** It works today and will hurt. */
    WARNING,
    /** Worth knowing; nothing is broken. */
    NOTICE
}
