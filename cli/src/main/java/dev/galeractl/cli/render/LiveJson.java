package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.live.LiveFacts;
import dev.galeractl.diagnostics.live.LiveFacts.Server;
import dev.galeractl.diagnostics.live.LiveReport;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The part {@code live} of {@code galeractl/doctor/v1}. */
final class LiveJson {
    private LiveJson() {}

    static JsonObject of(LiveReport live, Locale locale) {
        LiveFacts facts = live.facts();
        Optional<Server.Running> running =
                facts.server() instanceof Server.Running it ? Optional.of(it) : Optional.empty();
        Messages messages = Messages.in(locale.getLanguage().equals("ja") ? Language.JA : Language.EN);
        return new JsonObject()
                .put("name", facts.name())
                .put("address", facts.address())
                .put("server", word(facts.server()))
                .put("pid", running.map(Server.Running::pid))
                .put("since", running.flatMap(Server.Running::since).map(Object::toString))
                .put("well", facts.isWell())
                .put("status", facts.status().map(LiveJson::status))
                .put("datadir", facts.datadir().map(LiveJson::datadir))
                .put("ports", facts.ports().stream().map(LiveJson::port).toList())
                .put("unit", facts.unit().map(LiveJson::unit))
                .put("config", FindingJson.findings(facts.config(), locale))
                .put(
                        "remarks",
                        live.remarks().stream()
                                .map(remark -> new JsonObject()
                                        .put("code", remark.code().toString())
                                        .put(
                                                "kind",
                                                FindingBlock.lower(remark.kind())
                                                        .replace('_', '-'))
                                        .put(
                                                "text",
                                                messages.text(
                                                        "live.remark." + FindingBlock.lower(remark.kind()),
                                                        remark.values().toArray())))
                                .toList());
    }

    private static String word(Server server) {
        if (server instanceof Server.Running) {
            return "running";
        }
        return server instanceof Server.Stopped ? "stopped" : "unknown";
    }

    private static JsonObject status(WsrepStatus status) {
        return new JsonObject()
                .put("state", status.localStateComment())
                .put("clusterStatus", status.clusterStatus())
                .put(
                        "size",
                        status.clusterSize().isPresent()
                                ? Optional.of(status.clusterSize().getAsInt())
                                : Optional.empty())
                .put("ready", status.ready())
                .put("clusterUuid", status.clusterStateUuid().map(Object::toString))
                .put("lastCommitted", boxed(status.lastCommitted()));
    }

    private static JsonObject datadir(LiveFacts.Datadir datadir) {
        return new JsonObject()
                .put("path", datadir.path().toString())
                .put("position", datadir.position().map(Object::toString))
                .put("safeToBootstrap", datadir.safeToBootstrap())
                .put("viewSaved", datadir.viewSaved())
                .put("freeBytes", boxed(datadir.freeBytes()));
    }

    private static JsonObject port(LiveFacts.Port port) {
        return new JsonObject()
                .put("purpose", port.purpose())
                .put("address", port.address())
                .put("port", port.port())
                .put("taken", port.taken())
                .put("pid", boxed(port.holder()));
    }

    private static JsonObject unit(LiveFacts.Unit unit) {
        return new JsonObject()
                .put("name", unit.name())
                .put("state", unit.state())
                .put("result", unit.result())
                .put("restarts", unit.restarts());
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
