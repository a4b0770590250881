package dev.galeractl.replication.option.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * What is known of one option. Every answer names its source; a fact is told only if it holds for each server that the
 * target may be, and no answer means that it is not known.
 */
public final class KnownOption {
    private final OptionKnowledge knowledge;
    private final OptionEntry entry;

    KnownOption(OptionKnowledge knowledge, OptionEntry entry) {
        this.knowledge = knowledge;
        this.entry = entry;
    }

    public Place place() {
        return entry.place();
    }

    public String name() {
        return entry.name();
    }

    /** The authored file that it comes from: {@code evs}, {@code innodb} … */
    public String family() {
        return entry.family();
    }

    /** What it does, for a person. */
    public Optional<Meaning> means() {
        return knowledge.meaning(entry.place(), entry.name());
    }

    /** What values it takes. */
    public Optional<Fact<ValueType>> type(Target target) {
        return type(target, property -> value(property, target));
    }

    /** The same with whatever range: enough to tell whether a value can be read at all, and told in a fraction of the time. */
    public Optional<Fact<ValueType>> unlimitedType(Target target) {
        return type(target, property -> property.limits() ? Optional.empty() : value(property, target));
    }

    private Optional<Fact<ValueType>> type(Target target, TypeReader.Facts facts) {
        Optional<Fact<String>> kind = fact(Property.TYPE, target);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        ValueType type = TypeReader.read(entry.place(), facts);
        return Optional.of(new Fact<>(type, kind.get().source()));
    }

    /** Its value where nobody sets one; what depends on the host is not known. */
    public Optional<Fact<String>> defaultValue(Target target) {
        return fact(Property.DEFAULT, target);
    }

    /** What a bare number counts: {@code s}, {@code bytes}. */
    public Optional<Fact<String>> unit(Target target) {
        return fact(Property.UNIT, target);
    }

    /** Whether it can be changed while the server runs. */
    public Optional<Fact<Boolean>> dynamic(Target target) {
        return flag(Property.DYNAMIC, target);
    }

    /** {@code global}, {@code session} or {@code both}. */
    public Optional<Fact<String>> scope(Target target) {
        return fact(Property.SCOPE, target);
    }

    /** Whether it is accepted and does nothing. */
    public Optional<Fact<Boolean>> ignored(Target target) {
        return flag(Property.IGNORED, target);
    }

    /** Whether it is not known there at all. */
    public Optional<Fact<Boolean>> absent(Target target) {
        return flag(Property.ABSENT, target);
    }

    /** The option that has its task now. */
    public Optional<Fact<String>> replacedBy(Target target) {
        return fact(Property.REPLACED_BY, target);
    }

    /** What the server does with a value that it cannot read. */
    public Optional<Fact<Treatment>> unreadable(Target target) {
        return treatment(Property.UNREADABLE, target);
    }

    /** What the server does with a value outside of the range. */
    public Optional<Fact<Treatment>> outside(Target target) {
        return treatment(Property.OUTSIDE, target);
    }

    /** The version that brought it, if the target certainly is older and does not have it yet. */
    public Optional<Fact<VersionNumber>> notBefore(Target target) {
        return version(Property.SINCE, target, VersionRange::isBefore);
    }

    /** The version that deprecated it, if the target certainly is that or younger. */
    public Optional<Fact<VersionNumber>> deprecated(Target target) {
        return version(Property.DEPRECATED, target, VersionRange::isFrom);
    }

    /** The version that took it away, if the target certainly is that or younger. */
    public Optional<Fact<VersionNumber>> removed(Target target) {
        return version(Property.REMOVED, target, VersionRange::isFrom);
    }

    /** Everything that is known of it, as it was learned: the last block outweighs those before it where both hold. */
    public List<FactBlock> blocks() {
        return entry.blocks();
    }

    /** Where a block of it comes from. */
    public FactSource source(FactBlock block) {
        return knowledge.source(block.source());
    }

    /** The limits between it and other options. */
    public List<OptionLimit> limits() {
        return knowledge.limits().stream()
                .filter(limit -> limit.isAbout(entry.place(), entry.name()))
                .toList();
    }

    private Optional<Fact<Boolean>> flag(Property property, Target target) {
        Optional<Fact<String>> fact = fact(property, target);
        return fact.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Fact<>(fact.get().value().equals("true"), fact.get().source()));
    }

    private Optional<Fact<Treatment>> treatment(Property property, Target target) {
        Optional<Fact<String>> fact = fact(property, target);
        return fact.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact<>(
                        Treatment.parse(fact.get().value()), fact.get().source()));
    }

    private Optional<String> value(Property property, Target target) {
        Optional<FactBlock> block = block(property, target);
        return block.isEmpty() ? Optional.empty() : block.get().fact(property);
    }

    // Plain statements here and above: each lambda on the way of every option costs a cold JVM a part of a millisecond.
    private Optional<Fact<String>> fact(Property property, Target target) {
        Optional<FactBlock> block = block(property, target);
        return block.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact<>(
                        block.get().fact(property).orElseThrow(),
                        knowledge.source(block.get().source())));
    }

    /** The last block that tells it of every such server; none if a later one tells otherwise of some of them. */
    private Optional<FactBlock> block(Property property, Target target) {
        Optional<String> doubt = Optional.empty();
        for (int i = entry.blocks().size() - 1; i >= 0; i--) {
            FactBlock block = entry.blocks().get(i);
            Optional<String> value = block.fact(property);
            if (value.isEmpty() || !block.touches(target)) {
                continue;
            }
            if (doubt.isPresent() && !doubt.equals(value)) {
                return Optional.empty();
            }
            if (block.covers(target)) {
                return Optional.of(block);
            }
            doubt = value;
        }
        return Optional.empty();
    }

    /** How the target's versions lie to a version. */
    private interface Position {
        boolean test(VersionRange versions, VersionNumber version);
    }

    private Optional<Fact<VersionNumber>> version(Property property, Target target, Position position) {
        for (int i = entry.blocks().size() - 1; i >= 0; i--) {
            FactBlock block = entry.blocks().get(i);
            Optional<String> value = block.fact(property);
            if (value.isEmpty()) {
                continue;
            }
            VersionNumber version = VersionNumber.parse(value.get());
            Optional<VersionRange> versions = block.scopes().get(0).versionsOf(target);
            if (versions.isPresent() && position.test(versions.get(), version)) {
                return Optional.of(new Fact<>(version, knowledge.source(block.source())));
            }
        }
        return Optional.empty();
    }
}
