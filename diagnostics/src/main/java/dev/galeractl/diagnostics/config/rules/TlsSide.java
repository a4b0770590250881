package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of the two ports of a node that have a certificate: that for the other nodes, or that for clients. */
sealed interface TlsSide {

    /** The sides that are not switched off. */
    static List<TlsSide> inUse(Inquiry inquiry) {
        List<TlsSide> sides = new ArrayList<>();
        ProviderSettings.of(inquiry)
                .filter(it -> !it.flag("socket.ssl").equals(Optional.of(false)))
                .ifPresent(it -> sides.add(new Nodes(it, TlsFiles.ofProvider(inquiry.options()))));
        if (inquiry.options().flag("ssl").orElse(true)) {
            sides.add(new Clients(inquiry, TlsFiles.ofServer(inquiry.options())));
        }
        return sides;
    }

    TlsFiles files();

    boolean isForNodes();

    /** Whether somebody tells the server how to open a locked key. */
    boolean hasPassphrase();

    /** What the option says, as it is written. */
    String value(String option);

    Evidence evidence(String option);

    private String option(String last) {
        return (isForNodes() ? "socket.ssl_" : "ssl_") + last;
    }

    default String certificate() {
        return option("cert");
    }

    default String key() {
        return option("key");
    }

    default String authority() {
        return option("ca");
    }

    /** The port for the other nodes. */
    record Nodes(ProviderSettings settings, TlsFiles files) implements TlsSide {

        @Override
        public boolean isForNodes() {
            return true;
        }

        @Override
        public boolean hasPassphrase() {
            return settings.written("socket.ssl_password_file").isPresent();
        }

        @Override
        public String value(String option) {
            return settings.written(option).map(ProviderOptions.Setting::value).orElse("");
        }

        @Override
        public Evidence evidence(String option) {
            return settings.valueOrDefault(option);
        }
    }

    /** The port for clients. */
    record Clients(Inquiry inquiry, TlsFiles files) implements TlsSide {

        @Override
        public boolean isForNodes() {
            return false;
        }

        /** Only newer servers have that option; in an older one it is told as unknown. */
        @Override
        public boolean hasPassphrase() {
            return inquiry.options().setting("ssl_passphrase").isPresent();
        }

        @Override
        public String value(String option) {
            return inquiry.options().value(option).orElse("");
        }

        @Override
        public Evidence evidence(String option) {
            return inquiry.options()
                    .setting(option)
                    .map((OptionSetting it) -> inquiry.evidence(it))
                    .orElseGet(inquiry::galeraEvidence);
        }
    }
}
