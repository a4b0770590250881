package dev.galeractl.bootstrap.guard;

/** The rows of the safety table. The slug is part of the JSON interface. */
public enum SafetyRule {
    PRIMARY_ANSWERS("primary-answers"),
    SERVER_RUNS("server-runs"),
    NO_EVIDENCE("no-evidence"),
    USER_DATA("user-data"),
    STATE_DIFFERS("state-differs"),
    POSITION("position"),
    OPTION_FILE("option-file"),
    /** What a host lacks may not, or cannot, be installed. */
    PACKAGES("packages"),
    /** What an operation did cannot be taken back without harm. */
    UNDO("undo"),
    /** What a saved plan rests on is not so any more. */
    SAVED_PLAN("saved-plan");

    private final String slug;

    SafetyRule(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
