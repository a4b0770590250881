package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All diagnoses, and the order in which they are asked. */
public final class Diagnoses {

    /**
     * The first one that explains an incident has the word. The order is that of time within a start: what forbids a start, then what keeps it from
     * its group, the special before the general; at last what only describes.
     */
    private static final List<Diagnosis> ALL = List.of(
            new EndedByItsService(),
            new IdentityLost(),
            new AllDownNoneSafe(),
            new BinlogFormatNotRow(),
            new ClusterAddressUnset(),
            new OptionNotTaken(),
            new ServerAccount(),
            new ProviderNotFound(),
            new TlsFiles(),
            new ProviderOptionNotTaken(),
            new NodeAddressUnusable(),
            new DatadirUnfit(),
            new ProtocolMix(),
            new AdvertisedAddress(),
            new AddressScheme(),
            new BootstrapAddressLeft(),
            new AccessDeniedByPolicy(),
            new CacheSpaceRefused(),
            new DiskSpaceExhausted(),
            new FilesystemReadOnly(),
            new AccessRefused(),
            new StateFileUnusable(),
            new PageSizeDiffers(),
            new InputOutputError(),
            new DataCorrupt(),
            new MemoryExhausted(),
            new LimitReached(),
            new PreparedTransactions(),
            new NotSafeToBootstrap(),
            new AddressOrPortInUse(),
            new ClusterNameTooLong(),
            new TlsHandshake(),
            new ClusterNameDiffers(),
            new AddressListsOnlyItself(),
            new PeerUnresolvable(),
            new NoPrimaryComponent(),
            new FirstNodeNeverFormed(),
            new QuorumLost(),
            new PeerNotAnswering(),
            new StillLooking(),
            new DonorLost(),
            new TransferTroubleNamed(),
            new NoDonor(),
            new TransferInterrupted(),
            new IstReceiverUnreachable(),
            new TransferUnexplained(),
            new TransferUnfinished(),
            new SecondCluster(),
            new VotedOut(),
            new ConsistencyLost(),
            new PeerVotedOut(),
            new StatementFailedEverywhere(),
            new ConflictsLogged(),
            new TransactionTooLarge(),
            new TableNotReplicable(),
            new SchemaChangeRefused(),
            new CacheNotRecovered(),
            new QueueTooLong(),
            new LocksHeldTooLong(),
            new LeftAside(),
            new StoodStill(),
            new ClockWentBack(),
            new Crashed(),
            new Killed(),
            new StartFailedUnexplained());

    /** Kinds that have one diagnosis of their own: what else a start suffered from does not explain them. */
    private static final Map<IncidentKind, Diagnosis> ONLY = Map.ofEntries(
            Map.entry(IncidentKind.TLS_HANDSHAKES_FAIL, new TlsHandshake()),
            Map.entry(IncidentKind.START_TIMED_OUT, new EndedByItsService()),
            Map.entry(IncidentKind.START_HOOK_FAILED, new StartHookFailed()),
            Map.entry(IncidentKind.DOES_NOT_STOP, new EndedByItsService()),
            Map.entry(IncidentKind.RESTARTED_IN_VAIN, new EndedByItsService()),
            Map.entry(IncidentKind.RUNS_ON_UNFIT_DATA, new DatadirUnfit()),
            Map.entry(IncidentKind.LOST_QUORUM, new QuorumLost()),
            Map.entry(IncidentKind.CUT_OFF, new CutOff()),
            Map.entry(IncidentKind.MEMBER_LOST, new MemberLost()),
            Map.entry(IncidentKind.VANISHED, new MemberLost()),
            Map.entry(IncidentKind.STOOD_STILL, new StoodStillAlone()),
            Map.entry(IncidentKind.FLAPPING, new MembershipFlaps()),
            Map.entry(IncidentKind.EVICTED, new EvictedByPeers()),
            Map.entry(IncidentKind.SPLIT_BRAIN, new SplitBrain()),
            Map.entry(IncidentKind.WAITS_FOR_MEMBERS, new WaitsForMembers()),
            Map.entry(IncidentKind.IDENTITY_LOST, new IdentityLost()),
            Map.entry(IncidentKind.IDENTITY_SHARED, new IdentityShared()),
            Map.entry(IncidentKind.HISTORY_REPLACED, new HistoryReplaced()),
            Map.entry(IncidentKind.NAME_SHARED, new NameShared()),
            Map.entry(IncidentKind.CLOCKS_DIFFER, new ClocksDiffer()),
            Map.entry(IncidentKind.PLANNED_ABSENCE, new PlannedAbsence()),
            Map.entry(IncidentKind.SNAPSHOT_INSTEAD_OF_IST, new SnapshotInsteadOfIst()),
            Map.entry(IncidentKind.UP_AND_UNREACHABLE, new UpAndUnreachable()));

    private Diagnoses() {}

    /** The cause of every incident, and what is to be said of logs without any. */
    public static List<Finding> findings(CaseFile caseFile) {
        List<Finding> findings = new ArrayList<>();
        for (Incident incident : caseFile.incidents()) {
            // What is over by the host's own word, and has no words for that, would be advice that is wrong now.
            cause(incident, caseFile).stream()
                    .filter(finding -> incident.healedNow().isEmpty()
                            || finding.circumstance().equals(Cause.HEALED))
                    .forEach(findings::add);
        }
        findings.addAll(NoSignOfGalera.find(caseFile));
        return findings;
    }

    private static List<Finding> cause(Incident incident, CaseFile caseFile) {
        Diagnosis only = ONLY.get(incident.kind());
        if (only != null) {
            return only.explain(incident, caseFile);
        }
        for (Diagnosis diagnosis : ALL) {
            List<Finding> findings = diagnosis.explain(incident, caseFile);
            if (!findings.isEmpty()) {
                return findings;
            }
        }
        return List.of();
    }
}
