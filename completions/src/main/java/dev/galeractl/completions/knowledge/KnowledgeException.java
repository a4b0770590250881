package dev.galeractl.completions.knowledge;

import java.nio.file.Path;

/** Something in an authored file that cannot be compiled: {@code evs.yaml:12: 'tpye' is no key of a fact}. */
public final class KnowledgeException extends Exception {
    private static final long serialVersionUID = 1L;

    KnowledgeException(Path file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
