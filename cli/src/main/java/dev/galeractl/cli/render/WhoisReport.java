package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.identity.Alias;
import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import dev.galeractl.diagnostics.identity.KnownNode;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.log.LogTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Nodes and all that they are called by, as text and as {@code galeractl/whois/v1}. */
public final class WhoisReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Theme theme;
    private final int width;
    private final Messages messages;
    private final boolean everything;

    public WhoisReport(Theme theme, int width, Messages messages, boolean everything) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
        this.everything = everything;
    }

    public String text(List<KnownNode> nodes, Reading reading) {
        Page page = new Page(theme, width);
        if (nodes.isEmpty()) {
            page.paragraph(0, messages.text("whois.none"));
        }
        int kinds = List.of(AliasKind.values()).stream()
                .mapToInt(kind -> TextWidth.of(word(kind)))
                .max()
                .orElse(0);
        for (KnownNode node : nodes) {
            page.gap();
            String log = node.hasLog() ? "" : "  " + theme.paint(Role.FAINT, messages.text("whois.noLog"));
            page.line(theme.paint(Role.STRONG, Printable.line(node.label())) + log);
            if (node.aliases().isEmpty()) {
                page.paragraph(2, messages.text("whois.noAlias"));
            }
            // The short form of a UUID that is known whole says nothing more.
            node.aliases().stream()
                    .filter(alias -> alias.kind() != AliasKind.SHORT_UUID
                            || node.aliases(AliasKind.UUID).stream()
                                    .noneMatch(whole -> whole.value()
                                            .startsWith(alias.value()
                                                    .substring(
                                                            0,
                                                            Math.min(
                                                                    9,
                                                                    alias.value()
                                                                            .length())))))
                    .forEach(alias -> alias(alias, kinds, page));
        }
        new ReadingText(page, messages, everything).print(reading);
        return page.toString().stripTrailing() + "\n";
    }

    private void alias(Alias alias, int kinds, Page page) {
        String from = alias.first().map(WhoisReport::time).orElse("");
        String to = alias.last().map(WhoisReport::time).orElse("");
        String when = from.isEmpty() ? "" : from.equals(to) ? from : messages.text("whois.fromTo", from, to);
        String place = Printable.line(alias.seen().file()) + ":" + alias.seen().line();
        String lead = "  " + TextWidth.pad(word(alias.kind()), kinds) + "  ";
        page.hanging(lead, kinds + 4, Printable.line(alias.value()) + "  " + when + "  " + place);
    }

    private String word(AliasKind kind) {
        return messages.text("whois." + kind.name().toLowerCase(Locale.ROOT));
    }

    private static String time(LogTime time) {
        return TIME.format(time.local());
    }

    public String json(Optional<String> token, List<KnownNode> nodes) {
        return Json.write(JsonObject.document("galeractl/whois/v1")
                .put("token", token)
                .put("nodes", nodes.stream().map(WhoisReport::node).toList()));
    }

    static JsonObject node(KnownNode node) {
        return new JsonObject()
                .put("label", node.label())
                .put("hasLog", node.hasLog())
                .put("name", node.latest(AliasKind.NAME))
                .put("address", node.latest(AliasKind.ADDRESS))
                .put("uuid", node.latest(AliasKind.UUID))
                .put("aliases", node.aliases().stream().map(WhoisReport::alias).toList());
    }

    private static JsonObject alias(Alias alias) {
        return new JsonObject()
                .put("kind", alias.kind())
                .put("value", alias.value())
                .put("firstLocal", alias.first().map(it -> local(it)))
                .put("lastLocal", alias.last().map(it -> local(it)))
                .put("count", alias.count())
                .put("file", alias.seen().file())
                .put("line", alias.seen().line());
    }

    private static String local(LogTime time) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.local());
    }
}
