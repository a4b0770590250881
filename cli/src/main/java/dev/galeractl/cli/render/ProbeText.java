package dev.galeractl.cli.render;

import dev.galeractl.bootstrap.host.local.LocalProbe;
import dev.galeractl.bootstrap.probe.ProbeReport;
import dev.galeractl.bootstrap.probe.ProbedHost;
import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.group.Encryption;
import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.group.ProbeResult.GroupAnswer;
import dev.galeractl.replication.group.frame.GroupName;
import java.net.InetAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What group communication ports have shown, a block for each. */
public final class ProbeText {
    private static final int INDENT = 2;

    private final Theme theme;
    private final int width;
    private final Messages messages;
    private final int labels;

    public ProbeText(Theme theme, int width, Messages messages) {
        this.theme = theme;
        this.width = width;
        this.messages = messages;
        this.labels = INDENT
                + 2
                + Stream.of("node", "protocol", "encryption", "certificate", "group")
                        .mapToInt(key -> TextWidth.of(messages.text("probe.label." + key)))
                        .max()
                        .orElse(0);
    }

    public String of(ProbeReport report) {
        Page page = new Page(theme, width);
        for (ProbedHost host : report.hosts()) {
            page.gap();
            host(host, report.group(), page);
        }
        FindingBlock block = new FindingBlock(page, messages, false);
        report.findings().forEach(finding -> {
            page.gap();
            block.print(finding);
        });
        return page.toString();
    }

    private void host(ProbedHost host, Optional<GroupName> group, Page page) {
        String number = host.resolved()
                .map(InetAddress::getHostAddress)
                .filter(it -> host.address().literal().isEmpty())
                .map(it -> "  " + theme.paint(Role.FAINT, "(" + it + ")"))
                .orElse("");
        page.line(theme.paint(Role.STRONG, Printable.line(host.address().toString())) + number);
        ProbeOutcome outcome = ProbeOutcome.of(host.result());
        String detail = Printable.line(outcome.detail().orElse(""));
        String sentence = messages.text(outcome.key(), detail, LocalProbe.CONNECT_TIMEOUT.toSeconds());
        for (String line : Folding.fold(
                detail.isEmpty() || sentence.contains(detail)
                        ? sentence
                        : sentence + messages.text("probe.said", detail),
                width - INDENT)) {
            page.line(" ".repeat(INDENT) + theme.paint(role(host.result()), line));
        }
        if (host.result() instanceof ProbeResult.Greeted greeted) {
            greeted(greeted, group, page);
        } else if (host.result() instanceof ProbeResult.TlsOnly tls) {
            encryption(tls.tls(), page);
        }
    }

    private void greeted(ProbeResult.Greeted greeted, Optional<GroupName> group, Page page) {
        labelled("node", messages.text("probe.node", greeted.peer(), greeted.segment()), page);
        labelled(
                "protocol",
                messages.text("probe.protocol", messages.text("probe.checksum." + word(greeted.checksum()))),
                page);
        encryption(greeted.encryption(), page);
        greeted.group()
                .ifPresent(answer -> labelled(
                        "group",
                        messages.text(
                                "probe.group." + word(answer),
                                Printable.line(group.map(GroupName::text).orElse(""))),
                        page));
    }

    private void encryption(Encryption encryption, Page page) {
        if (encryption instanceof Encryption.Tls tls) {
            labelled("encryption", tls.version().orElse("TLS"), page);
            tls.certificate()
                    .ifPresent(it -> labelled(
                            "certificate",
                            messages.text(
                                    "probe.certificate",
                                    Printable.line(it.subject()),
                                    Printable.line(it.issuer()),
                                    LocalDate.ofInstant(it.until(), ZoneOffset.UTC)),
                            page));
        } else if (encryption instanceof Encryption.PlainAfterWaiting) {
            labelled("encryption", messages.text("probe.plain-after-waiting"), page);
        } else {
            labelled("encryption", messages.text("probe.plain"), page);
        }
    }

    private void labelled(String key, String words, Page page) {
        String label = messages.text("probe.label." + key);
        page.hanging(
                " ".repeat(INDENT) + theme.paint(Role.PLACE, label) + " ".repeat(labels - INDENT - TextWidth.of(label)),
                labels,
                words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Role role(ProbeResult result) {
        if (result instanceof ProbeResult.Greeted greeted) {
            return greeted.group().equals(Optional.of(GroupAnswer.OTHER)) ? Role.ERROR : Role.GOOD;
        }
        return result instanceof ProbeResult.TlsOnly || result instanceof ProbeResult.Silent
                ? Role.WARNING
                : Role.ERROR;
    }
}
