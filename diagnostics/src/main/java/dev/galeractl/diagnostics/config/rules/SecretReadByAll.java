package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.SeenFile;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.provenance.SecretLine;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL160: a password in an option file that every account of the host may read, in whatever group it stands. */
public final class SecretReadByAll implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL160");

    @Override
    public void check(Inquiry inquiry) {
        for (SourceFile file : inquiry.options().files()) {
            List<Evidence> secrets = secrets(file);
            if (secrets.isEmpty()) {
                continue;
            }
            if (inquiry.place().isEmpty()) {
                inquiry.undecided(CODE, "not-in-place");
                return;
            }
            Optional<SeenFile> seen = inquiry.place().get().file(Path.of(file.name()));
            if (seen.isPresent() && seen.get().isReadByAll()) {
                inquiry.found(CODE, "readable", Map.of("file", file.name()), secrets.toArray(Evidence[]::new));
            }
        }
    }

    /** The lines that hold one; what is a comment holds it as well. */
    private static List<Evidence> secrets(SourceFile file) {
        List<Evidence> secrets = new ArrayList<>();
        for (int i = 0; i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            Optional<SecretLine> secret = SecretLine.of(line);
            if (secret.isPresent()) {
                secrets.add(Evidence.of(
                        SourceSpan.of(file.name(), i + 1, secret.get().from() + 1, 1), line));
            }
        }
        return secrets;
    }
}
