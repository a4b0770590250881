package dev.galeractl.bootstrap.cluster.optionfile;

import java.util.Comparator;
import java.util.List;

/**
 * An option file that was made.
 *
 * @param node whose
 * @param secretIncluded whether it includes the node's secret file, which is made elsewhere
 * @param origins of the pieces of its options
 */
public record RenderedFile(String node, String text, boolean secretIncluded, List<Origin> origins) {
    public RenderedFile {
        origins = List.copyOf(origins);
    }

    /**
     * Why something stands where it stands.
     *
     * @param line counted from 1
     * @param column of its first character, counted from 1
     * @param path of the key in the description that it was made of, as {@code nodes[0].weight}
     */
    public record Origin(int line, int column, int length, String path) {
        private boolean holds(int place) {
            return column <= place && place < column + length;
        }
    }

    /**
     * The key that a place of the file was made of; the narrowest, if several were.
     *
     * @param column 0 for the whole line
     */
    public String pathAt(int line, int column) {
        return origins.stream()
                .filter(it -> it.line() == line && (column == 0 || it.holds(column)))
                .min(Comparator.comparingInt(Origin::length))
                .map(Origin::path)
                .orElse("");
    }
}
