package dev.galeractl.replication.option.knowledge;

import java.util.List;
import java.util.Locale;

/** How words are read: switches, choices, sets. */
final class Words {

    private Words() {}

    /**
     * Seen on both: the server knows {@code 1 on true 0 off false} and takes everything else for off, with a warning;
     * the provider also {@code yes y no n} and refuses everything else. Capitals do not matter.
     */
    static Reading readSwitch(Place place, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "on", "true" -> Reading.Good.of("ON");
            case "0", "off", "false" -> Reading.Good.of("OFF");
            case "yes", "y" -> place == Place.PROVIDER ? Reading.Good.of("ON") : notASwitch();
            case "no", "n" -> place == Place.PROVIDER ? Reading.Good.of("OFF") : notASwitch();
            case "" -> new Reading.Bad(Reading.Reason.EMPTY, 0);
            default -> notASwitch();
        };
    }

    private static Reading notASwitch() {
        return new Reading.Bad(Reading.Reason.NOT_A_SWITCH, 0);
    }

    /**
     * The server takes a word in any case, its number counted from nought, and the beginning of one word only; of an
     * empty text it makes the default. The provider takes the word as it is.
     */
    static Reading readChoice(Place place, List<String> words, String text) {
        if (place == Place.PROVIDER) {
            return words.contains(text) ? Reading.Good.of(text) : notAChoice(text, 0);
        }
        if (text.isEmpty()) {
            return Reading.Good.of(text);
        }
        String found = "";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equalsIgnoreCase(text) || text.equals(Integer.toString(i))) {
                return Reading.Good.of(word);
            }
            if (word.regionMatches(true, 0, text, 0, text.length())) {
                if (!found.isEmpty()) {
                    return notAChoice(text, 0);
                }
                found = word;
            }
        }
        return found.isEmpty() ? notAChoice(text, 0) : Reading.Good.of(found);
    }

    private static Reading notAChoice(String text, int offset) {
        return new Reading.Bad(text.isEmpty() ? Reading.Reason.EMPTY : Reading.Reason.NOT_A_CHOICE, offset);
    }

    /** Words with commas between them, no blanks; {@code ALL}, the bits as a number, or nothing at all. */
    static Reading readSeveral(List<String> words, String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("ALL") || isBits(words, text)) {
            return Reading.Good.of(text);
        }
        StringBuilder normalised = new StringBuilder();
        for (int from = 0; from <= text.length(); ) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            Reading one = readChoice(Place.SERVER, words, text.substring(from, to));
            if (!(one instanceof Reading.Good good) || from == to) {
                return notAChoice(text, from);
            }
            normalised.append(normalised.isEmpty() ? "" : ",").append(good.normalised());
            from = to + 1;
        }
        return Reading.Good.of(normalised.toString());
    }

    private static boolean isBits(List<String> words, String text) {
        return text.length() < 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(text) < 1L << words.size();
    }
}
