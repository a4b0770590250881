package dev.galeractl.bootstrap.guard;

import dev.galeractl.bootstrap.fact.Facts;
import java.util.List;
import java.util.function.Function;

/**
 * The safety rules, one table for every operation that starts a server. A cell gets facts and returns refusals; it does
 * no I/O. The table is asked before consent, and again just before each step that changes something.
 */
public final class SafetyTable {
    private static final List<Row> ROWS = List.of(
            new Row(
                    SafetyRule.PRIMARY_ANSWERS,
                    Peers::noClusterMayAnswer,
                    SafetyTable::notAsked,
                    Peers::aClusterMustAnswer),
            new Row(
                    SafetyRule.SERVER_RUNS,
                    Servers::onlyOurOwn,
                    Servers::onlyOurOwnOrAMember,
                    Servers::onlyOurOwnOrAMember),
            new Row(SafetyRule.NO_EVIDENCE, Peers::silenceIsNoEvidence, SafetyTable::notAsked, SafetyTable::notAsked),
            new Row(
                    SafetyRule.USER_DATA,
                    Data::adoptedByNameOnly,
                    Data::overwrittenByNameOnly,
                    Data::overwrittenByNameOnly),
            new Row(SafetyRule.STATE_DIFFERS, Data::noFormerMember, Data::noOtherHistory, Data::noOtherHistory),
            new Row(SafetyRule.POSITION, Data::lastToLeave, SafetyTable::notAsked, SafetyTable::notAsked),
            new Row(
                    SafetyRule.OPTION_FILE,
                    OptionFiles::nothingForTheNextRestart,
                    OptionFiles::leadsToTheCluster,
                    OptionFiles::leadsToTheCluster));

    private SafetyTable() {}

    /** Everything that forbids the operation, in the order of the table; empty means it is safe. */
    public static List<Refusal> judge(Facts facts, Operation operation, Waivers waivers) {
        return ROWS.stream()
                .flatMap(row -> row.cell(operation).apply(new Case(row.rule, facts, waivers)).stream())
                .toList();
    }

    private static List<Refusal> notAsked(Case asked) {
        return List.of();
    }

    private record Row(
            SafetyRule rule,
            Function<Case, List<Refusal>> bootstrap,
            Function<Case, List<Refusal>> follow,
            Function<Case, List<Refusal>> join) {
        Function<Case, List<Refusal>> cell(Operation operation) {
            return switch (operation) {
                case BOOTSTRAP -> bootstrap;
                case FOLLOW -> follow;
                case JOIN -> join;
            };
        }
    }
}
