package dev.galeractl.replication.node;

import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.Secret;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusQuestions;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.sql.StatusSource;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a server with the client program that was installed with it: for machines on which Connector/J cannot use socket files.
 *
 * <p>Account and password go through a file that only this user can read and that lives as long as the question; nothing of them is in a process list.
 */
final class ClientProgramStatusSource implements StatusSource {

    private static final Duration LIMIT = Duration.ofSeconds(6);
    private static final Pattern ERROR = Pattern.compile("ERROR ([0-9]+)\\b.*");
    private static final int NOT_PREPARED = 1047;

    private final ServerInstallations installations;
    private final StatusQuestions questions;

    ClientProgramStatusSource(ServerInstallations installations, StatusQuestions questions) {
        this.installations = installations;
        this.questions = questions;
    }

    @Override
    public StatusReading read(StatusAddress address, Account account) {
        try {
            Optional<ServerInstallation> installation = installations.all().stream()
                    .filter(candidate -> candidate.client().isPresent())
                    .findFirst();
            return installation.isEmpty()
                    ? new StatusReading.Failed("there is no mariadb or mysql client program")
                    : ask(installation.get(), address, account);
        } catch (IOException e) {
            return new StatusReading.NotAnswering(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StatusReading.Failed("interrupted");
        }
    }

    private StatusReading ask(ServerInstallation installation, StatusAddress address, Account account)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile(
                "galeractl-client-",
                ".cnf",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(file, optionFile(address, account), StandardCharsets.UTF_8);
            List<String> said = new ArrayList<>();
            int status = run(installation, file, questions.needed(), said);
            if (status != 0) {
                return refused(said);
            }
            for (String question : questions.wanted()) {
                List<String> more = new ArrayList<>();
                if (run(installation, file, List.of(question), more) == 0) {
                    said.addAll(more);
                }
            }
            return answered(said);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static int run(ServerInstallation installation, Path file, List<String> statements, List<String> said)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                installation.client().orElseThrow().toString(),
                "--defaults-file=" + file,
                "--batch",
                "--skip-column-names",
                "--execute=" + String.join("; ", statements));
        return ProgramRun.run(command, installation.environment(), LIMIT, said::add);
    }

    private static String optionFile(StatusAddress address, Account account) {
        StringBuilder text = new StringBuilder("[client]\nconnect-timeout=2\n");
        set(text, "user", account.user());
        account.password().map(Secret::reveal).ifPresent(password -> set(text, "password", password));
        if (address instanceof StatusAddress.Tcp tcp) {
            set(text, "host", tcp.host());
            set(text, "port", Integer.toString(tcp.port()));
            set(text, "protocol", "tcp");
        } else if (address instanceof StatusAddress.Socket socket) {
            set(text, "socket", socket.path().toString());
            set(text, "protocol", "socket");
        }
        return text.toString();
    }

    private static void set(StringBuilder text, String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        text.append(name).append("=\"").append(escaped).append("\"\n");
    }

    private static StatusReading answered(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                values.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return new StatusReading.Answered(new WsrepStatus(values));
    }

    private static StatusReading refused(List<String> lines) {
        for (String line : lines) {
            Matcher matcher = ERROR.matcher(line);
            if (matcher.matches()) {
                return switch (Integer.parseInt(matcher.group(1))) {
                    case 1044, 1045, 1130, 1698 -> new StatusReading.AccessDenied(line);
                    case 2002 -> new StatusReading.Refused(line);
                    case 2003, 2005, 2013 -> new StatusReading.NotAnswering(line);
                    case NOT_PREPARED -> new StatusReading.Answered(new WsrepStatus(Map.of("wsrep_ready", "OFF")));
                    default -> new StatusReading.Failed(line);
                };
            }
        }
        return new StatusReading.Failed(lines.isEmpty() ? "the client program failed" : lines.get(0));
    }
}
