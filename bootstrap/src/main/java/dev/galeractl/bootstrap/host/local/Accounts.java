package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom to be when asking a server: the account of the user's own option file, else the one that the socket identifies. */
final class Accounts {
    private Accounts() {}

    /** Those worth trying, the best first. */
    static List<Account> of(Surroundings surroundings) {
        List<Account> accounts = new ArrayList<>();
        Path own = surroundings.home().resolve(".my.cnf");
        if (Files.isReadable(own)) {
            try {
                EffectiveOptions options = new OptionFileReader().read(own, OptionGroups.client());
                if (options.value("user").isPresent()
                        || options.value("password").isPresent()) {
                    accounts.add(new Account(
                            options.value("user").orElse(surroundings.user()),
                            options.value("password").map(Secret::new)));
                }
            } catch (InputProblem notOurProblem) {
                // Client programs would stumble over the file; looking at a server need not.
            }
        }
        accounts.add(new Account(surroundings.user(), Optional.empty()));
        return accounts;
    }

    /**
     * Those worth trying, the best first.
     *
     * @param accountFile an option file with the account to use, as {@code --defaults-extra-file}
     * @param user the account to use, without a password unless an option file has one
     */
    static List<Account> of(Surroundings surroundings, Optional<Path> accountFile, Optional<String> user) {
        List<Account> own = new ArrayList<>();
        accountFile
                .map(file -> new OptionFileReader().read(file, OptionGroups.client()))
                .ifPresent(options -> own.add(new Account(
                        options.value("user").orElse(surroundings.user()),
                        options.value("password").map(Secret::new))));
        List<Account> all =
                Stream.concat(own.stream(), of(surroundings).stream()).toList();
        return user.map(name -> Stream.concat(
                                all.stream().filter(account -> account.user().equals(name)),
                                Stream.of(new Account(name, Optional.empty())))
                        .distinct()
                        .toList())
                .orElse(all);
    }

    /** For servers that galeractl itself made: the account that the socket identifies, whatever ~/.my.cnf says. */
    static List<Account> ofThisUser(Surroundings surroundings) {
        return List.of(new Account(surroundings.user(), Optional.empty()));
    }
}
