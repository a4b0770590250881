package dev.galeractl.diagnostics.config.ignore;

import dev.galeractl.diagnostics.config.ignore.Ignore.AtLine;
import dev.galeractl.diagnostics.config.ignore.Ignore.InFiles;
import dev.galeractl.diagnostics.config.ignore.Ignore.Reach;
import dev.galeractl.diagnostics.config.ignore.Ignore.Source;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionFile.GroupHeader;
import dev.galeractl.replication.optionfile.OptionFile.Line;
import dev.galeractl.replication.optionfile.OptionFile.Nothing;
import dev.galeractl.replication.optionfile.OptionFile.Role;
import dev.galeractl.replication.optionfile.OptionFile.Token;
import dev.galeractl.replication.optionfile.OptionFileParser;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments of an option file such as {@code # galeractl: ignore GAL106 one node takes all writes}. Behind a setting it is about that
 * line; on a line of its own about the next line that says something; before the first group about the whole file.
 */
final class IgnoreComments {
    private static final String MARK = "galeractl:";
    private static final FindingCode UNREADABLE = new FindingCode("GAL193");

    /** Compiled where there is such a comment. */
    private static final class Forms {
        static final Pattern COMMENT = Pattern.compile("[#;]+\\s*" + MARK + "\\s*(\\S+)\\s*(.*)");

        /** Codes, and behind a blank, a colon or a dash the reason. */
        static final Pattern WISH = Pattern.compile(
                "(?<codes>[^\\s,:=]+(?:\\s*,\\s*GAL\\w+)*)[\\s:=–—-]*(?<reason>.*)", Pattern.CASE_INSENSITIVE);

        static final Pattern CODE = Pattern.compile("[^\\s,]+");

        /** What somebody may write who means {@code ignore}; any other word may be a note for people. */
        static final Pattern MEANS_IGNORE =
                Pattern.compile("ig[a-z]*|suppress|disable|skip|allow|noqa", Pattern.CASE_INSENSITIVE);
    }

    private final SourceFile file;
    private final List<Ignore> ignores = new ArrayList<>();
    private final List<Finding> mistakes = new ArrayList<>();
    /** Comments that wait for the line they are about. */
    private final List<Token> waiting = new ArrayList<>();

    private IgnoreComments(SourceFile file) {
        this.file = file;
    }

    static IgnoreComments of(SourceFile file) {
        IgnoreComments comments = new IgnoreComments(file);
        for (String line : file.lines()) {
            if (line.contains(MARK)) {
                comments.read();
                break;
            }
        }
        return comments;
    }

    List<Ignore> ignores() {
        return List.copyOf(ignores);
    }

    /** What looks like such a comment and cannot be read. */
    List<Finding> mistakes() {
        return List.copyOf(mistakes);
    }

    private void read() {
        boolean grouped = false;
        for (Line line : OptionFileParser.parse(file.name(), String.join("\n", file.lines()) + "\n")
                .lines()) {
            List<Token> comments = line.tokens().stream()
                    .filter(token ->
                            token.role() == Role.COMMENT && token.text().contains(MARK))
                    .toList();
            if (!(line.content() instanceof Nothing)) {
                grouped |= line.content() instanceof GroupHeader;
                Reach here = new AtLine(file.name(), line.number());
                waiting.forEach(comment -> read(comment, here));
                waiting.clear();
                comments.forEach(comment -> read(comment, here));
            } else if (grouped) {
                waiting.addAll(comments);
            } else {
                comments.forEach(comment -> read(comment, new InFiles(Set.of(file.name()))));
            }
        }
        // At the end of the file there is no line any more: the wish cannot come true, and that is told.
        waiting.forEach(
                comment -> read(comment, new AtLine(file.name(), comment.span().line())));
    }

    private void read(Token comment, Reach reach) {
        Matcher form = Forms.COMMENT.matcher(comment.text());
        if (!form.matches()) {
            return;
        }
        if (!form.group(1).equalsIgnoreCase("ignore")) {
            if (Forms.MEANS_IGNORE.matcher(form.group(1)).matches()) {
                mistake("other-word", Map.of("written", form.group(1)), part(comment, form.start(1), form.end(1)));
            }
            return;
        }
        Matcher wish = Forms.WISH.matcher(form.group(2));
        if (!wish.matches()) {
            mistake("without-code", Map.of(), part(comment, form.start(1), form.end(1)));
            return;
        }
        Optional<String> reason = Optional.of(wish.group("reason").strip()).filter(it -> !it.isEmpty());
        int at = form.start(2) + wish.start("codes");
        Forms.CODE.matcher(wish.group("codes")).results().forEach(code -> {
            Evidence place = part(comment, at + code.start(), at + code.end());
            ignores.add(new Ignore(code.group(), reason, Source.COMMENT, reach, Optional.of(place)));
        });
    }

    private void mistake(String circumstance, Map<String, String> parameters, Evidence evidence) {
        mistakes.add(Finding.certain(UNREADABLE, circumstance, parameters, List.of(evidence)));
    }

    private Evidence part(Token comment, int from, int to) {
        int line = comment.span().line();
        return Evidence.of(
                SourceSpan.of(file.name(), line, comment.span().column() + from, to - from),
                file.line(line).orElse(""));
    }
}
