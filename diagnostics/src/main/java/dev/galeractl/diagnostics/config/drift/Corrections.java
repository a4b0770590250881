package dev.galeractl.diagnostics.config.drift;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a server makes of an option because of another one, without telling that it did: its table still says that the value is the file's. All seen on
 * MariaDB 10.11.19.
 */
final class Corrections {
    private static final BigDecimal KEPT_FILES = BigDecimal.valueOf(30);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final EffectiveOptions options;
    private final RunningServer server;

    Corrections(EffectiveOptions options, RunningServer server) {
        this.options = options;
        this.server = server;
    }

    /** Whether that value is not, or may not be, the one that the file's value becomes. */
    boolean explain(String name, String running) {
        return switch (name) {
            // The provider decides these as long as it may.
            case "auto_increment_increment", "auto_increment_offset" ->
                !server.value("wsrep_auto_increment_control").equals(Optional.of("OFF"));
            // Two names for one thing: what is written last counts.
            case "expire_logs_days", "binlog_expire_logs_seconds" ->
                isWritten("expire_logs_days") && isWritten("binlog_expire_logs_seconds");
            // Without memory it is turned off, and with memory that somebody gave it on.
            case "query_cache_type" ->
                isWritten("query_cache_size") || number("query_cache_size").signum() == 0;
            case "table_open_cache" -> isWhatOpenFilesAllow(running);
            default -> false;
        };
    }

    /** Measured with 451 to 10000 connections: half of the files that are left when each connection has one, and 30 are kept. */
    private boolean isWhatOpenFilesAllow(String running) {
        BigDecimal left =
                number("open_files_limit").subtract(number("max_connections")).subtract(KEPT_FILES);
        return left.signum() > 0
                && running.equals(left.divideToIntegralValue(TWO).toPlainString());
    }

    private boolean isWritten(String name) {
        return options.setting(name).isPresent();
    }

    private BigDecimal number(String name) {
        return server.number(name);
    }
}
