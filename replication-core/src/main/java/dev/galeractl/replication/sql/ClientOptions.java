package dev.galeractl.replication.sql;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client program's option files say about how to connect, as {@code [client]} and {@code [galeractl]} in {@code ~/.my.cnf} do.
 *
 * @param user the database account's name
 * @param password its password; a name without a value means "ask" to other clients, and nothing here
 * @param host name or address of the server
 * @param port 1–65535
 * @param socket the socket file, for a server of this machine
 */
public record ClientOptions(
        Optional<String> user,
        Optional<Secret> password,
        Optional<String> host,
        OptionalInt port,
        Optional<Path> socket) {

    /** Takes the settings that win; a port that is no port is left out. */
    public static ClientOptions of(EffectiveOptions options) {
        Optional<String> port = options.value("port").filter(text -> text.matches("[1-9][0-9]{0,4}"));
        int number = port.map(Integer::parseInt).orElse(0);
        return new ClientOptions(
                options.value("user"),
                options.value("password").map(Secret::new),
                options.value("host"),
                number >= 1 && number <= 65535 ? OptionalInt.of(number) : OptionalInt.empty(),
                options.value("socket").map(Path::of));
    }

    /**
     * The account to use.
     *
     * @param systemUser this system's name of who runs us, which clients take if no other is given
     */
    public Account account(String systemUser) {
        return new Account(user.orElse(systemUser), password);
    }
}
