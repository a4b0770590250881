package dev.galeractl.cli.action;

import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.service.ServiceAdditions.Variable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server of this host gets its options from when nobody names a file: what its service says, else the standard places.
 *
 * @param service if it has one
 * @param file of {@code --defaults-file}; empty: the standard places
 * @param noDefaults whether it reads no option files
 */
record ServerSources(
        Optional<ServiceAdditions> service,
        Optional<Path> file,
        OptionFilePlaces places,
        Optional<String> groupSuffix,
        boolean noDefaults) {

    /**
     * Of this host.
     *
     * @param product whose server reads them
     * @param environment of this process; counts where there is no service
     * @param extraFile as of {@code --defaults-extra-file}; stronger than what the service says
     * @param groupSuffix as of {@code --defaults-group-suffix}; stronger than what the service says
     */
    static ServerSources of(
            Product product,
            Optional<ServiceAdditions> service,
            Map<String, String> environment,
            Optional<Path> extraFile,
            Optional<String> groupSuffix) {
        if (service.isEmpty()) {
            OptionFilePlaces places = OptionFilePlaces.standard(product, environment, extraFile);
            return new ServerSources(service, Optional.empty(), places, groupSuffix, false);
        }
        ServiceAdditions unit = service.get();
        Optional<Path> extra =
                extraFile.or(() -> unit.argument("defaults-extra-file").map(Path::of));
        Map<String, String> variables = new HashMap<>();
        for (Variable variable : unit.environment().values()) {
            variables.put(variable.name(), variable.value());
        }
        Optional<String> suffix = groupSuffix
                .or(() -> unit.argument("defaults-group-suffix"))
                .or(() -> Optional.ofNullable(variables.get("MYSQL_GROUP_SUFFIX")));
        return new ServerSources(
                service,
                unit.argument("defaults-file").map(Path::of),
                OptionFilePlaces.standard(product, variables, extra),
                suffix,
                unit.word("no_defaults").isPresent());
    }

    /** A reader that sees files as the server does; what everybody may write counts where the service cannot write at all. */
    OptionFileReader seenByServer(OptionFileReader reader) {
        return service.filter(ServiceAdditions::etcReadOnly).isPresent()
                ? reader.seeing(text -> text.name().startsWith("/etc/") ? text.readOnly() : text)
                : reader;
    }

    /** The paths that are looked at. */
    List<Path> paths() {
        return file.map(List::of).orElse(places.paths());
    }

    /** What the files say; the command line is not in it. */
    EffectiveOptions read(OptionFileReader plain, OptionGroups groups) {
        OptionFileReader reader = seenByServer(plain);
        if (noDefaults) {
            return EffectiveOptions.none();
        }
        return file.isPresent() ? reader.read(file.get(), groups) : reader.readDefault(places, groups);
    }
}
