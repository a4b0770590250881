package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.lab.Lab;
import dev.galeractl.bootstrap.lab.LabMark;
import dev.galeractl.bootstrap.lab.LabNode;
import dev.galeractl.bootstrap.lab.LabRequest;
import dev.galeractl.bootstrap.lab.LabSpec;
import dev.galeractl.bootstrap.lab.Mistake;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.status.StatusCollector;
import dev.galeractl.bootstrap.status.StatusReport;
import dev.galeractl.bootstrap.status.StatusTarget;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.sql.StatusAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A lab on this machine. */
public final class LocalLab implements Lab {
    private final LabRequest request;
    private final Path folder;
    private final Surroundings surroundings;
    private final Tools tools;
    private final Journals journals;

    /**
     * @throws OperationProblem (INPUT) if the request names a lab that cannot be
     */
    public LocalLab(Surroundings surroundings, Tools tools, LabRequest request) {
        if (!LabSpec.isName(request.name())) {
            throw problem("problem.lab-name", "name", request.name());
        }
        request.nodes().filter(nodes -> nodes < 1 || nodes > LabSpec.MOST_NODES).ifPresent(nodes -> {
            throw problem("problem.lab-nodes", "nodes", Integer.toString(nodes));
        });
        request.baseAddress()
                .filter(address ->
                        LabSpec.block(address, LabSpec.MOST_NODES + 1).isEmpty())
                .ifPresent(address -> {
                    throw problem("problem.lab-address", "address", address);
                });
        this.request = request;
        this.surroundings = surroundings;
        this.tools = tools;
        this.folder = request.folder()
                .map(surroundings.workingDirectory()::resolve)
                .orElseGet(() -> surroundings.labsFolder().resolve(request.name()))
                .normalize();
        this.journals = new Journals(surroundings.stateFolder(), Clock.systemUTC());
    }

    @Override
    public String name() {
        return request.name();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<LabNode> nodes() {
        return recorded().map(LabSpec::nodes).orElse(List.of());
    }

    @Override
    public ClusterOperation up() {
        if (folder.toString().chars().anyMatch(Character::isWhitespace)) {
            throw problem("problem.lab-folder-blank", "folder", folder.toString());
        }
        return operation(Verb.LAB_UP, Optional.empty(), Optional.empty());
    }

    @Override
    public ClusterOperation down() {
        return operation(Verb.LAB_DOWN, Optional.empty(), Optional.empty());
    }

    @Override
    public ClusterOperation destroy() {
        // An empty folder is what an interrupted run may leave.
        if (holdsSomething() && recorded().isEmpty()) {
            throw problem("problem.lab-none", "folder", folder.toString());
        }
        return operation(Verb.LAB_DESTROY, Optional.empty(), Optional.empty());
    }

    @Override
    public ClusterOperation breakWith(Mistake mistake, Optional<String> node) {
        return operation(Verb.LAB_BREAK, Optional.of(mistake), node);
    }

    @Override
    public StatusReport status() {
        LabSpec spec = recorded().orElseThrow(() -> problem("problem.lab-none", "folder", folder.toString()));
        List<StatusTarget> targets = spec.nodes().stream()
                .map(node -> new StatusTarget(
                        node.address(),
                        Optional.of(node.name()),
                        new StatusAddress.Socket(node.socket()),
                        Optional.of(new InetSocketAddress(node.address(), 4567))))
                .toList();
        return new StatusCollector(looks()::read, tools.probe()).look(targets);
    }

    private ClusterOperation operation(Verb verb, Optional<Mistake> mistake, Optional<String> node) {
        return new LabOperation(verb, mistake, node, request, folder, recorded(), tools, looks(), journals);
    }

    private StatusLooks looks() {
        return new StatusLooks(tools.status(), Accounts.ofThisUser(surroundings));
    }

    private boolean holdsSomething() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        } catch (IOException absent) {
            return false;
        }
    }

    /** The lab that the folder's mark records. */
    private Optional<LabSpec> recorded() {
        Path mark = folder.resolve(LabSpec.MARK);
        if (!Files.isRegularFile(mark)) {
            return Optional.empty();
        }
        try {
            Optional<LabSpec> spec = LabMark.parse(Files.readString(mark), folder);
            if (spec.isPresent()) {
                return spec;
            }
        } catch (IOException unreadable) {
            // Said below, in the same words as for a damaged one.
        }
        throw problem("problem.lab-damaged", "file", mark.toString());
    }

    static OperationProblem problem(String key, String... parameters) {
        return new OperationProblem(OperationProblem.Kind.INPUT, Sentence.of(key, parameters));
    }
}
