package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.message.Message;
import dev.galeractl.diagnostics.message.MessagePhase;
import dev.galeractl.diagnostics.message.MessageSource;
import dev.galeractl.diagnostics.message.MessageWeight;
import java.util.List;
import java.util.Locale;

/** The words for what is known about a message. */
final class MessageWords {
    private MessageWords() {}

    static String means(Message message, Locale locale) {
        return locale.getLanguage().equals("ja") ? message.ja() : message.means();
    }

    static Role role(MessageWeight weight) {
        return switch (weight) {
            case CAUSE -> Role.ERROR;
            case CONSEQUENCE -> Role.PLACE;
            case SYMPTOM -> Role.WARNING;
            case ROUTINE -> Role.FAINT;
            case HARMLESS -> Role.GOOD;
        };
    }

    /** One word, such as {@code harmless}. */
    static String weight(MessageWeight weight, Messages messages) {
        return messages.text("message.weight." + FindingBlock.lower(weight));
    }

    /** Half a sentence about what that word says. */
    static String weightMeans(MessageWeight weight, Messages messages) {
        return messages.text("message.weight." + FindingBlock.lower(weight) + ".means");
    }

    static String phase(MessagePhase phase, Messages messages) {
        return messages.text("message.phase." + FindingBlock.lower(phase));
    }

    static String sources(List<MessageSource> sources, Messages messages) {
        return String.join(
                messages.text("message.by.separator"),
                sources.stream()
                        .map(source -> messages.text("message.by." + FindingBlock.lower(source)))
                        .toList());
    }
}
