package dev.galeractl.diagnostics.config.ignore;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody's wish not to be told of a problem, as it was written; whether it makes sense is found out by the {@link Sieve}.
 *
 * @param code as written, perhaps of no finding at all
 * @param reason without one the wish is not granted
 * @param place where it stands; empty on the command line
 */
public record Ignore(String code, Optional<String> reason, Source source, Reach reach, Optional<Evidence> place) {

    /** Where such a wish can be written. */
    public enum Source {
        COMMAND_LINE,
        COMMENT,
        PROJECT_FILE
    }

    /** Which findings of the code are meant. */
    public sealed interface Reach {
        boolean covers(Finding finding);

        /** Whether what could not be checked, and so has no line, is meant as well. */
        boolean coversUnknown();
    }

    /** All of them. */
    public record Everywhere() implements Reach {
        @Override
        public boolean covers(Finding finding) {
            return true;
        }

        @Override
        public boolean coversUnknown() {
            return true;
        }
    }

    /** Those with a line in one of these files, and those of the server that have no line at all. */
    public record InFiles(Set<String> files) implements Reach {
        public InFiles {
            files = Set.copyOf(files);
        }

        @Override
        public boolean covers(Finding finding) {
            return finding.evidence().isEmpty()
                    || finding.evidence().stream().anyMatch(it -> files.contains(it.file()));
        }

        @Override
        public boolean coversUnknown() {
            return true;
        }
    }

    /** Those with this line. */
    public record AtLine(String file, int line) implements Reach {
        @Override
        public boolean covers(Finding finding) {
            return finding.evidence().stream()
                    .anyMatch(it -> it.line() == line && it.file().equals(file));
        }

        @Override
        public boolean coversUnknown() {
            return false;
        }
    }

    boolean covers(Finding finding) {
        return code.equalsIgnoreCase(finding.code().value()) && reach.covers(finding);
    }

    boolean covers(UnknownCheck check) {
        return code.equalsIgnoreCase(check.code().value()) && reach.coversUnknown();
    }
}
