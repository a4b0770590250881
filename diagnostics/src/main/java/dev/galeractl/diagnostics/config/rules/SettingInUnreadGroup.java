package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** GAL119: an option of Galera stands in a group that its server does not read, and is set nowhere else. */
public final class SettingInUnreadGroup implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL119");

    private static final String GALERAS = "wsrep_";

    private static final OptionGroups START_SCRIPT = OptionGroups.safe();
    private static final OptionGroups CLIENTS =
            OptionGroups.client().and(OptionGroups.of("mysql", "mariadb-client", "mysqladmin", "mysqldump"));
    private static final OptionGroups MARIADBS = OptionGroups.of("galera", "mariadb", "mariadbd", "client-server");

    /** Compiled where a group is met of which nothing else is known. */
    private static final class Series {
        static final Pattern GROUP = Pattern.compile("(?:mysqld|mariadb|mariadbd)-\\d{1,3}\\.\\d{1,3}");
    }

    @Override
    public void check(Inquiry inquiry) {
        Map<String, List<OptionSetting>> lost = new LinkedHashMap<>();
        for (OptionSetting setting : inquiry.options().others()) {
            if (setting.name().startsWith(GALERAS)
                    && inquiry.options().setting(setting.name()).isEmpty()) {
                lost.computeIfAbsent(setting.group().toLowerCase(Locale.ROOT), group -> new ArrayList<>())
                        .add(setting);
            }
        }
        lost.forEach((group, settings) -> circumstance(group, inquiry.version()).ifPresent(circumstance -> {
            List<Evidence> lines = settings.stream().map(inquiry::nameEvidence).toList();
            inquiry.found(confidence(inquiry), CODE, circumstance, parameters(inquiry, group), lines);
        }));
    }

    /** Empty for groups of whose readers nothing is known: those of a suffix, of other tools, of somebody's own. */
    private static Optional<String> circumstance(String group, Optional<ServerVersion> version) {
        if (START_SCRIPT.contains(group)) {
            return Optional.of("start-script");
        }
        if (MARIADBS.contains(group)) {
            return Optional.of("other-product");
        }
        if (CLIENTS.contains(group)) {
            return Optional.of("client");
        }
        // Which series an unknown server is of, nobody knows.
        return version.isPresent() && Series.GROUP.matcher(group).matches()
                ? Optional.of("other-version")
                : Optional.empty();
    }

    private static Map<String, String> parameters(Inquiry inquiry, String group) {
        String server = inquiry.version()
                .map(it -> it.product().displayName() + " " + it.series())
                .orElse("MariaDB");
        return Map.of("group", "[" + group + "]", "server", server);
    }

    /** Which groups MariaDB reads was asked of one; of the others it is documented. */
    private static Confidence confidence(Inquiry inquiry) {
        boolean asked =
                inquiry.version().filter(it -> it.product() == Product.MARIADB).isPresent();
        return asked ? Confidence.CERTAIN : Confidence.LIKELY;
    }
}
