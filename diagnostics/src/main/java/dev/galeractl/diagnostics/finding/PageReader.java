package dev.galeractl.diagnostics.finding;

import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import dev.galeractl.diagnostics.finding.FindingPage.Remedy;
import dev.galeractl.diagnostics.finding.FindingPage.Unknown;
import dev.galeractl.diagnostics.finding.FrontMatter.Entries;
import dev.galeractl.diagnostics.finding.FrontMatter.Items;
import dev.galeractl.diagnostics.finding.FrontMatter.Node;
import dev.galeractl.diagnostics.finding.FrontMatter.Text;
import dev.galeractl.replication.resource.ProgramResource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a page from the program's own resources: front matter in YAML between two lines of {@code ---}, then the body. */
final class PageReader {

    private static final String FENCE = "---\n";

    private PageReader() {}

    static FindingPage read(String name) {
        String resource = "/dev/galeractl/diagnostics/pages/" + name + ".md";
        return parse(name, ProgramResource.byteCharacters(PageReader.class, resource));
    }

    /** @param text with a character for each byte of the file, see {@link ProgramResource#byteCharacters} */
    static FindingPage parse(String name, String text) {
        int end = text.indexOf("\n" + FENCE, FENCE.length());
        if (!text.startsWith(FENCE) || end < 0) {
            throw new IllegalStateException("page " + name + ": no front matter between two lines of ---");
        }
        String body = decoded(text.substring(end + 1 + FENCE.length())).strip() + "\n";
        try {
            return page(FrontMatter.parse(text.substring(FENCE.length(), end + 1)), body);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("page " + name + ": " + e.getMessage(), e);
        }
    }

    private static FindingPage page(Entries front, String body) {
        only(front, Set.of("code", "slug", "title", "since", "remedy", "circumstances", "unknown"));
        return new FindingPage(
                new FindingCode(text(front, "code")),
                text(front, "slug"),
                localized(front, "title"),
                text(front, "since"),
                list(front, "circumstances").stream()
                        .map(it -> circumstance(it, it.values().containsKey("remedy") ? it : front))
                        .toList(),
                list(front, "unknown").stream().map(PageReader::unknown).toList(),
                body);
    }

    /** @param remedies where its remedies stand: in the circumstance, or, for all that have none of their own, in the page */
    private static Circumstance circumstance(Entries entries, Entries remedies) {
        only(entries, Set.of("name", "when", "severity", "harm", "cause", "remedy", "notHelpful"));
        return new Circumstance(
                text(entries, "name"),
                localized(entries, "when"),
                constant(Severity.values(), text(entries, "severity")),
                entries.values().containsKey("harm")
                        ? Optional.of(constant(Harm.values(), text(entries, "harm")))
                        : Optional.empty(),
                localized(entries, "cause"),
                list(remedies, "remedy").stream().map(PageReader::remedy).toList(),
                list(entries, "notHelpful").stream().map(PageReader::localized).toList());
    }

    /** Not {@code valueOf}: that asks by reflection, which takes a cold JVM a part of a millisecond for each enum. */
    private static <E extends Enum<E>> E constant(E[] all, String written) {
        for (E constant : all) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written)) {
                return constant;
            }
        }
        throw new IllegalStateException("'" + written + "' is none of " + List.of(all));
    }

    private static Remedy remedy(Entries entries) {
        only(entries, Set.of("text", "command"));
        return new Remedy(
                localized(entries, "text"),
                entries.values().containsKey("command") ? Optional.of(text(entries, "command")) : Optional.empty());
    }

    private static Unknown unknown(Entries entries) {
        only(entries, Set.of("name", "text"));
        return new Unknown(text(entries, "name"), localized(entries, "text"));
    }

    private static LocalizedText localized(Entries entries, String key) {
        if (entries.values().get(key) instanceof Entries texts) {
            return localized(texts);
        }
        throw new IllegalStateException("'" + key + "' is missing, or not in two languages");
    }

    private static LocalizedText localized(Entries entries) {
        only(entries, Set.of("en", "ja"));
        // YAML joins lines with a blank, which Japanese does not put between sentences.
        return new LocalizedText(
                text(entries, "en"), text(entries, "ja").replace("。 ", "。").replace("、 ", "、"));
    }

    private static String text(Entries entries, String key) {
        if (entries.values().get(key) instanceof Text text) {
            return decoded(text.value()).strip();
        }
        throw new IllegalStateException("'" + key + "' is missing, or not a text");
    }

    /** Only here do bytes become letters: a page that is read for one of its sentences has a cold JVM decode no more than its texts. */
    private static String decoded(String byteCharacters) {
        return new String(byteCharacters.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static List<Entries> list(Entries entries, String key) {
        Node value = entries.values().get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Items items) {
            return items.values().stream().map(Entries.class::cast).toList();
        }
        throw new IllegalStateException("'" + key + "' is not a list");
    }

    /** A mistyped key would otherwise be a sentence that nobody ever reads. */
    private static void only(Entries entries, Set<String> allowed) {
        for (String key : entries.values().keySet()) {
            if (!allowed.contains(key)) {
                throw new IllegalStateException("unknown key '" + key + "'");
            }
        }
    }
}
