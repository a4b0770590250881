package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.optionfile.PersistedVariables;
import dev.galeractl.replication.optionfile.WrittenValue;
import dev.galeractl.replication.provenance.SecretLine;
import dev.galeractl.replication.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * The setting of an option file that a finding is about, and the edits that can be made there. Each is empty where it cannot be said exactly
 * which characters would have to change.
 *
 * @param line the whole line the setting stands in
 */
record MendPlace(Finding finding, EffectiveOptions options, OptionSetting setting, String line) {

    /** The server reads a longer line in pieces, each a line of its own. */
    private static final int LONGEST_LINE = 4000;

    /** Where a finding is to be mended; empty if it is about no setting of a file, or its line holds a secret. */
    static Optional<MendPlace> of(Finding finding, EffectiveOptions options) {
        if (finding.evidence().isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence = finding.evidence().get(0);
        for (OptionSetting setting : options.settings()) {
            if (!EffectiveOptions.isOnCommandLine(setting)
                    && !PersistedVariables.gave(setting)
                    && setting.nameSpan().file().equals(evidence.file())
                    && setting.nameSpan().line() == evidence.line()) {
                return options.line(setting.nameSpan())
                        .filter(line -> line.length() <= LONGEST_LINE
                                && SecretLine.of(line).isEmpty())
                        .map(line -> new MendPlace(finding, options, setting, line));
            }
        }
        return Optional.empty();
    }

    /** What the finding says of something; empty if it does not know. */
    String parameter(String name) {
        return finding.parameters().getOrDefault(name, "");
    }

    /** Gives the setting another value. */
    Optional<Edit> value(String value) {
        return Optional.of(SettingEdits.value(setting, line, value));
    }

    /** Gives the setting the name of another option, unless that one is set as well. */
    Optional<Edit> name(String name) {
        return options.setting(name).isPresent() ? Optional.empty() : SettingEdits.name(setting, name);
    }

    /** Makes a comment of the line, so that what was there can still be read. */
    Optional<Edit> commentOut() {
        return Optional.of(SettingEdits.commentOut(setting));
    }

    /** Adds a setting on a line of its own below, and so in the same group. */
    Optional<Edit> below(String name, String value) {
        return Optional.of(SettingEdits.below(setting, line, name, value));
    }

    /** Gives an option of the provider, inside the setting's value, another value. */
    Optional<Edit> providerValue(String option, String value) {
        return providerOption(option)
                .flatMap(it -> part(it.valueOffset(), it.value().length(), value));
    }

    /** Gives an option of the provider, inside the setting's value, another name. */
    Optional<Edit> providerName(String option, String name) {
        return providerOption(option)
                .flatMap(it -> part(it.nameOffset(), it.name().length(), name));
    }

    /** Takes an option of the provider out of the setting's value. */
    Optional<Edit> withoutProviderOption(String option) {
        String text = setting.value().orElse("");
        return providerOption(option).flatMap(it -> {
            int end = text.indexOf(';', it.valueOffset());
            if (end >= 0) {
                int next = end + 1;
                while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                    next++;
                }
                return part(it.nameOffset(), next - it.nameOffset(), "");
            }
            int from = Math.max(0, text.lastIndexOf(';', it.nameOffset()));
            return part(from, it.valueOffset() + it.value().length() - from, "");
        });
    }

    /** Replaces a part of the value; offset and length count in the value as the server gets it. */
    private Optional<Edit> part(int offset, int length, String replacement) {
        String wanted = setting.value().orElse("").substring(offset, offset + length);
        return setting.valueSpan()
                .map(span -> WrittenValue.part(options, setting, span, offset, length))
                .filter(span -> written(span).equals(wanted))
                .map(span -> new Edit(span, replacement));
    }

    /** Empty if the option is there more than once, so that it could not be said which one is meant. */
    private Optional<ProviderOptions.Setting> providerOption(String name) {
        List<ProviderOptions.Setting> named = ProviderOptions.parse(
                        setting.value().orElse(""))
                .settings()
                .stream()
                .filter(it -> it.name().equals(name))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private String written(SourceSpan span) {
        return SettingEdits.written(line, span);
    }
}
