package dev.galeractl.diagnostics.config.fix;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Any bytes as a node's option file: mending loses nothing, changes nothing else, and is done after once. */
class MendingFuzzTest {

    private static final String NODE = "[mysqld]\nwsrep_on=ON\nwsrep_provider=/p\n";

    @FuzzTest(maxDuration = "1m")
    void anyFileIsMendedOnce(byte[] bytes) {
        Predicate<Mend> allowed = bytes.length % 2 == 0 ? MendedText.ALL : MendedText.SAFE;
        check(NODE + new String(bytes, StandardCharsets.UTF_8), allowed);
    }

    /** Of a good address and good provider options, with some bytes put in. */
    @FuzzTest(maxDuration = "1m")
    void anyValueIsMendedOnce(byte[] bytes) {
        String some = new String(bytes, StandardCharsets.ISO_8859_1).replace("\n", "");
        String half = some.substring(some.length() / 2);
        check(
                NODE + "wsrep_cluster_address=\"gcomm://192.0.2.1" + some.substring(0, some.length() / 2)
                        + ",192.0.2.2\"\nwsrep_provider_options='gcache.size=128" + half
                        + "; evs.suspect_timeout=5s'\n",
                MendedText.ALL);
    }

    static void check(String text, Predicate<Mend> allowed) {
        MendedText once = MendedText.of(text, Optional.empty(), allowed);
        MendedText twice = MendedText.of(once.text(), Optional.empty(), allowed);
        if (!twice.text().equals(once.text())) {
            throw new AssertionError("mended again: " + once.text());
        }
        byte[] bytes = once.text().getBytes(StandardCharsets.UTF_8);
        if (once.mended().made().isEmpty() && !once.text().equals(text) && bytes.length > 0) {
            throw new AssertionError("changed without a mend");
        }
        sameElsewhere(new SourceText("my.cnf", text), once);
    }

    /** Every option that no mend is about has its value as before. */
    private static void sameElsewhere(SourceText before, MendedText after) {
        EffectiveOptions old = MendedText.options(before.text(), Optional.empty());
        EffectiveOptions now = MendedText.options(after.text(), Optional.empty());
        Set<Integer> changed = new HashSet<>();
        LineDifference.of(
                        FileLines.of(before.text()).lines(),
                        FileLines.of(after.text()).lines())
                .forEach(block -> {
                    for (int line = block.oldFrom(); line < block.oldTo(); line++) {
                        changed.add(line + 1);
                    }
                });
        if (changed.size() > after.mended().made().size()) {
            throw new AssertionError("more lines changed than mends made: " + after.text());
        }
        Set<String> mended = new HashSet<>();
        for (OptionSetting setting : old.settings()) {
            if (changed.contains(setting.nameSpan().line())) {
                mended.add(setting.name());
            }
        }
        for (OptionSetting setting : old.winners()) {
            if (!mended.contains(setting.name()) && !now.value(setting.name()).equals(setting.value())) {
                throw new AssertionError(setting + " became " + now.value(setting.name()));
            }
        }
    }
}
