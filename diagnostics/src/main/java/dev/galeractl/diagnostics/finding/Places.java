package dev.galeractl.diagnostics.finding;

import java.util.Map;
import java.util.function.UnaryOperator;

/** The places in a page's sentence that hold a finding's parameters: a name of letters in braces. */
final class Places {
    private Places() {}

    /**
     * A parameter that was not supplied stays in its braces: a test sees it, and a user still gets the sentence.
     *
     * @param unknown what stands for a parameter of that name whose value is unknown
     */
    static String fill(String template, Map<String, String> parameters, UnaryOperator<String> unknown) {
        StringBuilder filled = new StringBuilder(template.length() + 32);
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int close = endOfName(template, open + 1);
            if (close > open + 1 && template.startsWith("}", close)) {
                String name = template.substring(open + 1, close);
                String value = parameters.getOrDefault(name, template.substring(open, close + 1));
                filled.append(template, from, open).append(value.equals(Finding.UNKNOWN) ? unknown.apply(name) : value);
                from = close + 1;
            }
        }
        return filled.append(template, from, template.length()).toString();
    }

    private static int endOfName(String template, int start) {
        int end = start;
        while (end < template.length() && isLetter(template.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
