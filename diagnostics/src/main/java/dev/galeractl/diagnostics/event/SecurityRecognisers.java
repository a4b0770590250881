package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.SecurityEvent.AccountMissing;
import dev.galeractl.diagnostics.event.SecurityEvent.ClientTlsFailed;
import dev.galeractl.diagnostics.event.SecurityEvent.ClientTlsFile;
import dev.galeractl.diagnostics.event.SecurityEvent.RefusesToRunAsRoot;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsFileRejected;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsHandshakeFailed;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsSettingRejected;
import dev.galeractl.diagnostics.event.SecurityEvent.TlsTrouble;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** Events of encryption and of the server's account. */
final class SecurityRecognisers {

    private SecurityRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord("Failed", "Failed to establish connection: ", SecurityRecognisers::connection);
        on.onFirstWord("Handshake", "Handshake failed: ", SecurityRecognisers::unaddressed);
        on.onFirstWord("read_handler():", SecurityRecognisers::handler);
        on.onFirstWord("write_handler():", SecurityRecognisers::handler);
        on.onFirstWord("handshake", "remote endpoint ssl://", SecurityRecognisers::handshake);
        on.onFirstWord("Bad", "for SSL parameter '", SecurityRecognisers::file);
        on.onFirstWord("To", "To enable SSL", SecurityRecognisers::setting);
        on.onFirstWord("socket.ssl_password_file", SecurityRecognisers::setting);
        on.onFirstWord("Error", "Error setting SSL cipher list", SecurityRecognisers::setting);
        on.onFirstWord("Initializing", "Initializing SSL context failed", SecurityRecognisers::setting);
        on.onFirstWord("SSL", "SSL error: ", SecurityRecognisers::clientTls);
        on.onPhrase(
                " as root!",
                (line, message) ->
                        message.contains("to run m") ? Optional.of(new RefusesToRunAsRoot(line)) : Optional.empty());
        on.onPhrase(
                "Can't change to run as user '",
                (line, message) -> Phrase.between(message, "run as user '", "'")
                        .map(account -> new AccountMissing(line, account)));
    }

    /** {@code Failed to establish connection: …}; reasons of the network are no matter of this family. */
    private static Optional<LogEvent> connection(LogLine line, String message) {
        return Phrase.after(message, "Failed to establish connection: ")
                .flatMap(reason -> trouble(reason)
                        .map(trouble -> new TlsHandshakeFailed(line, trouble, reason, Optional.empty())));
    }

    /** {@code Handshake failed: sslv3 alert certificate expired}: of Galera 26.4 in MySQL 8, beside other lines about the same. */
    private static Optional<LogEvent> unaddressed(LogLine line, String message) {
        return Phrase.after(message, "Handshake failed: ")
                .flatMap(reason -> trouble(reason)
                        .map(trouble -> new TlsHandshakeFailed(line, trouble, reason, Optional.empty())));
    }

    private static Optional<LogEvent> setting(LogLine line, String message) {
        return Optional.of(new TlsSettingRejected(line, message));
    }

    private static Optional<LogEvent> handler(LogLine line, String message) {
        return Phrase.after(message, "_handler(): ")
                .flatMap(reason -> trouble(reason)
                        .map(trouble -> new TlsHandshakeFailed(line, trouble, plain(reason), Optional.empty())));
    }

    /** {@code handshake with remote endpoint ssl://192.0.2.2:4567 failed: asio.ssl:337047686: 'certificate verify failed' ( … )}: Galera 3. */
    private static Optional<LogEvent> handshake(LogLine line, String message) {
        Optional<String> address = Phrase.between(message, "remote endpoint ssl://", " failed: ");
        return address.map(it -> {
            String reason = Phrase.after(message, " failed: ").orElse("");
            String said = Phrase.between(reason, "'", "'").orElse(reason);
            TlsTrouble trouble = said.startsWith("End of file") || said.startsWith("End ")
                    ? TlsTrouble.PEER_HUNG_UP
                    : trouble(said).orElse(TlsTrouble.OTHER);
            return new TlsHandshakeFailed(line, trouble, said, Addresses.one(it));
        });
    }

    private static String plain(String reason) {
        int bracket = reason.indexOf(" (");
        return bracket < 0 ? reason : reason.substring(0, bracket);
    }

    /** The words are OpenSSL's, in all its versions; empty for what is no matter of TLS. */
    static Optional<TlsTrouble> trouble(String reason) {
        if (reason.contains("certificate verify failed")) {
            return Optional.of(
                    reason.contains("has expired")
                            ? TlsTrouble.PEER_EXPIRED
                            : reason.contains("not yet valid")
                                    ? TlsTrouble.PEER_NOT_YET_VALID
                                    : TlsTrouble.PEER_UNTRUSTED);
        }
        if (reason.contains("alert")) {
            return alert(reason);
        }
        if (reason.startsWith("wrong version number") || reason.startsWith("http request")) {
            return Optional.of(TlsTrouble.PEER_SPEAKS_PLAIN);
        }
        if (reason.startsWith("unexpected eof")
                || reason.startsWith("short read")
                || reason.startsWith("stream truncated")) {
            return Optional.of(TlsTrouble.PEER_HUNG_UP);
        }
        boolean nothingInCommon = reason.contains("no shared cipher")
                || reason.contains("unsupported protocol")
                || reason.contains("no suitable")
                || reason.contains("wrong ssl version");
        return nothingInCommon ? Optional.of(TlsTrouble.NOTHING_IN_COMMON) : Optional.empty();
    }

    /** An alert is what the other side says of this one before it hangs up. */
    private static Optional<TlsTrouble> alert(String reason) {
        // "decrypt error" is what OpenSSL says of a signature that is wrong: an authority of the same name with another
        // key.
        if (reason.contains("unknown ca") || reason.contains("unknown CA") || reason.contains("decrypt error")) {
            return Optional.of(TlsTrouble.OWN_UNTRUSTED);
        }
        if (reason.contains("certificate expired")) {
            return Optional.of(TlsTrouble.OWN_EXPIRED);
        }
        if (reason.contains("certificate")) {
            return Optional.of(TlsTrouble.OWN_REJECTED);
        }
        if (reason.contains("handshake failure") || reason.contains("protocol version")) {
            return Optional.of(TlsTrouble.NOTHING_IN_COMMON);
        }
        return Optional.of(TlsTrouble.OTHER);
    }

    private static Optional<LogEvent> file(LogLine line, String message) {
        return Phrase.between(message, "for SSL parameter '", "'").map(option -> {
            String file = Phrase.between(message, "Bad value '", "'").orElse("");
            String reason = Phrase.after(message, "for SSL parameter '" + option + "': ")
                    .orElse("");
            String said = reason.endsWith("'") ? reason.substring(0, reason.length() - 1) : reason;
            return new TlsFileRejected(
                    line,
                    option,
                    file,
                    said.substring(said.lastIndexOf(':') + 1).strip());
        });
    }

    private static Optional<LogEvent> clientTls(LogLine line, String message) {
        Optional<String> reason = Phrase.after(message, "SSL error: ");
        if (reason.isEmpty()) {
            return Optional.empty();
        }
        return line.isBare()
                ? Phrase.between(reason.get(), "from '", "'").map(file -> new ClientTlsFile(line, file))
                : Optional.of(new ClientTlsFailed(line, reason.get()));
    }
}
