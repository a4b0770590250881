package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.diagnostics.live.LiveFacts;
import dev.galeractl.diagnostics.live.LiveFacts.Server;
import dev.galeractl.diagnostics.live.LiveReport;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What this host is now, in a line or a few, and what has changed since the logs were written. */
final class LiveText {
    private final Page page;
    private final Theme theme;
    private final Messages messages;
    private final LiveReport live;

    LiveText(Page page, Theme theme, Messages messages, LiveReport live) {
        this.page = page;
        this.theme = theme;
        this.messages = messages;
        this.live = live;
    }

    void print() {
        LiveFacts facts = live.facts();
        String label = messages.text("live.now");
        Role role = facts.isWell() ? Role.GOOD : Role.WARNING;
        List<String> more = new ArrayList<>();
        datadir(facts).ifPresent(more::add);
        unit(facts).ifPresent(more::add);
        config(facts).ifPresent(more::add);
        String words = server(facts) + more.stream().map(it -> "; " + it).collect(Collectors.joining());
        page.hanging(theme.paint(role, label) + "  ", TextWidth.of(label) + 2, words);
    }

    /** What has changed since a finding's log was written. */
    List<String> remarks(Finding finding) {
        return live.remarks().stream()
                .filter(remark -> remark.code().equals(finding.code()))
                .map(remark -> messages.text(
                        "live.remark." + FindingBlock.lower(remark.kind()),
                        remark.values().stream().map(this::value).toArray()))
                .distinct()
                .toList();
    }

    private String server(LiveFacts facts) {
        if (facts.server() instanceof Server.Running running) {
            return running.status()
                    .map(status -> status(running, status))
                    .orElseGet(() -> messages.text("live.noStatus", Long.toString(running.pid())));
        }
        return messages.text(facts.server() instanceof Server.Stopped ? "live.stopped" : "live.unknown");
    }

    private String status(Server.Running running, WsrepStatus status) {
        if (!status.hasProvider()) {
            return messages.text("live.withoutGalera", Long.toString(running.pid()));
        }
        return messages.text(
                "live.member",
                value(status.localStateComment().orElse(Finding.UNKNOWN)),
                value(status.clusterName()
                        .or(() -> status.value("wsrep_cluster_name"))
                        .orElse(Finding.UNKNOWN)),
                value(status.value("wsrep_cluster_size").orElse(Finding.UNKNOWN)),
                value(status.clusterStatus().orElse(Finding.UNKNOWN)));
    }

    private String value(String told) {
        return told.equals(Finding.UNKNOWN) ? messages.text("live.valueUnknown") : Printable.line(told);
    }

    /** State files of a running server say what it was when it started; only those of a stopped one are its state. */
    private Optional<String> datadir(LiveFacts facts) {
        return facts.datadir()
                .map(datadir -> {
                    List<String> words = new ArrayList<>();
                    if (facts.server() instanceof Server.Stopped) {
                        datadir.position()
                                .ifPresent(position -> words.add(messages.text("live.position", position.toString())));
                        datadir.safeToBootstrap()
                                .ifPresent(safe -> words.add("safe_to_bootstrap " + (safe ? "1" : "0")));
                    }
                    if (datadir.freeBytes().isPresent()) {
                        words.add(messages.text(
                                "live.free",
                                size(datadir.freeBytes().getAsLong()),
                                Printable.line(datadir.path().toString())));
                    }
                    return String.join(", ", words);
                })
                .filter(words -> !words.isEmpty());
    }

    private static String size(long bytes) {
        long mebibytes = bytes >> 20;
        return mebibytes >= 10_240 ? (mebibytes >> 10) + " GB" : mebibytes + " MB";
    }

    private Optional<String> unit(LiveFacts facts) {
        return facts.unit()
                .filter(unit -> !unit.state().equals("active") || unit.restarts() > 0)
                .map(unit -> unit.name() + " " + unit.state()
                        + (unit.result().isEmpty() || unit.result().equals("success") ? "" : " (" + unit.result() + ")")
                        + (unit.restarts() > 0 ? ", " + messages.count("live.restarts", unit.restarts()) : ""));
    }

    private Optional<String> config(LiveFacts facts) {
        String codes = facts.config().stream()
                .filter(finding -> Catalogue.severity(finding) == Severity.ERROR)
                .map(finding -> finding.code().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? Optional.empty() : Optional.of(messages.text("live.config", codes));
    }
}
