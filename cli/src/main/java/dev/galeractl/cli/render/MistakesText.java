package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.cluster.Mistake;
import dev.galeractl.cli.text.Messages;
import java.util.List;

/** The mistakes of a description, each with a caret under its place. */
public final class MistakesText {
    private MistakesText() {}

    /** All of them, in order. */
    public static String of(List<Mistake> mistakes, Theme theme, int width, Messages messages) {
        Page page = new Page(theme, width);
        Excerpts excerpts = new Excerpts(page, messages, true);
        for (Mistake mistake : mistakes) {
            String meant = mistake.meant()
                    .map(word -> messages.text("usage.didYouMean", word))
                    .orElse("");
            page.paragraph(0, Printable.line(mistake.what().in(messages.locale()) + meant));
            excerpts.evidence(List.of(mistake.place()));
        }
        return page.toString().stripTrailing();
    }
}
