package dev.galeractl.cli.action;

/** Whose votes and conflicts to show. */
public record ConflictsRequest(LogRequest logs, boolean json) {}
