package dev.galeractl.it;

import dev.galeractl.testkit.ProgramResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The options that a server is given, as different programs tell them: names in small letters with underscores, the last value of each, {@code ""} for none. */
final class GivenOptions {
    private static final Pattern OPTION = Pattern.compile("(?:^|[ \n])--(?=[A-Za-z])");

    private GivenOptions() {}

    /** Of the first server that {@code config show --format json} tells of, with what stands in wsrep_provider_options left there. */
    static Map<String, String> ofConfigShow(ProgramResult result) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode option : JsonMapper.shared().readTree(result.out()).at("/servers/0/options")) {
            if (option.path("place").asString().equals("server")) {
                values.put(
                        option.path("name").asString(),
                        option.at("/given/value").asString(""));
            }
        }
        return values;
    }

    /** Of {@code my_print_defaults} and of {@code mariadbd --print-defaults}: words that begin with two dashes. */
    static Map<String, String> ofPrintDefaults(ProgramResult result) {
        Map<String, String> values = new LinkedHashMap<>();
        String[] words = OPTION.split(result.out(), -1);
        // Before the first stands nothing, or a sentence.
        for (int i = 1; i < words.length; i++) {
            String word = words[i].strip();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            values.put(name.replace('-', '_').toLowerCase(Locale.ROOT), equals < 0 ? "" : word.substring(equals + 1));
        }
        return values;
    }
}
