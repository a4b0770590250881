package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.JsonCursor;
import dev.galeractl.replication.source.SourcePosition;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the settings of a {@code mysqld-auto.cnf}, with their places. MySQL's manual shows one form of it ("The persisted_variables Table"): an object for
 * each variable, with its {@code Value}. Around these the versions nest differently; so a variable is whatever object has a {@code Value}.
 */
final class PersistedReader {
    private static final String VALUE = "Value";
    /** More than any version nests; what goes deeper is no such file. */
    private static final int DEEPEST = 16;

    private final SourceText text;
    private final JsonCursor json;
    private final List<OptionSetting> settings = new ArrayList<>();

    PersistedReader(SourceText text) {
        this.text = text;
        this.json = new JsonCursor(text.text());
    }

    /** A string and where it stands, without its quotes. */
    private record Quoted(String decoded, int from, int to) {}

    /** Empty if the text is no JSON object; a file without any byte has no settings. */
    Optional<List<OptionSetting>> read() {
        json.blanks();
        if (!json.isAtEnd()) {
            object(Optional.empty(), 0);
            json.blanks();
        }
        return json.isBroken() || !json.isAtEnd() ? Optional.empty() : Optional.of(List.copyOf(settings));
    }

    /** The line that was reached. */
    int line() {
        return position(json.offset()).line();
    }

    private void object(Optional<Quoted> owner, int depth) {
        json.expect('{');
        if (depth > DEEPEST) {
            json.fail();
        }
        json.blanks();
        while (!json.isBroken() && !json.is('}')) {
            Quoted member = string();
            json.blanks();
            json.expect(':');
            json.blanks();
            value(owner, member, depth);
            json.blanks();
            if (json.take(',')) {
                json.blanks();
            } else if (!json.is('}')) {
                json.fail();
            }
        }
        json.expect('}');
    }

    private void value(Optional<Quoted> owner, Quoted member, int depth) {
        if (json.is('{')) {
            object(Optional.of(member), depth + 1);
        } else if (json.is('[')) {
            json.skipped();
        } else if (json.is('"')) {
            Quoted value = string();
            if (member.decoded().equals(VALUE) && !json.isBroken()) {
                owner.ifPresent(variable -> settings.add(setting(variable, value)));
            }
        } else {
            json.word();
        }
    }

    private Quoted string() {
        int from = Math.min(json.offset() + 1, text.text().length());
        String decoded = json.string();
        int to = Math.max(from, json.offset() - 1);
        if (text.text().substring(from, to).indexOf('\n') >= 0) {
            json.fail();
        }
        return new Quoted(decoded, from, to);
    }

    private OptionSetting setting(Quoted variable, Quoted value) {
        return new OptionSetting(
                EffectiveOptions.canonical(variable.decoded()),
                variable.decoded(),
                Optional.of(value.decoded()),
                PersistedVariables.ORIGIN,
                span(variable),
                Optional.of(span(value)),
                false);
    }

    private SourceSpan span(Quoted quoted) {
        return new SourceSpan(position(quoted.from()), quoted.to() - quoted.from());
    }

    private SourcePosition position(int offset) {
        String before = text.text().substring(0, offset);
        int line = (int) before.chars().filter(it -> it == '\n').count() + 1;
        return new SourcePosition(text.name(), line, offset - before.lastIndexOf('\n'));
    }
}
