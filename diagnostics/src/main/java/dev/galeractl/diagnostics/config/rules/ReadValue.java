package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.replication.option.knowledge.Bounds;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.option.knowledge.ValueType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * An option's value as the server or the provider reads it, comparable with another: {@code 1G} and {@code 1024M} are the same, and so are {@code ON}
 * and {@code 1}.
 *
 * @param normal the same text for the same value
 * @param amount what it counts
 * @param readable false if the option does not take it as it stands
 */
public record ReadValue(String normal, Optional<BigDecimal> amount, boolean readable) {
    private static final ValueType NUMBER = new ValueType.Whole(Place.SERVER, Bounds.NONE);

    /** What an option takes may not be known for every server; a number is one in any case, and every text is taken then. */
    public static ReadValue of(Optional<KnownOption> option, Target target, String text) {
        Optional<ValueType> type = option.flatMap(it -> it.type(target)).map(Fact::value);
        Reading reading = type.orElse(NUMBER).read(text);
        if (!(reading instanceof Reading.Good good)) {
            return new ReadValue(asSwitch(text.strip()), Optional.empty(), type.isEmpty());
        }
        String normal =
                good.amount().map(it -> it.stripTrailingZeros().toPlainString()).orElse(good.normalised());
        return new ReadValue(asSwitch(normal), good.amount(), true);
    }

    private static String asSwitch(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "ON", "TRUE" -> "1";
            case "OFF", "FALSE" -> "0";
            default -> text;
        };
    }
}
