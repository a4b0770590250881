package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.render.Theme;
import dev.galeractl.cli.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help page of a command: its own options first, those of every command last, commands grouped by what they are for. */
final class HelpPage {
    /** The groups of the first page and the commands in them, in the order in which one meets them. */
    static final Map<String, List<String>> GROUPS = groups();

    private HelpPage() {}

    /** Prints the page as the result of the run. */
    static void print(CommandLine command, Session session) {
        Help.Ansi ansi = session.themeOfOut() == Theme.COLOURED ? Help.Ansi.ON : Help.Ansi.OFF;
        command.setUsageHelpWidth(session.width());
        command.usage(session.out(), Help.defaultColorScheme(ansi));
    }

    /** Gives a command and all below it the layout of the house. */
    static void arrange(CommandLine command, ResourceBundle texts) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.sortOptions(false);
        usage.abbreviateSynopsis(true);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> options(help, texts));
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, HelpPage::optionsHeading);
        if (command.getParent() == null) {
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
            command.getHelpSectionMap()
                    .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> commandsByGroup(help, texts));
        }
        if (command.getCommand() instanceof Command known) {
            usage.exitCodeList(exitCodes(known, texts));
        }
        command.getSubcommands().values().forEach(sub -> arrange(sub, texts));
    }

    static boolean isGlobal(OptionSpec option) {
        return option.descriptionKey() != null && option.descriptionKey().startsWith("global.");
    }

    private static String options(Help help, ResourceBundle texts) {
        CommandSpec spec = help.commandSpec();
        List<OptionSpec> own = spec.options().stream().filter(o -> !isGlobal(o)).toList();
        List<OptionSpec> global =
                spec.options().stream().filter(HelpPage::isGlobal).toList();
        String heading = texts.getString("usage.globalOptionListHeading");
        return help.optionListExcludingGroups(own)
                + help.createHeading(heading)
                + help.optionListExcludingGroups(global);
    }

    private static String optionsHeading(Help help) {
        return help.commandSpec().options().stream().allMatch(HelpPage::isGlobal) ? "" : help.optionListHeading();
    }

    private static String commandsByGroup(Help help, ResourceBundle texts) {
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((group, names) -> {
            Map<String, Help> members = new LinkedHashMap<>();
            names.forEach(name -> members.put(name, help.subcommands().get(name)));
            members.values().removeIf(Objects::isNull);
            text.append(help.createHeading(texts.getString("group." + group))).append(help.commandList(members));
        });
        return text.toString();
    }

    private static Map<String, String> exitCodes(Command command, ResourceBundle texts) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            boolean everyCommand = code == ExitCode.USAGE || code == ExitCode.BUG || code == ExitCode.INTERRUPTED;
            if (everyCommand || command.endings().contains(code)) {
                lines.put(" " + code.status(), texts.getString(code.key()));
            }
        }
        return lines;
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("check", List.of("validate", "config", "doctor", "probe"));
        groups.put("build", List.of("init", "bootstrap", "join", "apply"));
        groups.put("run", List.of("status", "node"));
        groups.put(
                "learn",
                List.of(
                        "explain",
                        "timeline",
                        "annotate",
                        "conflicts",
                        "whois",
                        "lab",
                        "completion",
                        "version",
                        "help"));
        return groups;
    }
}
