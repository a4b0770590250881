package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import dev.galeractl.diagnostics.finding.ServerNames;
import dev.galeractl.diagnostics.message.Message;
import dev.galeractl.diagnostics.message.MessageMatch;
import dev.galeractl.diagnostics.message.NearestMessage.Near;
import dev.galeractl.diagnostics.variable.NamedOption;
import dev.galeractl.diagnostics.variable.StatusVariable;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.KnownOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The long form of a finding, the list of all of them, and what a line of a log means. */
public final class ExplainText {
    private final Theme theme;
    private final int width;
    private final Messages messages;

    public ExplainText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
    }

    /** Every finding in a line. */
    public String list(Collection<FindingPage> pages) {
        Page text = new Page(theme, width);
        for (FindingPage page : pages) {
            String lead = page.code() + "  ";
            text.hanging(
                    theme.paint(Role.STRONG, page.code().value()) + "  ",
                    TextWidth.of(lead),
                    page.title().in(messages.locale()));
        }
        text.gap().paragraph(0, messages.text("explain.hint"));
        return text.toString();
    }

    /** One finding: every form it takes, in the user's language, then its page. */
    public String page(FindingPage page) {
        Page text = new Page(theme, width);
        text.line(theme.paint(Role.STRONG, page.code().value()) + " " + theme.paint(Role.FAINT, page.slug()));
        text.paragraph(0, page.title().in(messages.locale())).gap();
        page.circumstances().forEach(circumstance -> print(circumstance, text));
        Markdown.print(page.body(), text);
        return text.toString();
    }

    /** A name: what it stands for, which values are good, and where to look if they are not. */
    public String name(ExplainedName explained) {
        Page text = new Page(theme, width);
        explained.variable().ifPresent(variable -> variable(variable, text));
        if (explained.variable().isPresent() && explained.option().isPresent()) {
            text.gap();
        }
        explained.option().ifPresent(option -> option(option, text));
        return text.toString();
    }

    private void variable(StatusVariable variable, Page text) {
        heading(variable.name(), "explain.status", text);
        text.paragraph(2, variable.means().in(messages.locale()));
        int column = columnOf("explain.good", "explain.bad", "explain.see", "explain.source");
        variable.good().ifPresent(good -> labelled("explain.good", good.in(messages.locale()), column, text));
        variable.bad().ifPresent(bad -> labelled("explain.bad", bad.in(messages.locale()), column, text));
        see(variable.see(), column, text);
        labelled("explain.source", variable.source(), column, text);
    }

    private void option(NamedOption option, Page text) {
        heading(option.name(), option.ofProvider() ? "explain.providerOption" : "explain.option", text);
        option.knowledge()
                .flatMap(KnownOption::means)
                .ifPresent(means ->
                        text.paragraph(2, messages.language() == Language.JA ? means.japanese() : means.english()));
        int column = columnOf("explain.products", "explain.see", "option.unknown");
        if (!option.products().isEmpty()) {
            labelled(
                    "explain.products",
                    option.products().stream().map(Product::displayName).collect(Collectors.joining(", ")),
                    column,
                    text);
        }
        OptionText facts = new OptionText(messages, text);
        List<String> unknown = facts.unknown(option);
        if (!unknown.isEmpty()) {
            labelled("option.unknown", String.join(messages.text("summary.and"), unknown), column, text);
        }
        see(option.see(), column, text);
        if (option.see().isEmpty()) {
            text.paragraph(2, messages.text("explain.noFinding"));
        }
        option.knowledge().ifPresent(facts::facts);
    }

    private void heading(String name, String kind, Page text) {
        text.hanging(theme.paint(Role.STRONG, name) + "  ", TextWidth.of(name) + 2, messages.text(kind));
    }

    private int columnOf(String... keys) {
        return 2
                + Stream.of(keys)
                        .map(messages::text)
                        .mapToInt(TextWidth::of)
                        .max()
                        .orElse(0);
    }

    private void see(List<FindingCode> codes, int column, Page text) {
        String label = messages.text("explain.see");
        for (FindingCode code : codes) {
            String title = Catalogue.page(code).title().in(messages.locale());
            labelled(column, label, code + "  " + title, text);
            label = "";
        }
    }

    /** One line of a log: what it means, who writes it and when, and what stands in it. */
    public String line(ExplainedLine explained) {
        Page text = new Page(theme, width);
        text.line(theme.paint(Role.STRONG, Printable.line(explained.line().raw().strip())));
        explained.line().match().ifPresentOrElse(match -> known(match, text), () -> unknown(explained, text));
        return text.toString();
    }

    private void known(MessageMatch match, Page text) {
        Message message = match.message();
        String weight = MessageWords.weight(message.weight(), messages);
        text.hanging(
                "  " + theme.paint(MessageWords.role(message.weight()), weight) + "  ",
                TextWidth.of(weight) + 4,
                MessageWords.weightMeans(message.weight(), messages));
        text.paragraph(2, MessageWords.means(message, messages.locale()));
        Map<String, String> values = new TreeMap<>(match.holes());
        values.values().removeIf(String::isBlank);
        int column = 2 + labelWidth(values.keySet());
        labelled("explain.by", MessageWords.sources(message.sources(), messages), column, text);
        labelled("explain.phase", MessageWords.phase(message.phase(), messages), column, text);
        values.forEach((name, value) -> labelled(column, name, value, text));
        see(message.see(), column, text);
    }

    private void unknown(ExplainedLine explained, Page text) {
        String unknown = messages.text("explain.lineUnknown");
        text.hanging(
                "  " + theme.paint(Role.WARNING, unknown) + "  ",
                TextWidth.of(unknown) + 4,
                messages.text("explain.lineUnknown.means"));
        explained.nearest().ifPresent(near -> nearest(near, text));
    }

    private void nearest(Near near, Page text) {
        text.paragraph(2, messages.text("explain.nearest"));
        text.paragraph(4, open(near.text().written()));
        text.paragraph(4, MessageWords.means(near.message(), messages.locale()));
    }

    private void labelled(String key, String words, int column, Page text) {
        labelled(column, messages.text(key), words, text);
    }

    private void labelled(int column, String label, String words, Page text) {
        text.hanging("  " + theme.paint(Role.PLACE, TextWidth.pad(label, column)), column + 2, words);
    }

    private int labelWidth(Collection<String> values) {
        return Stream.concat(
                        values.stream(),
                        Stream.of("explain.by", "explain.phase", "explain.see").map(messages::text))
                .mapToInt(TextWidth::of)
                .max()
                .orElse(0);
    }

    private void print(Circumstance circumstance, Page text) {
        String severity = messages.text("severity." + FindingBlock.lower(circumstance.severity()));
        String lead = theme.paint(FindingBlock.role(circumstance.severity()), severity) + "  ";
        text.hanging(lead, TextWidth.of(severity) + 2, open(circumstance.when().in(messages.locale())));
        text.paragraph(2, open(circumstance.cause().in(messages.locale())));
        circumstance.remedy().forEach(remedy -> {
            text.hanging("  - ", 4, open(remedy.text().in(messages.locale())));
            remedy.command()
                    .map(ServerNames::inGeneral)
                    .ifPresent(command -> command.lines()
                            .forEach(line -> text.line("      " + theme.paint(Role.COMMAND, open(line)))));
        });
        circumstance
                .notHelpful()
                .forEach(not -> text.hanging(
                        "  " + messages.text("explain.not") + " ",
                        2 + TextWidth.of(messages.text("explain.not") + " "),
                        open(not.in(messages.locale()))));
        text.gap();
    }

    /** The places of a text that a finding fills, in the usual notation for "put yours here". */
    private static String open(String text) {
        return text.replace('{', '<').replace('}', '>');
    }
}
