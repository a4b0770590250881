package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.ProcessEvent.OptionFileIgnored;
import dev.galeractl.diagnostics.event.ProcessEvent.OptionRejected;
import dev.galeractl.diagnostics.event.ProcessEvent.OptionTrouble;
import dev.galeractl.diagnostics.event.ProviderEvent.NodeAddressRejected;
import dev.galeractl.diagnostics.event.ProviderEvent.ProtocolTooOld;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderOptionRejected;
import dev.galeractl.diagnostics.event.ProviderEvent.TransferAddressForeign;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** Events of options that a server or its provider does not take, and of option files that are not read. */
final class OptionRecognisers {

    private static final String SETTING = "Error while setting value '";

    private OptionRecognisers() {}

    static void register(Recognisers on) {
        on.onPhrase("unknown variable '", OptionRecognisers::unknown);
        on.onPhrase("unknown option '", OptionRecognisers::unknown);
        on.onPhrase("ambiguous option '", OptionRecognisers::ambiguous);
        on.onPhrase(SETTING, OptionRecognisers::value);
        on.onFirstWord("Warning:", "World-writable config file '", OptionRecognisers::ignoredFile);
        on.onFirstWord("World-writable", OptionRecognisers::ignoredFile);
        on.onFirstWord(
                "Unrecognized",
                (line, message) -> Phrase.between(message, "Unrecognized parameter '", "'")
                        .map(option -> new ProviderOptionRejected(line, Optional.of(option), Optional.empty())));
        on.onFirstWord(
                "Invalid",
                "Invalid value '",
                (line, message) -> Phrase.between(message, "Invalid value '", "' for ")
                        .map(value -> new ProviderOptionRejected(line, Optional.empty(), Optional.of(value))));
        on.onFirstWord(
                "Key",
                (line, message) -> Phrase.between(message, "Key without value: '", "'")
                        .map(option -> new ProviderOptionRejected(line, Optional.of(option), Optional.empty())));
        on.onFirstWord(
                "More",
                (line, message) -> Phrase.between(message, "More than one value for key '", "'")
                        .map(option -> new ProviderOptionRejected(line, Optional.of(option), Optional.empty())));
        on.onFirstWord(
                "Bad",
                (line, message) -> Phrase.between(message, "Bad value for 'node_address': '", "'")
                        .map(address -> new NodeAddressRejected(line, address)));
        on.onFirstWord("Failed", "Cannot assign requested address", OptionRecognisers::foreignAddress);
        on.onPhrase("max supported by this node: ", OptionRecognisers::protocol);
    }

    private static boolean isServers(LogLine line, String message) {
        return line.level() == LogLevel.ERROR
                && line.subsystem().filter(name -> !name.equals("Server")).isEmpty()
                && (line.code().isPresent() || message.contains("mysqld") || message.contains("mariadbd"));
    }

    /** {@code …/mariadbd: unknown variable 'name=value'}; MySQL 8 leaves the program out. Backup tools say the same of theirs. */
    private static Optional<LogEvent> unknown(LogLine line, String message) {
        if (!isServers(line, message)) {
            return Optional.empty();
        }
        return Phrase.between(message, "unknown variable '", "'")
                .or(() -> Phrase.between(message, "unknown option '", "'"))
                .map(written -> rejected(line, OptionTrouble.UNKNOWN, written));
    }

    private static Optional<LogEvent> ambiguous(LogLine line, String message) {
        return isServers(line, message)
                ? Phrase.between(message, "ambiguous option '", "'")
                        .map(written -> rejected(line, OptionTrouble.AMBIGUOUS, written))
                : Optional.empty();
    }

    private static LogEvent rejected(LogLine line, OptionTrouble trouble, String written) {
        String plain = written.replaceFirst("^-{1,2}", "");
        int equals = plain.indexOf('=');
        return new OptionRejected(
                line,
                trouble,
                equals < 0 ? plain : plain.substring(0, equals),
                equals < 0 ? "" : plain.substring(equals + 1));
    }

    private static Optional<LogEvent> value(LogLine line, String message) {
        if (!isServers(line, message)) {
            return Optional.empty();
        }
        int end = message.lastIndexOf("' to '");
        int start = message.indexOf(SETTING) + SETTING.length();
        return end < start
                ? Optional.empty()
                : Phrase.between(message.substring(end), "' to '", "'")
                        .map(option ->
                                new OptionRejected(line, OptionTrouble.VALUE, option, message.substring(start, end)));
    }

    private static Optional<LogEvent> ignoredFile(LogLine line, String message) {
        return Phrase.between(message, "World-writable config file '", "' is ignored")
                .map(file -> new OptionFileIgnored(line, file));
    }

    private static Optional<LogEvent> foreignAddress(LogLine line, String message) {
        return Phrase.between(message, "IST listener at ", "'")
                .map(address -> new TransferAddressForeign(line, Addresses.withoutScheme(address)));
    }

    private static Optional<LogEvent> protocol(LogLine line, String message) {
        Optional<Integer> wanted = Phrase.after(message, "_proto_ver: ").flatMap(Phrase::leadingNumber);
        Optional<Integer> known =
                Phrase.after(message, "max supported by this node: ").flatMap(Phrase::leadingNumber);
        Optional<String> name = Phrase.between(message, "Group requested ", ":");
        return name.isPresent() && wanted.isPresent() && known.isPresent()
                ? Optional.of(new ProtocolTooOld(line, name.get(), wanted.get(), known.get()))
                : Optional.empty();
    }
}
