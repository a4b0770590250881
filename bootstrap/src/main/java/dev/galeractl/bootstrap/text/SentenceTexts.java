package dev.galeractl.bootstrap.text;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks sentences up in the bundles and fills their named places. */
final class SentenceTexts {
    static final String BUNDLE = "dev.galeractl.bootstrap.text.sentences";
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)\\}");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private SentenceTexts() {}

    static String resolve(String key, Map<String, String> parameters, Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        return fill(bundle.getString(key), parameters);
    }

    private static String fill(String template, Map<String, String> parameters) {
        Matcher place = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String value = parameters.getOrDefault(place.group(1), place.group());
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return place.appendTail(filled).toString();
    }
}
