package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.look.MissingPackages;
import dev.galeractl.bootstrap.cluster.look.Packaging;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why packages that a host lacks are not installed there. Pure. */
final class PackageRefusals {
    private PackageRefusals() {}

    /**
     * What forbids to install.
     *
     * @param ours whether this operation began to install there
     */
    static List<Refusal> objections(String node, MissingPackages<?> missing, boolean ours) {
        List<String> keys = new ArrayList<>();
        if (!ours) {
            if (!missing.unfinished().isEmpty()) {
                keys.add("packages.unfinished");
            }
            if (missing.server() && missing.data()) {
                keys.add("packages.data");
            }
        }
        if (missing.wanted().isEmpty()) {
            return refusals(node, missing, keys);
        } else if (!missing.listed()) {
            keys.add("packages.unlisted");
        } else if (!missing.notOffered().isEmpty()) {
            keys.add("packages.not-offered");
        } else if (!missing.trial().changed().isEmpty()) {
            keys.add("packages.changes-others");
        } else if (missing.trial().problem().isPresent() && missing.unfinished().isEmpty()) {
            keys.add("packages.trial-failed");
        }
        return refusals(node, missing, keys);
    }

    private static List<Refusal> refusals(String node, MissingPackages<?> missing, List<String> keys) {
        return keys.stream().map(it -> refusal(node, missing, it)).toList();
    }

    /**
     * That installing was not asked for.
     *
     * @param half whether it was before, and that is unfinished
     */
    static Refusal withoutTheSwitch(String node, MissingPackages<?> missing, boolean half) {
        return refusal(node, missing, half ? "packages.half-installed" : "packages.not-installed");
    }

    private static Refusal refusal(String node, MissingPackages<?> missing, String key) {
        Packaging manager = missing.manager();
        String[] parameters = {
            "node",
            node,
            "packages",
            key.endsWith("not-offered") ? String.join(", ", missing.notOffered()) : missing.names(),
            "manager",
            manager.program(),
            "command",
            manager.command(missing.names().replace(",", "")),
            "refresh",
            manager.refresh(),
            "unfinished",
            String.join(", ", missing.unfinished()),
            "changed",
            String.join(", ", missing.trial().changed()),
            "said",
            missing.trial().problem().orElse("")
        };
        return new Refusal(
                SafetyRule.PACKAGES,
                node,
                Sentence.of("refusal." + key + ".reason", parameters),
                Sentence.of("refusal." + key + ".learned", parameters),
                Sentence.of("refusal." + key + ".way-out", parameters),
                Optional.empty());
    }
}
