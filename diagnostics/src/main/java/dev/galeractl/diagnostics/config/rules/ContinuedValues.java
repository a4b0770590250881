package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values that somebody wrote over several lines, as documentation and blog posts print them. No option file knows continued lines: the value ends with its
 * line, whatever stands at its end, and each further line is an option of its own, which the server does not know.
 */
public final class ContinuedValues {

    /**
     * One such value.
     *
     * @param start the option that it was meant for
     * @param lines what the server takes for further options; never empty
     */
    record Continued(OptionSetting start, List<OptionSetting> lines) {
        Continued {
            lines = List.copyOf(lines);
        }

        private boolean covers(String file, int line) {
            return file.equals(start.nameSpan().file())
                    && line >= start.nameSpan().line()
                    && line <= lines.get(lines.size() - 1).nameSpan().line();
        }

        /** All of it in one line. */
        String joined(EffectiveOptions options) {
            StringBuilder joined = new StringBuilder(piece(options, start));
            for (OptionSetting line : lines) {
                boolean list = joined.length() > 0 && joined.charAt(joined.length() - 1) == ',';
                joined.append(list ? "" : " ").append(piece(options, line));
            }
            return joined.toString();
        }

        private static String piece(EffectiveOptions options, OptionSetting setting) {
            String text = text(options, setting);
            return text.endsWith("\\") ? text.substring(0, text.length() - 1).strip() : text;
        }
    }

    private final List<Continued> all = new ArrayList<>();

    private ContinuedValues() {}

    /** Those among the settings, by the names that the server knows. */
    static ContinuedValues in(EffectiveOptions options, OptionCatalog server) {
        ContinuedValues values = new ContinuedValues();
        List<OptionSetting> settings = options.settings();
        for (int i = 0; i < settings.size(); i++) {
            OptionSetting start = settings.get(i);
            List<OptionSetting> lines = new ArrayList<>();
            for (int next = i + 1; next < settings.size(); next++) {
                OptionSetting line = settings.get(next);
                // Most options are known: their lines are not even looked at.
                if (server.isKnown(line.name())
                        || !isBeside(start, line)
                        || !goesOn(text(options, settings.get(next - 1)), text(options, start), line)) {
                    break;
                }
                lines.add(line);
            }
            if (!lines.isEmpty()) {
                values.all.add(new Continued(start, lines));
                i += lines.size();
            }
        }
        return values;
    }

    List<Continued> all() {
        return List.copyOf(all);
    }

    /** What is found in a value that was cut off, or in its lost pieces, is found in what nobody meant. */
    public List<Finding> withoutConsequences(List<Finding> findings) {
        return findings.stream()
                .filter(it -> it.circumstance().equals(OptionFileMalformed.VALUE_CONTINUED)
                        || it.evidence().stream().noneMatch(this::isInside))
                .toList();
    }

    private boolean isInside(Evidence evidence) {
        return all.stream().anyMatch(it -> it.covers(evidence.file(), evidence.line()));
    }

    private static boolean isBeside(OptionSetting start, OptionSetting line) {
        return line.group().equals(start.group())
                && line.nameSpan().file().equals(start.nameSpan().file())
                && line.nameSpan().line() > start.nameSpan().line();
    }

    /**
     * A backslash or a quotation mark that is still open says so whatever follows. A list that ends in a comma goes on with addresses only, one that ends in
     * a semicolon with the provider's options only: an unknown option of a plugin may stand behind either.
     */
    private static boolean goesOn(String before, String start, OptionSetting line) {
        if (before.endsWith("\\") || isOpen(start)) {
            return true;
        }
        return (before.endsWith(";") && OptionCatalog.ofProvider().isKnown(line.name()))
                || (before.endsWith(",") && isAddress(line.writtenName()));
    }

    private static boolean isAddress(String written) {
        String word = written.endsWith(",") ? written.substring(0, written.length() - 1) : written;
        return NodeAddress.parse(word).filter(it -> it.host().contains(".")).isPresent();
    }

    private static boolean isOpen(String line) {
        String value = line.substring(line.indexOf('=') + 1).strip();
        Optional<Character> quote =
                value.startsWith("\"") || value.startsWith("'") ? Optional.of(value.charAt(0)) : Optional.empty();
        return quote.isPresent() && value.indexOf(quote.get(), 1) < 0;
    }

    private static String text(EffectiveOptions options, OptionSetting setting) {
        SourceSpan span = setting.nameSpan();
        return options.line(span).orElse("").strip();
    }
}
