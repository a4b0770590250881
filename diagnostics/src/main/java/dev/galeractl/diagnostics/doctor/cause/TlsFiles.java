package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.SecurityEvent.ClientTlsFailed;
import dev.galeractl.diagnostics.event.SecurityEvent.ClientTlsFile;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsFileRejected;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsSettingRejected;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.Optional;

/** GAL704 and GAL706: certificates and keys that cannot be used at all, those between the nodes and those of the clients' port. */
final class TlsFiles implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        ServerStart start = incident.start();
        Optional<TlsFileRejected> file = start.first(TlsFileRejected.class);
        if (file.isPresent()) {
            return Cause.of("GAL704", incident)
                    .in(circumstance(file.get().reason()))
                    .with("option", file.get().option())
                    .with("file", Peers.forCommand(file.get().file()))
                    .with("reason", file.get().reason())
                    .provenBy(file.get().line())
                    .explainsErrors()
                    .alone();
        }
        Optional<TlsSettingRejected> setting = start.first(TlsSettingRejected.class);
        if (setting.isPresent()) {
            return Cause.of("GAL704", incident)
                    .in(setting.get().reason().startsWith("To enable SSL") ? "incomplete" : "setting")
                    .with("reason", setting.get().reason())
                    .with("option", Finding.UNKNOWN)
                    .with("file", Finding.UNKNOWN)
                    .provenBy(setting.get().line())
                    .explainsErrors()
                    .alone();
        }
        return start.first(ClientTlsFailed.class)
                .map(failed -> clients(incident, failed))
                .orElse(List.of());
    }

    private static String circumstance(String reason) {
        if (reason.contains("No such file")) {
            return "missing";
        }
        if (reason.contains("ermission denied")) {
            return "no-access";
        }
        if (reason.contains("key values mismatch")) {
            return "mismatch";
        }
        if (reason.contains("too small") || reason.contains("too weak")) {
            return "weak";
        }
        return reason.contains("no start line") || reason.contains("PEM") ? "not-a-certificate" : "unusable";
    }

    private static List<Finding> clients(Incident incident, ClientTlsFailed failed) {
        Optional<ClientTlsFile> file = incident.start().first(ClientTlsFile.class);
        return Cause.of("GAL706", incident)
                .in("refused")
                .with("reason", failed.reason())
                .with("file", file.map(it -> Peers.forCommand(it.file())))
                .provenBy(file)
                .provenBy(failed.line())
                .explainsErrors()
                .alone();
    }
}
