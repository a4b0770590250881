package dev.galeractl.diagnostics.identity;

import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import java.util.List;
import java.util.Optional;

/**
 * One node and all that it is called by, in the order of kinds and of first appearance.
 *
 * @param label what to call it: the label of its log where one of the logs is its own, else its name, else its address, else its short UUID
 * @param hasLog whether one of the logs is its own
 */
public record KnownNode(String label, boolean hasLog, List<Alias> aliases) {

    public KnownNode {
        aliases = List.copyOf(aliases);
    }

    public List<Alias> aliases(AliasKind kind) {
        return aliases.stream().filter(it -> it.kind() == kind).toList();
    }

    /** The last value of a kind, by first appearance. */
    public Optional<String> latest(AliasKind kind) {
        return aliases(kind).stream().map(Alias::value).reduce((earlier, later) -> later);
    }

    public boolean isCalled(AliasKind kind, String value) {
        return aliases.stream().anyMatch(it -> it.kind() == kind && it.value().equals(value));
    }

    /** Its name and where it is, {@code db2 (192.0.2.2)}; less where less is known. */
    public String description() {
        Optional<String> name = latest(AliasKind.NAME);
        Optional<String> address = latest(AliasKind.ADDRESS).map(KnownNode::withoutUsualPort);
        if (name.isPresent() && address.isPresent()) {
            return name.get() + " (" + address.get() + ")";
        }
        return name.or(() -> address).orElse(label);
    }

    private static String withoutUsualPort(String address) {
        return address.endsWith(":4567") ? address.substring(0, address.length() - 5) : address;
    }
}
