package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.start.ReadLog;
import java.util.List;

/** Finds one family of incidents. It gets what the logs told and says what went wrong, never why. */
@FunctionalInterface
interface IncidentSearch {

    /** The searches, in the order in which their incidents are told: how starts ended, then what happened while they ran. */
    List<IncidentSearch> ALL = List.of(
            StartFailures::find,
            StateTransfers::find,
            SecondClusters::find,
            ServiceTroubles::find,
            StartHooks::find,
            Inconsistencies::find,
            RefusedStatements::find,
            HostTroubles::find,
            Stalls::find,
            ClockJumps::find,
            MembershipIncidents::find,
            GroupOddities::find,
            GroupHistory::find);

    /** The incidents of all nodes, in the order of nodes and starts. */
    List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs);
}
