package dev.galeractl.replication.service;

import dev.galeractl.replication.optionfile.CommandLineWord;
import dev.galeractl.replication.service.ServiceAdditions.Variable;
import dev.galeractl.replication.service.UnitFile.Assignment;
import dev.galeractl.replication.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program and the words of an {@code ExecStart=}. Where a shell is started, as by MariaDB's own unit, it is the command behind its last
 * {@code exec}; of any other script nothing is known.
 */
record CommandWords(Optional<String> program, List<CommandLineWord> arguments) {
    /** Signs before the program that change how it is run, not what. */
    private static final String SIGNS = "@-:+!|";

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");
    private static final Pattern LAST_EXEC = Pattern.compile("(?s).*\\bexec\\s+([^;&|]+).*");

    static CommandWords of(Optional<Assignment> start, Map<String, Variable> environment) {
        if (start.isEmpty()) {
            return new CommandWords(Optional.empty(), List.of());
        }
        List<String> words = command(start.get().value());
        List<CommandLineWord> arguments = new ArrayList<>();
        for (String word : words.subList(Math.min(1, words.size()), words.size())) {
            Matcher variable = VARIABLE.matcher(word);
            if (variable.matches()) {
                Optional.ofNullable(environment.get(variable.group(1) == null ? variable.group(2) : variable.group(1)))
                        .ifPresent(it -> arguments.addAll(words(it)));
            } else {
                arguments.add(new CommandLineWord(
                        filled(word, environment), start.get().place(word)));
            }
        }
        return new CommandWords(words.stream().findFirst(), arguments);
    }

    private static List<String> command(String value) {
        int from = 0;
        while (from < value.length() && SIGNS.indexOf(value.charAt(from)) >= 0) {
            from++;
        }
        List<String> words = ServiceWords.split(value.substring(from));
        if (words.size() > 1 && value.substring(0, from).contains("@")) {
            List<String> renamed = new ArrayList<>(words);
            renamed.remove(1);
            words = renamed;
        }
        boolean shell = words.size() > 2
                && words.get(0).matches(".*/(ba|da)?sh")
                && words.get(1).equals("-c");
        if (!shell) {
            return words;
        }
        Matcher exec = LAST_EXEC.matcher(words.get(2));
        return exec.matches() ? ServiceWords.split(exec.group(1)) : List.of();
    }

    /** A variable alone is as many words as its value has. */
    private static List<CommandLineWord> words(Variable variable) {
        List<CommandLineWord> words = new ArrayList<>();
        for (String word : variable.value().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(new CommandLineWord(word, part(variable, word)));
            }
        }
        return words;
    }

    private static SourceSpan part(Variable variable, String word) {
        // Where the value stands there with quotes or escapes inside, it is marked as a whole.
        boolean asWritten = variable.span().length() == variable.value().length();
        return asWritten ? variable.span().part(variable.value().indexOf(word), word.length()) : variable.span();
    }

    private static String filled(String word, Map<String, Variable> environment) {
        Matcher variable = VARIABLE.matcher(word);
        return variable.replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            Variable known = environment.get(name);
            return Matcher.quoteReplacement(known == null ? "" : known.value());
        });
    }
}
