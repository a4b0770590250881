package dev.galeractl.replication.service;

import java.util.ArrayList;
import java.util.List;

/** Splits text into words as systemd and, of the common cases, a shell do: quotes group, a backslash takes the next letter as it is. */
final class ServiceWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;

    private ServiceWords(String text) {
        this.text = text;
    }

    static List<String> split(String text) {
        ServiceWords splitter = new ServiceWords(text);
        splitter.run();
        return List.copyOf(splitter.words);
    }

    private void run() {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length() && quote != '\'') {
                i++;
                add(text.charAt(i));
            } else if (quote != 0) {
                if (letter == quote) {
                    quote = 0;
                } else {
                    add(letter);
                }
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
                begun = true;
            } else if (Character.isWhitespace(letter)) {
                end();
            } else {
                add(letter);
            }
        }
        end();
    }

    private void add(char letter) {
        begun = true;
        word.append(letter);
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }
}
