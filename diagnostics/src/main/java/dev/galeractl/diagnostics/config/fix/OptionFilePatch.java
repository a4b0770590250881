package dev.galeractl.diagnostics.config.fix;

/**
 * One change of one option file.
 *
 * @param folder where to apply it: {@code patch} takes no full paths, so that these count from the root
 * @param diff in unified form, ready for {@code patch -p0}
 */
public record OptionFilePatch(String folder, String diff) {

    /** The command that applies the diff, given on its standard input. */
    public String command() {
        return "patch -p0 -d " + folder;
    }
}
