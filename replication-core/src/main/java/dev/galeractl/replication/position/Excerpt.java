package dev.galeractl.replication.position;

/** Makes text of unknown origin fit into a sentence: short, and without control characters. */
final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    static String of(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return shown.replaceAll("\\p{Cntrl}", "�");
    }
}
