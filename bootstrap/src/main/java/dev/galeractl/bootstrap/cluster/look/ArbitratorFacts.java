package dev.galeractl.bootstrap.cluster.look;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the host of an arbitrator.
 *
 * @param name of the arbitrator in the description
 * @param program where garbd is; empty if it is not installed
 * @param service that starts it
 * @param settingsFile that the service's start script reads
 * @param settings what stands in it; empty if there is none
 * @param portTaken whether somebody listens at the arbitrator's port; empty if that is not known
 * @param tools that are there of those by which ports can be tried
 * @param packages the program that installs packages: {@code apt-get}, {@code dnf}
 * @param missing what packages would bring; empty if garbd is there and no installation is unfinished
 */
public record ArbitratorFacts(
        String name,
        Optional<Path> program,
        Optional<Service> service,
        Path settingsFile,
        Optional<String> settings,
        Optional<Boolean> portTaken,
        List<String> tools,
        Optional<String> packages,
        Optional<MissingPackages<ArbitratorFacts>> missing) {
    public ArbitratorFacts {
        tools = List.copyOf(tools);
    }

    /**
     * The unit of systemd.
     *
     * @param unit without its ending, such as {@code garb}
     * @param active in systemd's word, such as {@code failed}
     * @param enabled whether it starts with the host
     * @param group that may read what garbd reads: that of the account it runs as
     */
    public record Service(String unit, String active, boolean enabled, String group) {
        public boolean runs() {
            return active.equals("active");
        }
    }

    /**
     * The same host when its package was installed and nobody has set it up. That of Debian enables its service (tried); of the others nobody here knows. Its group
     * is asked for when the package is there.
     */
    ArbitratorFacts asInstalled(boolean debian) {
        return new ArbitratorFacts(
                name,
                program.or(() -> Optional.of(Path.of("/usr/bin/garbd"))),
                service.or(() -> Optional.of(new Service(debian ? "garb" : "garbd", "inactive", debian, ""))),
                settingsFile,
                settings,
                portTaken,
                tools,
                packages,
                Optional.empty());
    }

    /** The same, with what it lacks. */
    ArbitratorFacts with(Optional<MissingPackages<ArbitratorFacts>> lacking) {
        return new ArbitratorFacts(name, program, service, settingsFile, settings, portTaken, tools, packages, lacking);
    }

    /** Whether garbd runs as a service. */
    public boolean runs() {
        return service.filter(Service::runs).isPresent();
    }
}
