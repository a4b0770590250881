package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.status.StatedPosition;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.position.Gtid;

/** The position of a datadir, as text and as {@code galeractl/position/v1}. */
public final class PositionReport {
    private final int width;
    private final Theme theme;
    private final Messages messages;

    public PositionReport(int width, Theme theme, Messages messages) {
        this.width = width;
        this.theme = theme;
        this.messages = messages;
    }

    /** The position on a line of its own, if one is stated; then what it is worth. */
    public String text(StatedPosition position) {
        Page page = new Page(theme, width);
        position.position().map(Gtid::toString).ifPresent(page::line);
        return page.paragraph(0, position.sentence().in(messages.locale())).toString();
    }

    public String json(StatedPosition position) {
        return Json.write(JsonObject.document("galeractl/position/v1")
                .put("datadir", position.datadir())
                .put("knowledge", position.knowledge())
                .put("position", position.position())
                .put("safeToBootstrap", position.safeToBootstrap())
                .put("text", position.sentence().in(messages.locale())));
    }
}
