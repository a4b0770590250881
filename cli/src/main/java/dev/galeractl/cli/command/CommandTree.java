package dev.galeractl.cli.command;

import dev.galeractl.cli.text.Messages;
import java.util.ResourceBundle;
import picocli.CommandLine;

/** Every command there is, one a line, sorted. */
final class CommandTree {
    private CommandTree() {}

    static CommandLine create(GlobalOptions globals) {
        CommandLine root = new CommandLine(new RootCommand(globals))
                .addSubcommand(new AnnotateCommand(globals))
                .addSubcommand(new BootstrapCommand(globals))
                .addSubcommand(new CompletionCommand(globals))
                .addSubcommand(new ConflictsCommand(globals))
                .addSubcommand(new DoctorCommand(globals))
                .addSubcommand(new ExplainCommand(globals))
                .addSubcommand(new HelpCommand(globals))
                .addSubcommand(new JoinCommand(globals))
                .addSubcommand("lab", lab(globals))
                .addSubcommand("node", node(globals))
                .addSubcommand(new StatusCommand(globals))
                .addSubcommand(new TimelineCommand(globals))
                .addSubcommand(new ValidateCommand(globals))
                .addSubcommand(new VersionCommand(globals))
                .addSubcommand(new WhoisCommand(globals));
        ResourceBundle texts = Messages.usage(globals.messages().language());
        root.setResourceBundle(texts);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setAbbreviatedOptionsAllowed(false);
        // Files named @something are files; option files are MySQL's own idea of an argument file.
        root.setExpandAtFiles(false);
        HelpPage.arrange(root, texts);
        return root;
    }

    private static CommandLine lab(GlobalOptions globals) {
        return new CommandLine(new GroupCommand(globals))
                .addSubcommand(new LabUpCommand(globals))
                .addSubcommand(new LabStatusCommand(globals))
                .addSubcommand(new LabBreakCommand(globals))
                .addSubcommand(new LabDownCommand(globals))
                .addSubcommand(new LabDestroyCommand(globals));
    }

    private static CommandLine node(GlobalOptions globals) {
        return new CommandLine(new GroupCommand(globals))
                .addSubcommand(new NodePositionCommand(globals))
                .addSubcommand(new NodeRunCommand(globals))
                .addSubcommand(new NodeStopCommand(globals));
    }
}
