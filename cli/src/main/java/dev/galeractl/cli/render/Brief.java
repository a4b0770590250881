package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingText;
import dev.galeractl.diagnostics.finding.Severity;
import java.util.Optional;
import java.util.stream.Collectors;

/** A finding for programs that show one place and a few words of it. */
record Brief(Finding finding, FindingText text) {

    static Brief of(Finding finding, Messages messages) {
        return new Brief(finding, Catalogue.text(finding, messages.locale()));
    }

    Severity severity() {
        return text.severity();
    }

    /** For example {@code GAL101 binlog-format-not-row}. */
    String name() {
        return finding.code() + " " + text.slug();
    }

    /** The line to go to; empty where something is missing from all of them. */
    Optional<Evidence> place() {
        return finding.evidence().stream().findFirst();
    }

    /** The cause, in one line. */
    String sentence() {
        return Printable.line(text.cause().replaceAll("\\s*\\R\\s*", " "));
    }

    /** The cause, and what to do, a line each; commands stand as they are. */
    String advice(Messages messages) {
        return sentence() + "\n"
                + text.remedy().stream()
                        .map(remedy -> messages.text("finding.do") + ": " + remedy.text()
                                + remedy.command()
                                        .map(command -> "\n  " + command.replace("\n", "\n  "))
                                        .orElse(""))
                        .collect(Collectors.joining("\n"));
    }
}
