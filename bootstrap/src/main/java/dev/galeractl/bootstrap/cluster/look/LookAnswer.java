package dev.galeractl.bootstrap.cluster.look;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A host's answer to {@code look.sh}, as the facts of its node. Pure: an answer that was recorded means the same for ever. */
final class LookAnswer {
    private LookAnswer() {}

    /**
     * Reads an answer.
     *
     * @param sent when the question was, by this machine's clock
     * @param answered when the answer was there
     * @return empty if the end of it is missing: what would have followed is unknown, and a server that was not listed may run
     */
    static Optional<MemberFacts> facts(LookQuestion asked, String text, Instant sent, Instant answered) {
        Sections said = Sections.of(text);
        return said.has("end") ? Optional.of(facts(asked, said, sent, answered)) : Optional.empty();
    }

    private static MemberFacts facts(LookQuestion asked, Sections said, Instant sent, Instant answered) {
        HostAnswer host = new HostAnswer(said);
        ServerAnswer server = new ServerAnswer(said, asked.node().paths().datadir());
        return new MemberFacts(
                new NodeAnswer(asked, said, host, server).facts(),
                said.bytes("option-file").map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
                server.place(),
                host.system(),
                server.service(),
                server.schemasOfPeople(),
                server.replicates(),
                said.number("data-bytes"),
                host.name(),
                host.addresses(),
                host.resolved(),
                host.clock(sent, answered),
                host.memory(),
                host.processors(),
                server.openFiles(),
                host.confinement(),
                host.firewalls(),
                host.tools(),
                LaterOption.read(said.lines("later-options")),
                HeldLock.read(said.lines("lock")),
                PackageAnswer.missing(asked, said, then -> facts(asked, then, sent, answered)));
    }
}
