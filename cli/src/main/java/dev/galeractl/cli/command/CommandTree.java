package dev.galeractl.cli.command;

import dev.galeractl.cli.text.Messages;
import java.util.List;
import java.util.ResourceBundle;
import picocli.CommandLine;

/** Every command there is. */
final class CommandTree {
    private static final List<String> NAMES = List.of(
            "annotate",
            "apply",
            "bootstrap",
            "completion",
            "config",
            "conflicts",
            "doctor",
            "explain",
            "help",
            "init",
            "join",
            "lab",
            "node",
            "probe",
            "status",
            "timeline",
            "validate",
            "version",
            "whois");

    private CommandTree() {}

    static CommandLine whole(GlobalOptions globals) {
        CommandLine root = of(NAMES, globals);
        ResourceBundle texts = Messages.usage(globals.messages().language());
        root.setResourceBundle(texts);
        HelpPage.arrange(root, texts);
        return root;
    }

    /**
     * Only the commands whose names are among the words, without what help pages need; building a command costs milliseconds, and all of them more than checking an
     * option file. What parses with these parses with the whole tree, to the same result; a mistake must be told by the whole tree,
     * which knows all that might have been meant, and so must a page of help.
     */
    static CommandLine named(List<String> words, GlobalOptions globals) {
        return of(NAMES.stream().filter(words::contains).toList(), globals);
    }

    private static CommandLine of(List<String> names, GlobalOptions globals) {
        CommandLine root = new CommandLine(new RootCommand(globals));
        names.forEach(name -> root.addSubcommand(name, command(name, globals)));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setAbbreviatedOptionsAllowed(false);
        // Files named @something are files; option files are MySQL's own idea of an argument file.
        root.setExpandAtFiles(false);
        return root;
    }

    private static CommandLine command(String name, GlobalOptions globals) {
        return switch (name) {
            case "annotate" -> new CommandLine(new AnnotateCommand(globals));
            case "apply" -> new CommandLine(new ApplyCommand(globals));
            case "bootstrap" -> new CommandLine(new BootstrapCommand(globals));
            case "completion" -> new CommandLine(new CompletionCommand(globals));
            case "config" ->
                new CommandLine(new GroupCommand(globals))
                        .addSubcommand(new ConfigShowCommand(globals))
                        .addSubcommand(new ConfigRenderCommand(globals));
            case "conflicts" -> new CommandLine(new ConflictsCommand(globals));
            case "doctor" -> new CommandLine(new DoctorCommand(globals));
            case "explain" -> new CommandLine(new ExplainCommand(globals));
            case "help" -> new CommandLine(new HelpCommand(globals));
            case "init" -> new CommandLine(new InitCommand(globals));
            case "join" -> new CommandLine(new JoinCommand(globals));
            case "lab" -> lab(globals);
            case "node" -> node(globals);
            case "probe" -> new CommandLine(new ProbeCommand(globals));
            case "status" -> new CommandLine(new StatusCommand(globals));
            case "timeline" -> new CommandLine(new TimelineCommand(globals));
            case "validate" -> new CommandLine(new ValidateCommand(globals));
            case "version" -> new CommandLine(new VersionCommand(globals));
            case "whois" -> new CommandLine(new WhoisCommand(globals));
            default -> throw new IllegalArgumentException(name);
        };
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
