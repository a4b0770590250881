package dev.galeractl.cli.action;

import java.util.List;

/**
 * What to explain.
 *
 * @param words codes or names of findings, or pasted lines of a log; {@code -} is standard input; none: the list of all findings
 */
public record ExplainRequest(List<String> words, boolean json) {
    public ExplainRequest {
        words = List.copyOf(words);
    }
}
