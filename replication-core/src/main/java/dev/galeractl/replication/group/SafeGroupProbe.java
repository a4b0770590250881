package dev.galeractl.replication.group;

import dev.galeractl.replication.group.ProbeResult.GroupAnswer;
import dev.galeractl.replication.group.ProbeResult.Reason;
import dev.galeractl.replication.group.ProbeResult.TlsEnd;
import dev.galeractl.replication.group.TlsStream.TlsFailure;
import dev.galeractl.replication.group.frame.Frame;
import dev.galeractl.replication.group.frame.FrameProblem;
import dev.galeractl.replication.group.frame.GroupName;
import dev.galeractl.replication.group.frame.GroupQuestion;
import dev.galeractl.replication.group.frame.Handshake;
import dev.galeractl.replication.group.frame.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The safe probe: connect and listen for a moment; if nothing comes, begin TLS on the same connection and listen again; if a name is to be asked for, ask
 * {@linkplain GroupQuestion the one question}; close. No member is ever joined, and nothing is tried twice.
 *
 * <p>Why so short: a node that decides between plaintext and TLS by the first bytes ({@code socket.dynamic}) holds up the whole cluster's commits while it waits for
 * them. A node in plaintext greets within a millisecond, so {@code max(0.15 s, 3 × connect time)} is enough; and the beginning of TLS ends such a node's waiting.
 */
public final class SafeGroupProbe implements GroupProbe {

    private static final Duration SHORTEST_LISTENING = Duration.ofMillis(150);
    /** A node without a certificate that waits for TLS first waits twice 0.75 s. */
    private static final Duration ANSWERING = Duration.ofSeconds(2);
    /** A greeting that comes so long after TLS was begun was held back for it; one that comes sooner was only late. */
    private static final Duration HELD_BACK = Duration.ofMillis(600);

    private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w+)");

    @Override
    public ProbeResult probe(ProbeRequest request) {
        if (request.address().isUnresolved()) {
            return new ProbeResult.Unresolved();
        }
        try (PeerConnection connection = PeerConnection.open(request.address(), request.connectTimeout())) {
            return new Conversation(connection, request).result();
        } catch (SocketTimeoutException e) {
            return new ProbeResult.TimedOut();
        } catch (ConnectException e) {
            String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return message.contains("timed out") ? new ProbeResult.TimedOut() : new ProbeResult.Refused();
        } catch (IOException e) {
            return new ProbeResult.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    /** What is said on one connection. Its failures are results: those of the connecting alone are exceptions. */
    private static final class Conversation {
        private final PeerConnection connection;
        private final ProbeRequest request;

        Conversation(PeerConnection connection, ProbeRequest request) {
            this.connection = connection;
            this.request = request;
        }

        ProbeResult result() {
            try {
                return greeted(greeting(listening()), new Encryption.Plain(), request.group());
            } catch (SocketTimeoutException nothing) {
                return connection.begun() ? notGalera(Reason.CUT_SHORT) : byTls();
            } catch (IOException | FrameProblem problem) {
                return notGalera(problem);
            }
        }

        private ProbeResult byTls() {
            long begin = System.nanoTime();
            try {
                Optional<Encryption.Tls> tls = connection.secure(request.identity(), answering());
                return tls.isPresent() ? throughTls(tls.get()) : plainAfterAll(begin);
            } catch (SocketTimeoutException nothing) {
                return connection.begun() ? notGalera(Reason.CUT_SHORT) : new ProbeResult.Silent();
            } catch (TlsFailure failure) {
                return new ProbeResult.TlsOnly(failure.tls(), end(failure));
            } catch (IOException problem) {
                return notGalera(problem);
            }
        }

        /** TLS stands on our side; in its version 1.3 the peer may still not be content with our certificate. */
        private ProbeResult throughTls(Encryption.Tls tls) {
            try {
                return greeted(greeting(answering()), tls, request.group());
            } catch (TlsFailure failure) {
                return new ProbeResult.TlsOnly(tls, end(failure));
            } catch (SocketTimeoutException nothing) {
                return new ProbeResult.TlsOnly(tls, new TlsEnd(TlsEnd.Kind.SILENT, Optional.empty()));
            } catch (IOException closed) {
                return new ProbeResult.TlsOnly(tls, new TlsEnd(TlsEnd.Kind.CLOSED, Optional.empty()));
            } catch (FrameProblem other) {
                return new ProbeResult.TlsOnly(tls, new TlsEnd(TlsEnd.Kind.NOT_GALERA, Optional.empty()));
            }
        }

        /** On this connection the peer threw our TLS away: the question needs another one, on which no TLS is begun. */
        private ProbeResult plainAfterAll(long begin) {
            try {
                Greeting greeting = greeting(answering());
                boolean heldBack = System.nanoTime() - begin >= HELD_BACK.toNanos();
                Encryption encryption = heldBack ? new Encryption.PlainAfterWaiting() : new Encryption.Plain();
                ProbeResult.Greeted greeted = greeted(greeting, encryption, Optional.empty());
                return request.group().isPresent() ? asked(greeted) : greeted;
            } catch (SocketTimeoutException nothing) {
                return notGalera(Reason.CUT_SHORT);
            } catch (IOException | FrameProblem problem) {
                return notGalera(problem);
            }
        }

        private ProbeResult asked(ProbeResult.Greeted first) {
            connection.close();
            GroupAnswer answer = GroupAnswer.UNCLEAR;
            try (PeerConnection second = PeerConnection.open(request.address(), request.connectTimeout())) {
                Conversation again = new Conversation(second, request);
                answer = again.greeted(again.greeting(again.answering()), first.encryption(), request.group())
                        .group()
                        .orElse(answer);
            } catch (IOException | FrameProblem nothing) {
                // That is what unclear says.
            }
            return new ProbeResult.Greeted(
                    first.peer(),
                    first.segment(),
                    first.checksum(),
                    first.encryption(),
                    Optional.of(answer),
                    first.connectTime());
        }

        private Greeting greeting(Deadline deadline) throws IOException, FrameProblem {
            Frame frame = connection.frame(deadline);
            return new Greeting(frame, Handshake.decode(frame.message()));
        }

        private ProbeResult.Greeted greeted(Greeting greeting, Encryption encryption, Optional<GroupName> group) {
            return new ProbeResult.Greeted(
                    greeting.words().source(),
                    greeting.words().segment(),
                    greeting.frame().checksum(),
                    encryption,
                    group.map(name -> answer(greeting.words(), name)),
                    connection.connectTime());
        }

        private GroupAnswer answer(Handshake greeting, GroupName name) {
            try {
                connection.ask(GroupQuestion.inReplyTo(greeting, name));
                Refusal refusal = Refusal.decode(connection.frame(answering()).message());
                return refusal.sameGroup()
                        ? GroupAnswer.SAME
                        : refusal.otherGroup() ? GroupAnswer.OTHER : GroupAnswer.UNCLEAR;
            } catch (IOException | FrameProblem nothing) {
                return GroupAnswer.UNCLEAR;
            }
        }

        private ProbeResult notGalera(Exception problem) {
            if (problem instanceof EOFException || problem instanceof SocketException) {
                return notGalera(connection.begun() ? Reason.CUT_SHORT : Reason.CLOSED);
            }
            // What has become a frame is not among what is left.
            return notGalera(connection.begun() ? Reason.OTHER_PROTOCOL : Reason.OTHER_MESSAGE);
        }

        private ProbeResult notGalera(Reason reason) {
            return new ProbeResult.NotGalera(reason, connection.text());
        }

        private static TlsEnd end(TlsFailure failure) {
            Matcher alert = ALERT.matcher(String.valueOf(failure.getMessage()));
            return alert.find()
                    ? new TlsEnd(TlsEnd.Kind.ALERT, Optional.of(alert.group(1)))
                    : new TlsEnd(TlsEnd.Kind.NOTHING_IN_COMMON, Optional.empty());
        }

        private Deadline listening() {
            Duration three = connection.connectTime().multipliedBy(3);
            return Deadline.after(three.compareTo(SHORTEST_LISTENING) > 0 ? three : SHORTEST_LISTENING);
        }

        private Deadline answering() {
            return Deadline.after(ANSWERING.plus(connection.connectTime().multipliedBy(3)));
        }
    }

    private record Greeting(Frame frame, Handshake words) {}
}
