package dev.galeractl.cli.render;

/** The one place that knows what a role in a text looks like on a terminal; a plain theme changes nothing. */
public enum Theme {
    PLAIN,
    COLOURED;

    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    public static Theme of(boolean coloured) {
        return coloured ? COLOURED : PLAIN;
    }

    public String paint(Role role, String text) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> text.isEmpty() ? text : ESCAPE + role.graphics + "m" + text + RESET;
        };
    }

    /** What a piece of text means. Only the sixteen colours every terminal has, so that its own scheme holds. */
    public enum Role {
        ERROR("1;31"),
        WARNING("1;33"),
        NOTICE("1;36"),
        GOOD("1;32"),
        STRONG("1"),
        FAINT("2"),
        COMMAND("36"),
        PLACE("34");

        private final String graphics;

        Role(String graphics) {
            this.graphics = graphics;
        }
    }
}
