package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;

/** Shows the Markdown of our own pages on a terminal: headings, paragraphs, lists, tables and fenced blocks. */
final class Markdown {
    private Markdown() {}

    static void print(String markdown, Page page) {
        StringBuilder paragraph = new StringBuilder();
        boolean fenced = false;
        for (String line : markdown.split("\n", -1)) {
            if (line.startsWith("```")) {
                end(paragraph, page);
                fenced = !fenced;
                page.gap();
            } else if (fenced) {
                page.line("    " + page.paint(Role.FAINT, Printable.line(line)));
            } else if (line.startsWith("#")) {
                end(paragraph, page);
                page.gap().line(page.paint(Role.STRONG, line.replaceFirst("^#+ *", "")));
            } else if (line.isBlank()) {
                end(paragraph, page);
                page.gap();
            } else if (line.startsWith("|")) {
                end(paragraph, page);
                page.line("  " + Printable.line(line));
            } else {
                if (isItem(line)) {
                    end(paragraph, page);
                }
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        end(paragraph, page);
    }

    private static void end(StringBuilder paragraph, Page page) {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = paragraph.toString();
        int lead = isItem(text) ? text.indexOf(' ') + 1 : 0;
        page.hanging("  " + text.substring(0, lead), 2 + lead, text.substring(lead));
        paragraph.setLength(0);
    }

    private static boolean isItem(String line) {
        return line.startsWith("- ") || line.startsWith("* ") || line.matches("[0-9]{1,2}\\. .*");
    }
}
