package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.ArrayList;
import java.util.List;

/** All diagnoses, and the order in which they are asked. */
public final class Diagnoses {

    /**
     * The first one that explains an incident has the word. The order is that of time within a start: what forbids a start, then what keeps it from
     * its group, the special before the general; at last what only describes.
     */
    private static final List<Diagnosis> ALL = List.of(
            new BinlogFormatNotRow(),
            new ClusterAddressUnset(),
            new ProviderNotFound(),
            new AddressScheme(),
            new BootstrapAddressLeft(),
            new NotSafeToBootstrap(),
            new AddressOrPortInUse(),
            new ClusterNameTooLong(),
            new ClusterNameDiffers(),
            new AddressListsOnlyItself(),
            new PeerUnresolvable(),
            new NoPrimaryComponent(),
            new FirstNodeNeverFormed(),
            new PeerNotAnswering(),
            new SecondCluster(),
            new Crashed(),
            new Killed(),
            new StartFailedUnexplained());

    private Diagnoses() {}

    /** The cause of every incident, and what is to be said of logs without any. */
    public static List<Finding> findings(CaseFile caseFile) {
        List<Finding> findings = new ArrayList<>();
        for (Incident incident : caseFile.incidents()) {
            findings.addAll(cause(incident, caseFile));
        }
        findings.addAll(NoSignOfGalera.find(caseFile));
        return findings;
    }

    private static List<Finding> cause(Incident incident, CaseFile caseFile) {
        for (Diagnosis diagnosis : ALL) {
            List<Finding> findings = diagnosis.explain(incident, caseFile);
            if (!findings.isEmpty()) {
                return findings;
            }
        }
        return List.of();
    }
}
