package dev.galeractl.replication.yaml;

import dev.galeractl.replication.yaml.YamlNode.Place;

/** A text that is no YAML, or makes use of what no file of ours needs and its readers would therefore misread. */
public final class NotYaml extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The library's own words say what; they are English. */
        SYNTAX,
        /** {@code *name}: what it stands for stands elsewhere, and a mistake in it would be pointed at here. */
        ALIAS,
        /** A second document behind {@code ---}, which nobody would read. */
        SECOND_DOCUMENT
    }

    private final Kind kind;
    private final transient Place at;
    private final String detail;

    NotYaml(Kind kind, Place at, String detail) {
        super(kind + " at " + at.line() + ":" + at.column() + " " + detail);
        this.kind = kind;
        this.at = at;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    public Place at() {
        return at;
    }

    /** The library's words, or the name of the alias. */
    public String detail() {
        return detail;
    }
}
