package dev.galeractl.diagnostics.config.drift;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.option.knowledge.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One option that is not what the files say.
 *
 * @param written what the files say, or the default where they say nothing
 * @param writtenInSql the same as a statement has to write it; sizes with suffixes are not taken there
 * @param running what the server runs with
 */
record Drift(Place place, String option, String written, String writtenInSql, String running) {
    Finding in(Circumstance circumstance, List<Evidence> evidence, Optional<String> node) {
        return new Finding(
                DriftDiagnosis.CODE,
                circumstance.slug,
                Map.of(
                        "option", option,
                        "written", shown(written),
                        "running", shown(running),
                        "setting", setting(running),
                        "statement", statement()),
                evidence,
                List.of(),
                circumstance.confidence,
                node);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "''" : value;
    }

    private String setting(String value) {
        return place == Place.PROVIDER
                ? RunningServer.PROVIDER_OPTIONS + "=\"" + option + "=" + value + "\""
                : option + "=" + value;
    }

    private String statement() {
        return place == Place.PROVIDER
                ? "SET GLOBAL " + RunningServer.PROVIDER_OPTIONS + " = '" + option + "=" + written + "';"
                : "SET GLOBAL " + option + " = " + literal(writtenInSql) + ";";
    }

    private static String literal(String value) {
        return value.matches("-?\\d+(\\.\\d+)?|(?i:ON|OFF)") ? value : "'" + value.replace("'", "''") + "'";
    }

    /** Why it differs. */
    enum Circumstance {
        SET_AT_RUN_TIME("set-at-run-time", Confidence.CERTAIN),
        SET_ONLY_AT_RUN_TIME("set-only-at-run-time", Confidence.CERTAIN),
        COMMAND_LINE("command-line", Confidence.CERTAIN),
        /** It cannot be changed while the server runs. */
        AWAITS_RESTART("awaits-restart", Confidence.CERTAIN),
        COULD_BE_SET("could-be-set", Confidence.CERTAIN),
        /** A changed file or a statement: the server does not say. */
        DIFFERS("differs", Confidence.LIKELY);

        private final String slug;
        private final Confidence confidence;

        Circumstance(String slug, Confidence confidence) {
            this.slug = slug;
            this.confidence = confidence;
        }
    }
}
