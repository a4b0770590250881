package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.SourceSpan;
import java.util.Optional;

/**
 * One setting as it was written, and what the server makes of it.
 *
 * @param name        canonical: lower case, underscores, without {@code loose_ skip_ enable_ disable_ maximum_}, a
 *                    unique prefix expanded to the option's full name
 * @param writtenName as in the file
 * @param value       after quotes and escapes; {@code skip_x} and {@code disable_x} give {@code 0}, {@code enable_x}
 *                    gives {@code 1}; empty if only the name stands there
 * @param group       the option group without brackets; {@code command line} for an override
 * @param nameSpan    the name as written
 * @param valueSpan   the value as written, quotes included; empty if there is no equals sign
 * @param loose       true if written with {@code loose_}: the server only warns if it does not know the option
 */
public record OptionSetting(
        String name,
        String writtenName,
        Optional<String> value,
        String group,
        SourceSpan nameSpan,
        Optional<SourceSpan> valueSpan,
        boolean loose) {}
