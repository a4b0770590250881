package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.SourceText;
import java.util.List;

/** Reads the text of one option file. Never throws, whatever the text; does not open what it includes. */
public final class OptionFileParser {
    private OptionFileParser() {}

    public static OptionFile parse(SourceText source) {
        return new OptionFile(source, List.of());
    }

    public static OptionFile parse(String name, String text) {
        return parse(new SourceText(name, text));
    }
}
