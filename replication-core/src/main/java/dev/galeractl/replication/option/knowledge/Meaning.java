package dev.galeractl.replication.option.knowledge;

/** What an option does, in a sentence or two. */
public record Meaning(String english, String japanese) {}
