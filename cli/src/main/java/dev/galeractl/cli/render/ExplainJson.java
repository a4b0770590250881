package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import dev.galeractl.diagnostics.finding.LocalizedText;
import dev.galeractl.diagnostics.finding.ServerNames;
import dev.galeractl.diagnostics.message.Message;
import dev.galeractl.diagnostics.message.MessageMatch;
import dev.galeractl.diagnostics.message.NearestMessage.Near;
import dev.galeractl.diagnostics.variable.NamedOption;
import dev.galeractl.diagnostics.variable.StatusVariable;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The document {@code galeractl/explain/v1}. */
public final class ExplainJson {
    private final Locale locale;

    private ExplainJson(Locale locale) {
        this.locale = locale;
    }

    public static String of(
            List<FindingPage> pages, List<ExplainedName> names, List<ExplainedLine> lines, Locale locale) {
        ExplainJson json = new ExplainJson(locale);
        return Json.write(JsonObject.document("galeractl/explain/v1")
                .put("findings", pages.stream().map(json::finding).toList())
                .put(
                        "statusVariables",
                        names.stream()
                                .flatMap(name -> name.variable().stream())
                                .map(json::variable)
                                .toList())
                .put(
                        "options",
                        names.stream()
                                .flatMap(name -> name.option().stream())
                                .map(json::option)
                                .toList())
                .put("lines", lines.stream().map(json::line).toList()));
    }

    private JsonObject finding(FindingPage page) {
        return new JsonObject()
                .put("code", page.code())
                .put("slug", page.slug())
                .put("title", page.title().in(locale))
                .put(
                        "circumstances",
                        page.circumstances().stream().map(this::circumstance).toList())
                .put("body", page.body());
    }

    private JsonObject circumstance(Circumstance circumstance) {
        return new JsonObject()
                .put("name", circumstance.name())
                .put("severity", circumstance.severity())
                .put("when", circumstance.when().in(locale))
                .put("cause", circumstance.cause().in(locale))
                .put(
                        "remedy",
                        circumstance.remedy().stream()
                                .map(remedy -> new JsonObject()
                                        .put("text", remedy.text().in(locale))
                                        .put("command", remedy.command().map(ServerNames::inGeneral)))
                                .toList())
                .put(
                        "notHelpful",
                        circumstance.notHelpful().stream()
                                .map((LocalizedText text) -> text.in(locale))
                                .toList());
    }

    private JsonObject variable(StatusVariable variable) {
        return new JsonObject()
                .put("name", variable.name())
                .put("means", variable.means().in(locale))
                .put("good", variable.good().map(text -> text.in(locale)))
                .put("bad", variable.bad().map(text -> text.in(locale)))
                .put("see", variable.see().stream().map(this::see).toList())
                .put("source", variable.source());
    }

    private JsonObject option(NamedOption option) {
        return new JsonObject()
                .put("name", option.name())
                .put("ofProvider", option.ofProvider())
                .put(
                        "products",
                        option.products().stream().map(Product::displayName).toList())
                .put("see", option.see().stream().map(this::see).toList())
                .put("means", option.knowledge().flatMap(KnownOption::means).map(this::means))
                .put("facts", known(option, it -> it.blocks().stream().map(block -> OptionJson.facts(it, block))))
                .put("limits", known(option, it -> it.limits().stream().map(OptionJson::limit)));
    }

    private String means(Meaning meaning) {
        return locale.getLanguage().equals("ja") ? meaning.japanese() : meaning.english();
    }

    private static List<JsonObject> known(NamedOption option, Function<KnownOption, Stream<JsonObject>> what) {
        return option.knowledge().stream().flatMap(what).toList();
    }

    private JsonObject line(ExplainedLine explained) {
        return new JsonObject()
                .put("text", explained.line().raw())
                .put("known", explained.line().match().isPresent())
                .put(
                        "message",
                        explained.line().match().map(MessageMatch::message).map(this::message))
                .put(
                        "values",
                        values(explained.line().match().map(MessageMatch::holes).orElse(Map.of())))
                .put("nearest", explained.nearest().map(this::nearest));
    }

    private JsonObject message(Message message) {
        return new JsonObject()
                .put("id", message.id())
                .put("by", message.sources().stream().map(JsonObject::word).toList())
                .put("level", message.levels().stream().map(JsonObject::word).toList())
                .put("phase", message.phase())
                .put("weight", message.weight())
                .put("means", MessageWords.means(message, locale))
                .put("see", message.see().stream().map(this::see).toList());
    }

    private JsonObject see(FindingCode code) {
        return new JsonObject()
                .put("code", code)
                .put(
                        "title",
                        Catalogue.find(code.value()).map(page -> page.title().in(locale)));
    }

    private JsonObject nearest(Near near) {
        return message(near.message()).put("text", near.text().written());
    }

    private static List<JsonObject> values(Map<String, String> holes) {
        return new TreeMap<>(holes)
                .entrySet().stream()
                        .map(hole -> new JsonObject().put("name", hole.getKey()).put("value", hole.getValue()))
                        .toList();
    }
}
