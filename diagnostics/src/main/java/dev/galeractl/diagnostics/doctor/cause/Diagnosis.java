package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import java.util.List;

/** Knows one cause. It gets facts and returns findings: no file, no clock, no output. */
interface Diagnosis {

    /** Why the incident happened, if this is the cause of it; usually one finding or none. */
    List<Finding> explain(Incident incident, CaseFile caseFile);
}
