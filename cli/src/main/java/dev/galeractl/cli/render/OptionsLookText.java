package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.status.NodeStatus.NoAnswer;
import dev.galeractl.bootstrap.status.OptionsLook;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.option.ServerVersion;
import java.util.Optional;

/** What came of asking a server for its options, in words and in JSON. */
public final class OptionsLookText {

    private OptionsLookText() {}

    /** Why it could not be asked, one line; empty if it answered. */
    public static Optional<String> failure(OptionsLook look, Messages messages) {
        if (look instanceof OptionsLook.AnotherServer other) {
            return Optional.of(messages.text(
                    "validate.live.another", Printable.line(look.address()), Printable.line(other.datadir())));
        }
        return look instanceof OptionsLook.Nothing nothing
                ? Optional.of(messages.text(
                        "status.noSql." + FindingBlock.lower(nothing.reason().kind()),
                        Printable.line(look.address()),
                        Printable.line(nothing.reason().detail())))
                : Optional.empty();
    }

    static JsonObject json(OptionsLook look) {
        Optional<ServerVersion> version = look instanceof OptionsLook.Answered answered
                ? answered.server().version()
                : Optional.empty();
        Optional<NoAnswer> reason =
                look instanceof OptionsLook.Nothing nothing ? Optional.of(nothing.reason()) : Optional.empty();
        return new JsonObject()
                .put("address", look.address())
                .put("reach", reach(look))
                .put("reason", reason.map(NoAnswer::detail).filter(it -> !it.isEmpty()))
                .put("version", version.map(ServerVersion::toString));
    }

    private static String reach(OptionsLook look) {
        if (look instanceof OptionsLook.Nothing nothing) {
            return nothing.reason().kind().slug();
        }
        return look instanceof OptionsLook.AnotherServer ? "another-server" : "answered";
    }
}
