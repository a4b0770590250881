package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.provenance.Given;
import dev.galeractl.replication.provenance.Provenance;
import dev.galeractl.replication.provenance.Standing;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Effective values and their origins, as text and as {@code galeractl/config/v1}. */
public final class ConfigReport {
    private final Theme theme;
    private final int width;
    private final Messages messages;

    public ConfigReport(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
    }

    /**
     * One entry an option.
     *
     * @param brief without what was read, for somebody who asks about one option
     */
    public String text(List<ConfigView> views, boolean brief) {
        Page page = new Page(theme, width);
        for (ConfigView view : views) {
            page.gap();
            if (!brief) {
                head(view, page);
                page.gap();
            } else if (views.size() > 1) {
                page.line(theme.paint(Role.FAINT, files(view)));
            }
            view.unread()
                    .ifPresent(it -> page.paragraph(
                            0,
                            theme.paint(Role.WARNING, messages.text("config.unread", Printable.line(it.toString())))));
            view.options().forEach(option -> option(option, view, page));
        }
        return page.toString();
    }

    private void head(ConfigView view, Page page) {
        String server = view.version().map(ServerVersion::toString).orElse(messages.text("config.versionUnknown"));
        page.paragraph(
                0,
                messages.text(
                        "config.server",
                        server + view.program().map(it -> " (" + it + ")").orElse("")));
        view.service().ifPresent(it -> page.paragraph(0, messages.text("config.service", it.unit())));
        page.paragraph(0, messages.text("config.files", files(view)));
    }

    private String files(ConfigView view) {
        List<String> names = view.files().stream()
                .map(file ->
                        Printable.line(file.name()) + (file.ignored() ? " " + messages.text("config.fileIgnored") : ""))
                .toList();
        return names.isEmpty() ? messages.text("config.noFiles") : String.join(" ", names);
    }

    private void option(Provenance option, ConfigView view, Page page) {
        String server = view.version().map(ServerVersion::toString).orElse(messages.text("config.thisVersion"));
        Optional<Given> winner = option.winner();
        String value = winner.isPresent()
                ? winner.get().value().map(it -> " = " + Printable.line(it)).orElse("")
                : option.defaultValue().map(it -> " = " + shown(it.value())).orElse("");
        page.line(theme.paint(Role.STRONG, Printable.line(option.name())) + value);
        switch (option.standing()) {
            case USED -> {}
            case IGNORED -> warn("config.ignored", server, page);
            case NOT_KNOWN -> warn("config.notKnown", server, page);
        }
        if (winner.isPresent()) {
            page.line("  " + place(winner.get(), view));
        } else if (option.standing() != Standing.NOT_KNOWN) {
            String key = option.defaultValue().isPresent() ? "config.default" : "config.defaultUnknown";
            page.paragraph(2, messages.text(key, server));
        }
        String verb = messages.text(winner.isPresent() ? "config.overrides" : "config.lost");
        for (Given given : option.overridden()) {
            String other = given.value().map(Printable::line).orElse("");
            page.line("  " + theme.paint(Role.FAINT, verb + " " + (other.isEmpty() ? "" : other + "  "))
                    + place(given, view));
        }
    }

    private void warn(String key, String server, Page page) {
        page.line("  " + theme.paint(Role.WARNING, messages.text(key, server)));
    }

    private String shown(String value) {
        return value.isEmpty() ? "\"\"" : Printable.line(value);
    }

    private String place(Given given, ConfigView view) {
        SourceSpan span = given.span();
        String where = theme.paint(Role.PLACE, Printable.line(span.file()) + ":" + span.line() + ":" + span.column());
        String unit = view.service().map(ServiceAdditions::unit).orElse("");
        return where
                + "  "
                + given.group()
                        .map(group -> "[" + Printable.line(group) + "]")
                        .orElseGet(() -> messages.text("config.commandLine", unit));
    }

    public String json(List<ConfigView> views) {
        return Json.write(JsonObject.document("galeractl/config/v1")
                .put("servers", views.stream().map(ConfigReport::server).toList()));
    }

    private static JsonObject server(ConfigView view) {
        return new JsonObject()
                .put("version", view.version())
                .put("program", view.program().map(Path::toString))
                .put("service", view.service().map(ServiceAdditions::unit))
                .put("files", view.files().stream().map(ConfigReport::file).toList())
                .put("unread", view.unread().map(Path::toString))
                .put("groups", view.groups())
                .put(
                        "options",
                        view.options().stream().map(ConfigReport::option).toList());
    }

    private static JsonObject file(SourceFile file) {
        return new JsonObject().put("name", file.name()).put("ignored", file.ignored());
    }

    private static JsonObject option(Provenance option) {
        Optional<Given> winner = option.winner();
        return new JsonObject()
                .put("name", option.name())
                .put("place", option.place())
                .put(
                        "value",
                        winner.isPresent()
                                ? winner.get().value()
                                : option.defaultValue().map(Fact::value))
                .put("origin", origin(option))
                .put("standing", option.standing())
                .put("given", winner.map(ConfigReport::given))
                .put(
                        "overridden",
                        option.overridden().stream().map(ConfigReport::given).toList())
                .put("default", option.defaultValue().map(Fact::value))
                .put(
                        "defaultSource",
                        option.defaultValue().map(it -> it.source().what()));
    }

    private static String origin(Provenance option) {
        if (option.winner().isPresent()) {
            return option.winner().get().isOnCommandLine() ? "command-line" : "file";
        }
        return option.defaultValue().isPresent() ? "default" : "unknown";
    }

    private static JsonObject given(Given given) {
        return new JsonObject()
                .put("value", given.value())
                .put("masked", given.masked())
                .put("file", given.span().file())
                .put("line", given.span().line())
                .put("column", given.span().column())
                .put("group", given.group());
    }
}
