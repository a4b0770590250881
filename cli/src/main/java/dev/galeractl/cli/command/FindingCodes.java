package dev.galeractl.cli.command;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Iterator;

/** The codes that can be explained, for completion. */
final class FindingCodes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogue.codes().stream().map(FindingCode::value).iterator();
    }
}
