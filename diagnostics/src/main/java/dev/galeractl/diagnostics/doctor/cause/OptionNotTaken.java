package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ProcessEvent.OptionRejected;
import dev.galeractl.diagnostics.event.ProcessEvent.OptionTrouble;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import java.util.List;

/** GAL107 and GAL905: an option whose name or value the server does not take. It says so late: a Galera node joins its cluster first. */
final class OptionNotTaken implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        return incident.start()
                .first(OptionRejected.class)
                .map(rejected -> found(incident, rejected))
                .orElse(List.of());
    }

    private static List<Finding> found(Incident incident, OptionRejected rejected) {
        ServerStart start = incident.start();
        Cause cause = Cause.of(rejected.trouble() == OptionTrouble.VALUE ? "GAL905" : "GAL107", incident)
                .with("written", rejected.option())
                .with("value", rejected.value())
                .provenBy(rejected.line())
                .explainsErrors();
        return switch (rejected.trouble()) {
            case VALUE -> cause.in("refused").alone();
            case AMBIGUOUS ->
                cause.in("ambiguous-in-log")
                        .with("candidates", candidates(rejected))
                        .alone();
            case UNKNOWN -> {
                OptionCatalog catalog = OptionCatalog.of(start.version()
                        .flatMap(ServerVersion::parse)
                        .map(ServerVersion::product)
                        .orElse(Product.MARIADB));
                yield catalog.closest(rejected.option())
                        .map(meant -> cause.in("refused").with("meant", meant))
                        .orElseGet(() -> cause.in("refused-strange"))
                        .alone();
            }
        };
    }

    /** {@code ambiguous option '--wsrep_cluster=x' (wsrep_cluster_name, wsrep_cluster_address)}. */
    private static String candidates(OptionRejected rejected) {
        String message = rejected.line().message();
        int open = message.lastIndexOf('(');
        return open < 0 ? Finding.UNKNOWN : message.substring(open + 1).replace(")", "");
    }
}
