package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.replication.option.knowledge.Bounds;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.ValueType;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A value of an option file, as the server reads it. */
final class ServerValue {

    private static final ValueType NUMBER = new ValueType.Whole(Place.SERVER, Bounds.NONE);

    private ServerValue() {}

    /** The number it counts; empty if it is none. */
    static Optional<BigDecimal> number(OptionSetting setting) {
        return setting.value()
                .flatMap(text -> NUMBER.read(text) instanceof Reading.Good good ? good.amount() : Optional.empty());
    }

    /** The number that an option is set to; empty if it is not set, or to no number. */
    static Optional<Long> number(Inquiry inquiry, String option) {
        return inquiry.options().setting(option).flatMap(ServerValue::number).map(BigDecimal::longValue);
    }

    /** Whether it chooses that word, by the word itself, its beginning or its number. */
    static boolean chooses(OptionSetting setting, String word, List<String> words) {
        ValueType type = new ValueType.Choice(Place.SERVER, words);
        return setting.value()
                .filter(text -> type.read(text) instanceof Reading.Good good
                        && good.normalised().equalsIgnoreCase(word))
                .isPresent();
    }
}
