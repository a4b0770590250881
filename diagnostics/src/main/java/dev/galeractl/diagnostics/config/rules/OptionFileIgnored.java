package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.provenance.SecretLine;
import java.util.Map;

/** GAL108: the server passes over an option file that everybody may write to. */
public final class OptionFileIgnored implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL108");

    @Override
    public void check(Inquiry inquiry) {
        inquiry.options().files().stream()
                .filter(it -> it.ignored())
                .forEach(file -> inquiry.found(
                        CODE,
                        "world-writable",
                        Map.of("file", file.name()),
                        Evidence.line(
                                file.name(), 1, SecretLine.masked(file.line(1).orElse("")))));
    }
}
