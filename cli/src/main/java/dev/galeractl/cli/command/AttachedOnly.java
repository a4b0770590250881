package dev.galeractl.cli.command;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes for an option's value only what hangs on it with an equals sign: the word behind {@code --fix} is a file. */
final class AttachedOnly implements IParameterPreprocessor {
    /** What the option gets if nothing hangs on it. */
    static final String SAFE = "safe";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's interface has a Stack
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (!"=".equals(info.get("separator"))) {
            words.push(SAFE);
        }
        return false;
    }
}
