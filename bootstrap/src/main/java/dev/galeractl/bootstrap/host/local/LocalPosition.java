package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.status.StatedPosition;
import dev.galeractl.bootstrap.status.StatedPosition.Knowledge;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.node.DatadirState;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.Gtid;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads the position of a datadir of this host; never starts the server, which would write. */
public final class LocalPosition {
    private final Surroundings surroundings;
    private final Tools tools;

    public LocalPosition(Surroundings surroundings, Tools tools) {
        this.surroundings = surroundings;
        this.tools = tools;
    }

    /**
     * What the files of the option file's datadir say.
     *
     * @param defaultsFile the server's option file, as given
     * @throws dev.galeractl.replication.source.InputProblem if the option file cannot be read
     */
    public StatedPosition of(Path defaultsFile, Optional<Path> basedir) {
        Path datadir = datadir(surroundings.workingDirectory().resolve(defaultsFile), basedir);
        DatadirState state = tools.runtime().inspect(datadir);
        DatadirFacts facts = Datadirs.facts(tools.runtime(), state);
        Optional<GrastateFile> saved = facts.saved();
        Knowledge knowledge = knowledge(state, facts);
        Optional<Gtid> position = saved.map(GrastateFile::position).filter(Gtid::isDefined);
        return new StatedPosition(
                datadir,
                knowledge,
                position,
                saved.flatMap(GrastateFile::safeToBootstrap),
                Sentence.of(
                        "position." + knowledge.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "datadir",
                        datadir.toString(),
                        "pid",
                        state.server().map(it -> Long.toString(it.pid())).orElse("?"),
                        "detail",
                        detail(state, facts)));
    }

    private Path datadir(Path defaultsFile, Optional<Path> basedir) {
        try {
            return new Launches(tools, basedir).of(defaultsFile).datadir();
        } catch (NodeProblem noServer) {
            // The files can be read where no server is installed.
            return new OptionFileReader()
                    .read(defaultsFile, OptionGroups.mariadbServer())
                    .value("datadir")
                    .map(Path::of)
                    .orElse(LocalFacts.USUAL_DATADIR);
        }
    }

    private static Knowledge knowledge(DatadirState state, DatadirFacts facts) {
        if (state.server().isPresent()) {
            return Knowledge.RUNNING;
        } else if (facts.contents() == Contents.UNREADABLE
                || facts.unreadableState().isPresent()) {
            return Knowledge.UNREADABLE;
        } else if (!facts.formerMember()) {
            return Knowledge.NONE;
        } else if (facts.cleanlyStopped()) {
            return Knowledge.CLEAN_STOP;
        }
        return facts.saved().map(GrastateFile::position).filter(Gtid::isDefined).isPresent()
                ? Knowledge.STATED_ONLY
                : Knowledge.UNKNOWN;
    }

    private static String detail(DatadirState state, DatadirFacts facts) {
        return facts.unreadableState()
                .orElseGet(() -> state.content() instanceof DatadirState.Content.Unreadable unreadable
                        ? unreadable.reason()
                        : "");
    }
}
