package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.Secrets;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.option.knowledge.FactSource;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.option.knowledge.VersionRange;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server's options that are set, with what is known of them. */
final class ServerSettings {
    /** Whose way to read numbers and switches an unknown server is supposed to have: all that were asked read them alike. */
    private static final Target SUPPOSED = Target.of(Product.MARIADB, VersionRange.parse("10.5..11.8"));

    private final Inquiry inquiry;
    private final Target target;

    private ServerSettings(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.target = inquiry.version().isPresent() ? Target.of(inquiry.version()) : SUPPOSED;
    }

    static ServerSettings of(Inquiry inquiry) {
        return new ServerSettings(inquiry);
    }

    /** The same; empty if nobody knows the server, whose options are then not judged by its version. */
    static Optional<ServerSettings> ofKnownServer(Inquiry inquiry) {
        return inquiry.version().isPresent() ? Optional.of(of(inquiry)) : Optional.empty();
    }

    /** An option that is set and of which something is known. */
    record Known(OptionSetting written, KnownOption option) {}

    Target target() {
        return target;
    }

    /** Each time that an option is set: the server reads what is overridden later, too, and refuses it. */
    List<Known> all() {
        return known(inquiry.options().settings());
    }

    /** What each option has in the end. */
    List<Known> winners() {
        return known(inquiry.options().winners());
    }

    private static List<Known> known(List<OptionSetting> settings) {
        List<Known> known = new ArrayList<>();
        for (OptionSetting setting : settings) {
            Optional<KnownOption> option = OptionKnowledge.load().option(Place.SERVER, setting.name());
            if (option.isPresent()) {
                known.add(new Known(setting, option.get()));
            }
        }
        return known;
    }

    /** True if the option is there, and its value counts. */
    boolean takes(KnownOption option) {
        return option.ignored(target).filter(it -> it.value()).isEmpty()
                && option.absent(target).filter(it -> it.value()).isEmpty()
                && option.removed(target).isEmpty();
    }

    /** True if a rule of its own looks at the value. */
    boolean hasItsOwnRule(OptionSetting setting) {
        return switch (setting.name()) {
            case "wsrep_on" -> true;
            case "binlog_format", "innodb_autoinc_lock_mode" -> inquiry.galera().isWanted();
            default -> false;
        };
    }

    /** What was tried on a server is certain for the servers it was tried for; anything else is likely. */
    Confidence confidence(Optional<FactSource> source) {
        // Enterprise Server takes options that the community's version of its number does not have.
        return inquiry.version().filter(it -> !it.enterprise()).isPresent()
                        && source.filter(it -> it.kind() == FactSource.Kind.SERVER)
                                .isPresent()
                ? Confidence.CERTAIN
                : Confidence.LIKELY;
    }

    /** What pages about an option of the wrong version name. */
    Map<String, String> parameters(Known known, String version) {
        return Map.of(
                "option", known.option().name(),
                "value",
                        Secrets.masked(
                                known.option().name(), known.written().value().orElse("")),
                "version", version,
                "replacement",
                        known.option().replacedBy(target).map(it -> it.value()).orElse(""),
                "server", inquiry.version().map(ServerVersion::toString).orElse(""));
    }

    /** The value from some character on; the name if there is no value. */
    Evidence value(OptionSetting setting, int from) {
        int length = setting.value().orElse("").length() - from;
        return length > 0 ? inquiry.evidence(setting, from, length) : inquiry.evidence(setting);
    }
}
