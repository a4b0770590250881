package dev.galeractl.cli.terminal;

import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the program was started with: its three streams, its environment, and which of the streams is a terminal.
 *
 * @param out the result, and nothing else
 * @param err the conversation
 * @param in answers, and logs given as {@code -}
 * @param terminals which standard streams are terminals: a text of the digits 0, 1 and 2
 * @param columns the width of the terminal; 80 when nobody knows
 * @param bytes stdout for what must come out byte by byte as it is; empty when it runs inside another program
 * @param charset of {@code out}, {@code err} and the terminal
 * @param home the folder the program is installed in, with its libexec; empty when it runs inside another program
 */
public record Surroundings(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        Map<String, String> env,
        String terminals,
        int columns,
        Optional<PrintStream> bytes,
        Charset charset,
        String home) {
    /** Written by {@code bin/galeractl}: Java 17 cannot ask which streams are terminals, the shell can. */
    private static final String TERMINALS = "galeractl.tty";

    private static final String COLUMNS = "galeractl.columns";
    private static final String HOME = "galeractl.home";
    private static final int USUAL_COLUMNS = 80;

    public static Surroundings ofProcess(
            InputStream in, PrintStream out, PrintStream err, Map<String, String> env, Properties properties) {
        Charset charset = charset(env);
        String width = properties.getProperty(COLUMNS, "");
        return new Surroundings(
                writer(out, charset),
                writer(err, charset),
                in,
                env,
                properties.getProperty(TERMINALS, ""),
                columns(width.isEmpty() || width.equals("0") ? env.getOrDefault("COLUMNS", "") : width),
                Optional.of(out),
                charset,
                properties.getProperty(HOME, ""));
    }

    public static Surroundings withoutTerminal(
            PrintWriter out, PrintWriter err, InputStream in, Map<String, String> env) {
        return new Surroundings(
                out,
                err,
                in,
                env,
                "",
                columns(env.getOrDefault("COLUMNS", "")),
                Optional.empty(),
                StandardCharsets.UTF_8,
                "");
    }

    /** Surroundings in which nothing can be heard, for looking at the model of the commands. */
    public static Surroundings nowhere() {
        PrintWriter silence = new PrintWriter(Writer.nullWriter());
        return withoutTerminal(silence, silence, InputStream.nullInputStream(), Map.of());
    }

    public boolean outIsTerminal() {
        return terminals.indexOf('1') >= 0;
    }

    public boolean errIsTerminal() {
        return terminals.indexOf('2') >= 0;
    }

    /** Whether a question can be asked and answered. */
    public boolean canAsk() {
        return terminals.indexOf('0') >= 0 && errIsTerminal();
    }

    /** Whether a line of the conversation can be drawn again in place. */
    public boolean canRedraw() {
        return errIsTerminal() && !env.getOrDefault("TERM", "dumb").equals("dumb");
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    private static PrintWriter writer(PrintStream stream, Charset charset) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, charset)));
    }

    private static int columns(String text) {
        if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return USUAL_COLUMNS;
        }
        int columns = Integer.parseInt(text);
        return columns == 0 ? USUAL_COLUMNS : Math.max(40, columns);
    }

    /** UTF-8 unless the locale names another charset: the C locale says nothing about the terminal behind it. */
    private static Charset charset(Map<String, String> env) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = env.getOrDefault(variable, "");
            int dot = value.indexOf('.');
            if (dot >= 0) {
                int modifier = value.indexOf('@');
                return named(value.substring(dot + 1, modifier > dot ? modifier : value.length()));
            }
            if (!value.isEmpty()) {
                break;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset named(String name) {
        if (name.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
