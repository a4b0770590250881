package dev.galeractl.replication.option.knowledge;

import dev.galeractl.replication.option.SortedLines;
import java.util.ArrayList;
import java.util.List;

/**
 * All blocks of facts about one option, in the order written: a line of the compiled form.
 *
 * @param name as it is looked for: of the server in small letters with underscores, of the provider exactly
 * @param family the authored file
 */
public record OptionEntry(Place place, String name, String family, List<FactBlock> blocks) {

    public OptionEntry {
        blocks = List.copyOf(blocks);
    }

    /** The line without its end. */
    public String line() {
        List<String> fields = new ArrayList<>(List.of(key(place, name), family));
        blocks.forEach(block -> fields.addAll(block.fields()));
        return String.join("\t", fields);
    }

    static String key(Place place, String name) {
        return place.text() + " " + name;
    }

    static OptionEntry read(Place place, String name, String line) {
        List<String> fields = SortedLines.fields(line);
        List<FactBlock> blocks = new ArrayList<>();
        int from = 2;
        for (int i = 3; i <= fields.size(); i++) {
            if (i == fields.size() || fields.get(i).startsWith(FactBlock.FOR)) {
                blocks.add(FactBlock.read(fields.subList(from, i)));
                from = i;
            }
        }
        return new OptionEntry(place, name, fields.get(1), blocks);
    }
}
