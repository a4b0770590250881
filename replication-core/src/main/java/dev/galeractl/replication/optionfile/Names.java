package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.optionfile.OptionFileProblem.Kind;
import dev.galeractl.replication.source.SourceSpan;
import java.util.Optional;

/**
 * Makes a written option name canonical, as the server's option reader understands it.
 *
 * <p>Tried on MariaDB 10.11: {@code loose_ skip_ disable_ enable_} may stand before each other and before an
 * abbreviation; the innermost of {@code skip_ disable_ enable_} decides. {@code skip_x} gives 0 whatever its value, but
 * {@code skip_x=0} gives 1; {@code enable_x} gives 1, but {@code enable_x=0} gives 0. A name that is itself an option,
 * such as {@code skip_networking}, is taken as it is. {@code maximum_x} is an option of its own and leaves {@code x} alone.
 */
final class Names {
    private static final String LOOSE = "loose_";

    private Names() {}

    /** A setting, and what is odd about its name. */
    record Named(OptionSetting setting, Optional<Kind> problem) {}

    static Named name(
            OptionCatalog catalog,
            String written,
            Optional<String> value,
            String group,
            SourceSpan nameSpan,
            Optional<SourceSpan> valueSpan) {
        String whole = EffectiveOptions.canonical(written);
        boolean loose = false;
        boolean outermost = true;
        String unknown = whole;
        String rest = whole;
        Optional<String> effective = value;
        while (true) {
            Optional<String> known =
                    catalog.isKnown(rest) || rest.isEmpty() ? Optional.of(rest) : catalog.expandPrefix(rest);
            if (known.isPresent()) {
                Optional<Kind> problem =
                        known.get().equals(rest) ? Optional.empty() : Optional.of(Kind.ABBREVIATED_NAME);
                // For what is no switch the server's inner "enabled" counts as no value given: the default stays.
                boolean nothing = !outermost
                        && effective.equals(Optional.of("1"))
                        && catalog.isSwitch(known.get()).equals(Optional.of(false));
                return new Named(
                        new OptionSetting(
                                known.get(),
                                written,
                                nothing ? Optional.empty() : effective,
                                group,
                                nameSpan,
                                valueSpan,
                                loose),
                        problem);
            }
            boolean ambiguous = catalog.isAmbiguous(rest);
            if (!ambiguous && rest.startsWith(LOOSE)) {
                loose = true;
                rest = rest.substring(LOOSE.length());
                unknown = outermost ? rest : unknown;
            } else if (!ambiguous && rest.startsWith("skip_")) {
                outermost = false;
                effective = Optional.of(isZero(value) ? "1" : "0");
                rest = rest.substring("skip_".length());
            } else if (!ambiguous && rest.startsWith("disable_")) {
                outermost = false;
                effective = Optional.of(isZero(value) ? "1" : "0");
                rest = rest.substring("disable_".length());
            } else if (!ambiguous && rest.startsWith("enable_")) {
                outermost = false;
                effective = Optional.of(isZero(value) ? "0" : "1");
                rest = rest.substring("enable_".length());
            } else {
                return new Named(
                        new OptionSetting(unknown, written, value, group, nameSpan, valueSpan, loose),
                        ambiguous ? Optional.of(Kind.AMBIGUOUS_NAME) : Optional.empty());
            }
        }
    }

    private static boolean isZero(Optional<String> value) {
        return value.isPresent() && value.get().equals("0");
    }
}
