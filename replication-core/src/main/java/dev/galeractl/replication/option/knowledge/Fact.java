package dev.galeractl.replication.option.knowledge;

/** Something that is known, and from where. */
public record Fact<T>(T value, FactSource source) {}
