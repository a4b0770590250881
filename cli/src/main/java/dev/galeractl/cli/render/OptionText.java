package dev.galeractl.cli.render;

import dev.galeractl.cli.render.Theme.Role;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.variable.NamedOption;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.FactBlock;
import dev.galeractl.replication.option.knowledge.FactSource;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionLimit;
import dev.galeractl.replication.option.knowledge.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of an option, for whom, from where; and what is not known. */
final class OptionText {
    private static final Set<String> NUMBERS = Set.of("integer", "size", "real", "duration");

    private final Messages messages;
    private final Page page;

    OptionText(Messages messages, Page page) {
        this.messages = messages;
        this.page = page;
    }

    /** Prints the facts: what the best source says comes first, and equal facts stand once. */
    void facts(KnownOption option) {
        Sources sources = new Sources();
        Map<String, List<String>> servers = new LinkedHashMap<>();
        for (int i = option.blocks().size() - 1; i >= 0; i--) {
            FactBlock block = option.blocks().get(i);
            servers.computeIfAbsent(words(block), words -> new ArrayList<>())
                    .add(servers(block.appliesTo()) + " " + sources.mark(option.source(block)));
        }
        page.gap();
        servers.forEach((words, names) -> entry(String.join(messages.text("summary.and"), names), words));
        option.limits().forEach(limit -> limit(limit, sources));
        page.gap();
        sources.print();
    }

    /** What no source says of it. */
    List<String> unknown(NamedOption option) {
        List<FactBlock> blocks = option.knowledge().map(KnownOption::blocks).orElse(List.of());
        boolean counts = blocks.isEmpty() || blocks.stream().anyMatch(OptionText::isNumber);
        List<String> unknown = new ArrayList<>();
        if (option.knowledge().flatMap(KnownOption::means).isEmpty()) {
            unknown.add("means");
        }
        Stream.of(Property.TYPE, Property.DEFAULT)
                .filter(property -> isUntold(blocks, property))
                .forEach(property -> unknown.add(property.key()));
        if (counts && blocks.stream().allMatch(block -> block.range().isEmpty())) {
            unknown.add("range");
        }
        if (counts && isUntold(blocks, Property.UNIT)) {
            unknown.add("unit");
        }
        Stream.of(Property.DYNAMIC, Property.SINCE)
                .filter(property -> isUntold(blocks, property))
                .forEach(property -> unknown.add(property.key()));
        return unknown.stream()
                .map(key -> messages.text("option.unknown." + key))
                .toList();
    }

    private static boolean isUntold(List<FactBlock> blocks, Property property) {
        return blocks.stream().allMatch(block -> block.fact(property).isEmpty());
    }

    private static boolean isNumber(FactBlock block) {
        return block.fact(Property.TYPE).filter(NUMBERS::contains).isPresent();
    }

    private String words(FactBlock block) {
        List<String> words = new ArrayList<>();
        for (Property property : Property.values()) {
            if (property == Property.MIN) {
                block.range().ifPresent(words::add);
            } else {
                block.fact(property)
                        .flatMap(value -> words(property, value, block))
                        .ifPresent(words::add);
            }
        }
        return String.join(messages.text("summary.and"), words);
    }

    private Optional<String> words(Property property, String value, FactBlock block) {
        return switch (property) {
            case MIN, MAX, BELOW -> Optional.empty();
            case TYPE -> Optional.of(messages.text("option.type." + value));
            case VALUES -> Optional.of(messages.text(values(block), value.replace(" ", messages.text("option.or"))));
            case DEFAULT ->
                Optional.of(value.isEmpty() ? messages.text("option.default.empty") : text(property, value));
            case DYNAMIC, ABSENT, IGNORED, ACCEPTS_EMPTY -> flag(property, value);
            case SCOPE -> Optional.of(messages.text("option.scope." + value));
            case UNIT, SINCE, DEPRECATED, REMOVED, REPLACED_BY -> Optional.of(text(property, value));
            case UNREADABLE, OUTSIDE -> Optional.of(text(property, messages.text("option.treatment." + value)));
        };
    }

    /** A choice's words are all that it takes; another type takes its words besides. */
    private static String values(FactBlock block) {
        return block.fact(Property.TYPE)
                        .filter(type -> type.equals("choice") || type.equals("set"))
                        .isPresent()
                ? "option.values"
                : "option.values.besides";
    }

    private Optional<String> flag(Property property, String value) {
        if (value.equals("true")) {
            return Optional.of(messages.text("option." + property.key()));
        }
        // That an option exists, does something and takes no empty value is what everybody expects.
        return property == Property.DYNAMIC
                ? Optional.of(messages.text("option." + property.key() + ".not"))
                : Optional.empty();
    }

    private String text(Property property, String value) {
        return messages.text("option." + property.key(), value);
    }

    private void limit(OptionLimit limit, Sources sources) {
        String relation = limit.left() + " " + limit.relation().sign() + " " + limit.rightSide();
        String treatment = messages.text("option.treatment." + limit.breaks().text());
        entry(
                servers(limit.appliesTo()) + " " + sources.mark(limit.source()),
                relation + messages.text("summary.and") + messages.text("option.limit", treatment));
    }

    private void entry(String servers, String words) {
        page.paragraph(2, servers);
        page.paragraph(4, words);
    }

    /** {@code mariadb 10.6.., pxc ..5.7} in words. */
    private String servers(String appliesTo) {
        return Stream.of(appliesTo.split(",", -1))
                .map(String::strip)
                .map(this::server)
                .collect(Collectors.joining(messages.text("summary.and")));
    }

    private String server(String scope) {
        int blank = scope.indexOf(' ');
        String name = blank < 0 ? scope : scope.substring(0, blank);
        String product = switch (name) {
            case "mariadb" -> Product.MARIADB.displayName();
            case "pxc" -> Product.PERCONA_XTRADB_CLUSTER.displayName();
            case "mysql-wsrep" -> Product.MYSQL_GALERA.displayName();
            case "galera" -> "Galera";
            default -> messages.text("option.any");
        };
        return blank < 0 ? product : product + " " + versions(scope.substring(blank + 1));
    }

    private String versions(String range) {
        int dots = range.indexOf("..");
        if (dots < 0) {
            return range;
        }
        String from = range.substring(0, dots);
        String to = range.substring(dots + 2);
        return to.isEmpty()
                ? messages.text("option.from", from)
                : from.isEmpty() ? messages.text("option.to", to) : messages.text("option.fromTo", from, to);
    }

    /** The sources, numbered as they are met. */
    private final class Sources {
        private final List<FactSource> met = new ArrayList<>();

        String mark(FactSource source) {
            if (!met.contains(source)) {
                met.add(source);
            }
            return "[" + (met.indexOf(source) + 1) + "]";
        }

        void print() {
            for (FactSource source : met) {
                String lead = "  " + mark(source) + "  ";
                page.hanging(
                        page.paint(Role.FAINT, lead),
                        lead.length(),
                        source.what()
                                + source.version()
                                        .map(version -> "; " + version)
                                        .orElse(""));
            }
        }
    }
}
