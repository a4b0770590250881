package dev.galeractl.replication.optionfile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Any bytes at all: in {@code make test} those that once broke something, in {@code make fuzz} new ones. */
class OptionFileFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void anyBytesAreParsedWithoutLoss(byte[] bytes) {
        for (var charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
            OptionFileParserTest.assertNothingLost(
                    new SourceText("my.cnf", new String(bytes, charset), charset, false));
        }
    }

    @FuzzTest(maxDuration = "1m")
    void anyTextIsReadAsPersistedOrRefused(byte[] bytes) {
        SourceText text = new SourceText("mysqld-auto.cnf", new String(bytes, StandardCharsets.UTF_8));
        try {
            EffectiveOptions options = EffectiveOptions.none().withPersisted(text);
            for (OptionSetting setting : options.settings()) {
                if (options.line(setting.nameSpan()).isEmpty()) {
                    throw new AssertionError("no line for " + setting);
                }
            }
        } catch (InputProblem refused) {
            // What is no JSON is no such file.
        }
    }

    @FuzzTest(maxDuration = "1m")
    void anyTextIsResolved(byte[] bytes) {
        EffectiveOptions options =
                OptionFileResolver.resolve("my.cnf", "[mysqld]\n" + new String(bytes, StandardCharsets.UTF_8));
        for (OptionSetting setting : options.settings()) {
            if (options.line(setting.nameSpan()).isEmpty()) {
                throw new AssertionError("no line for " + setting);
            }
        }
    }
}
