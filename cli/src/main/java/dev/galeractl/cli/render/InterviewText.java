package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.cluster.interview.Choice;
import dev.galeractl.bootstrap.cluster.interview.Question;
import dev.galeractl.bootstrap.cluster.interview.Reply.Rejected;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import java.util.List;

/** The interview as a conversation. */
public final class InterviewText {
    private static final int INDENT = 2;

    private final Theme theme;
    private final int width;
    private final Messages messages;

    public InterviewText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
    }

    /** How it goes, before the first question. */
    public String beginning() {
        return page().paragraph(0, messages.text("init.intro")).toString();
    }

    /** What is asked, why, and what can be answered. */
    public String of(Question question) {
        Page page = page().line("");
        for (String line : Folding.fold(words(question.what()), width)) {
            page.line(theme.paint(Role.STRONG, line));
        }
        page.paragraph(INDENT, words(question.why()));
        List<Choice> choices = question.choices();
        int longest = question.answers().stream().mapToInt(TextWidth::of).max().orElse(0);
        for (int i = 0; i < choices.size(); i++) {
            String answer = TextWidth.pad(choices.get(i).answer(), longest);
            String number = " ".repeat(INDENT) + (i + 1) + "  ";
            page.hanging(
                    number + theme.paint(Role.COMMAND, answer) + "  ",
                    number.length() + longest + 2,
                    choices.get(i).means().map(this::words).orElse(""));
        }
        return page.toString();
    }

    /** What stands before the answer: the usual one. */
    public String prompt(Question question) {
        String usual = question.usual()
                .map(it -> "[" + it.words().map(this::words).orElse(it.answer()) + "] ")
                .orElse("");
        return Printable.line(usual) + "> ";
    }

    /** Something about the question or the answer. */
    public String of(Sentence sentence) {
        return page().paragraph(INDENT, words(sentence)).toString();
    }

    /** Why something is no answer. */
    public String of(Rejected rejected) {
        String meant = rejected.meant()
                .map(it -> messages.text("usage.didYouMean", it))
                .orElse("");
        return page().hanging(theme.paint(Role.ERROR, "✗") + " ", INDENT, words(rejected.why()) + meant)
                .toString();
    }

    /** Before what would be written. */
    public String preview(String description) {
        Page page = page().line("").line(theme.paint(Role.STRONG, messages.text("init.preview")));
        description.lines().forEach(it -> page.line(" ".repeat(INDENT) + Printable.line(it)));
        return page.line("").toString();
    }

    /** What to do with the file. */
    public String next(List<String> commands) {
        Page page = page().line(messages.text("init.next"));
        commands.forEach(it -> page.line(" ".repeat(INDENT) + theme.paint(Role.COMMAND, it)));
        return page.toString();
    }

    private Page page() {
        return new Page(theme, width);
    }

    private String words(Sentence sentence) {
        return sentence.in(messages.locale());
    }
}
