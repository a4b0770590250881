package dev.galeractl.diagnostics.config.drift;

import dev.galeractl.diagnostics.config.drift.Drift.Circumstance;
import dev.galeractl.diagnostics.config.rules.Inquiry;
import dev.galeractl.diagnostics.config.rules.ReadValue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.option.Secrets;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The server's own options. */
final class ServerDrift {
    /**
     * Their variable is another thing than the option ({@code log_bin} says whether there is one), or another option's ({@code wsrep_causal_reads}), or
     * a part of them has its own check.
     */
    private static final Set<String> NOT_COMPARABLE =
            Set.of("log_bin", "wsrep_start_position", "wsrep_causal_reads", RunningServer.PROVIDER_OPTIONS);

    private static final String BUFFER_POOL = "innodb_buffer_pool_size";

    /** What decides over replication, and is told even if no file names it. Of others it is taken for a passing measure. */
    private static final List<String> DECISIVE = List.of(
            "wsrep_on",
            "wsrep_desync",
            "wsrep_reject_queries",
            "wsrep_osu_method",
            "wsrep_dirty_reads",
            "wsrep_ignore_apply_errors",
            "wsrep_max_ws_size",
            "wsrep_max_ws_rows",
            "wsrep_forced_binlog_format",
            "wsrep_auto_increment_control",
            "wsrep_certify_nonpk",
            "read_only",
            "super_read_only",
            "pxc_strict_mode");

    private final Inquiry inquiry;
    private final RunningServer server;
    private final Target target;
    private final Corrections corrections;

    ServerDrift(Inquiry inquiry, RunningServer server) {
        this.inquiry = inquiry;
        this.server = server;
        this.target = Target.of(server.version());
        this.corrections = new Corrections(inquiry.options(), server);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (OptionSetting written : inquiry.options().winners()) {
            of(written).ifPresent(findings::add);
        }
        for (String option : DECISIVE) {
            if (inquiry.options().setting(option).isEmpty()) {
                setOnlyAtRunTime(option).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> of(OptionSetting written) {
        String name = written.name();
        String value = written.value().orElse("1");
        Optional<String> running = server.value(name);
        if (running.isEmpty() || !isComparable(name, value)) {
            return Optional.empty();
        }
        Trait trait = server.trait(name);
        if (new SameValue(known(name), target, step(name, trait)).test(value, running.get())
                || corrections.explain(name, running.get())) {
            return Optional.empty();
        }
        return circumstance(written, trait)
                .map(it -> drift(name, value, running.get()).in(it, List.of(inquiry.evidence(written)), node()));
    }

    private boolean isComparable(String name, String value) {
        return !NOT_COMPARABLE.contains(name)
                && !Secrets.isSecret(name, value)
                && known(name)
                        .flatMap(it -> it.ignored(target))
                        .filter(Fact::value)
                        .isEmpty();
    }

    /** What the server read at its start differs from its files only if they have changed; otherwise it has corrected what it read. */
    private Optional<Circumstance> circumstance(OptionSetting written, Trait trait) {
        return switch (trait.origin()) {
            case RUN_TIME -> Optional.of(Circumstance.SET_AT_RUN_TIME);
            case COMMAND_LINE ->
                EffectiveOptions.isOnCommandLine(written)
                        ? afterAChange(trait)
                        : Optional.of(Circumstance.COMMAND_LINE);
            case FILE, NOBODY -> afterAChange(trait);
            case SERVER -> Optional.empty();
            case UNKNOWN ->
                server.filesChanged() || written.name().startsWith("wsrep_")
                        ? Optional.of(Circumstance.DIFFERS)
                        : Optional.empty();
        };
    }

    private Optional<Circumstance> afterAChange(Trait trait) {
        if (!server.filesChanged()) {
            return Optional.empty();
        }
        boolean canBeSet = trait.readOnly().map(it -> !it).orElse(false);
        return Optional.of(canBeSet ? Circumstance.COULD_BE_SET : Circumstance.AWAITS_RESTART);
    }

    private Optional<Finding> setOnlyAtRunTime(String name) {
        Optional<String> running = server.value(name);
        Optional<String> usual =
                known(name).flatMap(it -> it.defaultValue(target)).map(Fact::value);
        Trait trait = server.trait(name);
        if (running.isEmpty() || usual.isEmpty() || trait.origin() != Trait.Origin.RUN_TIME) {
            return Optional.empty();
        }
        return new SameValue(known(name), target, step(name, trait)).test(usual.get(), running.get())
                ? Optional.empty()
                : Optional.of(drift(name, usual.get(), running.get())
                        .in(Circumstance.SET_ONLY_AT_RUN_TIME, List.of(), node()));
    }

    private Drift drift(String name, String value, String running) {
        String inSql = ReadValue.of(known(name), target, value)
                .amount()
                .map(BigDecimal::toPlainString)
                .orElse(value);
        return new Drift(Place.SERVER, name, value, inSql, running);
    }

    /** The buffer pool grows by whole chunks, one in each of its instances. */
    private BigDecimal step(String name, Trait trait) {
        if (!name.equals(BUFFER_POOL)) {
            return trait.step();
        }
        return trait.step()
                .max(server.number("innodb_buffer_pool_chunk_size")
                        .multiply(server.number("innodb_buffer_pool_instances").max(BigDecimal.ONE)));
    }

    private Optional<KnownOption> known(String name) {
        return OptionKnowledge.load().option(Place.SERVER, name);
    }

    private Optional<String> node() {
        return inquiry.options().value("wsrep_node_name");
    }
}
