package dev.galeractl.replication.node;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where an option file puts those files of a datadir that need not lie in it. */
final class DataFileFolders {

    private static final List<String> FOLDERS =
            List.of("innodb_data_home_dir", "innodb_log_group_home_dir", "innodb_undo_directory", "aria_log_dir_path");

    /** Names of files with their sizes, {@code ibdata1:12M;/fast/ibdata2:50M:autoextend}. */
    private static final List<String> FILES = List.of("innodb_data_file_path", "innodb_temp_data_file_path");

    private DataFileFolders() {}

    /**
     * The places by the options that set them, each absolute. What is relative is left out if it stays inside the datadir: wherever the datadir is made,
     * it comes along.
     */
    static Map<String, Path> places(EffectiveOptions options, Path datadir) {
        Map<String, Path> places = new LinkedHashMap<>();
        for (String option : FOLDERS) {
            options.value(option)
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> add(places, option, value, datadir));
        }
        for (String option : FILES) {
            options.value(option).stream()
                    .flatMap(value -> Stream.of(value.split(";", -1)))
                    .map(file -> file.split(":", 2)[0].strip())
                    .filter(file -> file.contains("/"))
                    .forEach(file -> add(places, option, file, datadir));
        }
        return places;
    }

    private static void add(Map<String, Path> places, String option, String value, Path datadir) {
        Path written = Path.of(value);
        Path place = datadir.resolve(written).normalize();
        if (written.isAbsolute() || !place.startsWith(datadir)) {
            places.put(option, place);
        }
    }
}
