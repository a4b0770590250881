package dev.galeractl.cli.render;

import dev.galeractl.cli.text.Messages;

/**
 * How a result is to be shown.
 *
 * @param width columns that a line may take
 * @param everything whether text shows what it would shorten
 * @param version of this program, for documents that name their maker
 */
public record Showing(Theme theme, int width, Messages messages, boolean everything, String version) {}
