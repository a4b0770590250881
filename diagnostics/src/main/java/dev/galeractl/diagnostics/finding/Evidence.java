package dev.galeractl.diagnostics.finding;

/**
 * One line of a file that proves a finding.
 *
 * @param file the name of the file as the user gave it
 * @param line counted from 1
 * @param column counted from 1 in characters; 0 means the whole line
 * @param length of the part that matters, in characters; 0 with column 0
 * @param text the whole line as it stands in the file
 */
public record Evidence(String file, int line, int column, int length, String text) {

    /** A whole line. */
    public static Evidence line(String file, int line, String text) {
        return new Evidence(file, line, 0, 0, text);
    }
}
