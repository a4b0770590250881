package dev.galeractl.diagnostics.message;

import java.util.Map;

/**
 * A message that a line is found to be.
 *
 * @param holes what stands in the holes of the wording that matched, by their names
 */
public record MessageMatch(Message message, Map<String, String> holes) {

    public MessageMatch {
        holes = Map.copyOf(holes);
    }
}
