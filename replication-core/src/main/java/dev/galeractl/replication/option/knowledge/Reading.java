package dev.galeractl.replication.option.knowledge;

import java.math.BigDecimal;
import java.util.Optional;

/** What a server or provider makes of a value's text. */
public sealed interface Reading {

    /**
     * It is taken.
     *
     * @param normalised the same value in the way most people write it
     * @param amount of what counts something: seconds of a duration, bytes of a size
     */
    record Good(String normalised, Optional<BigDecimal> amount) implements Reading {

        static Good of(String normalised) {
            return new Good(normalised, Optional.empty());
        }

        static Good of(String normalised, BigDecimal amount) {
            return new Good(normalised, Optional.of(amount));
        }
    }

    /**
     * It is not taken as it stands.
     *
     * @param offset of the first character that does not fit; the text's length if something is missing at its end
     */
    record Bad(Reason reason, int offset) implements Reading {}

    /** Why a value is not taken. */
    enum Reason {
        EMPTY,
        NOT_A_NUMBER,
        NOT_A_SIZE,
        NOT_A_DURATION,
        NOT_A_SWITCH,
        /** None of the words that can be chosen. */
        NOT_A_CHOICE,
        TOO_SMALL,
        TOO_LARGE;

        /** True if it was understood, and is outside of the range. */
        public boolean isAboutRange() {
            return this == TOO_SMALL || this == TOO_LARGE;
        }
    }
}
