package dev.galeractl.replication.sql.jdbc;

import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.Secret;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusQuestions;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.sql.StatusSource;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a server through MySQL Connector/J, by TCP or by its socket file. Each question is a connection of its own. */
public final class JdbcStatusSource implements StatusSource {

    private static final int CONNECT_MILLIS = 2000;
    private static final int ANSWER_MILLIS = 3000;
    private static final int NOT_PREPARED = 1047;
    private static final Set<Integer> DENIED = Set.of(1044, 1045, 1130, 1698);
    private static final String SOCKET_FACTORY = "org.newsclub.net.mysql.AFUNIXDatabaseSocketFactory";

    private final StatusQuestions questions;

    /** Asks how the node is. */
    public JdbcStatusSource() {
        this(StatusQuestions.NODE);
    }

    public JdbcStatusSource(StatusQuestions questions) {
        this.questions = questions;
    }

    @Override
    public StatusReading read(StatusAddress address, Account account) {
        if (address instanceof StatusAddress.Socket socket && !Files.exists(socket.path())) {
            return new StatusReading.Refused("there is no socket " + socket.path());
        }
        try (Connection connection = DriverManager.getConnection(url(address), properties(address, account))) {
            Map<String, String> values = new HashMap<>();
            for (String question : questions.needed()) {
                ask(connection, question, values);
            }
            for (String question : questions.wanted()) {
                askIfAnswered(connection, question, values);
            }
            return new StatusReading.Answered(new WsrepStatus(values));
        } catch (SQLException e) {
            return reading(e);
        } catch (LinkageError e) {
            // The socket file needs a library that is unpacked into the temporary folder, which may not be there or not
            // executable.
            return new StatusReading.Failed("the library for socket files cannot be loaded");
        }
    }

    private static void askIfAnswered(Connection connection, String question, Map<String, String> values) {
        try {
            ask(connection, question, values);
        } catch (SQLException refused) {
            // This server does not have it, or not now: what it would say is missing.
            return;
        }
    }

    private static void ask(Connection connection, String question, Map<String, String> values) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                @Nullable String name = rows.getString(1);
                @Nullable String value = rows.getString(2);
                if (name != null && value != null) {
                    values.put(name, value);
                }
            }
        }
    }

    private static String url(StatusAddress address) {
        if (address instanceof StatusAddress.Tcp tcp) {
            String host = tcp.host().indexOf(':') >= 0 ? "[" + tcp.host() + "]" : tcp.host();
            return "jdbc:mysql://" + host + ":" + tcp.port() + "/";
        }
        return "jdbc:mysql://localhost/";
    }

    private static Properties properties(StatusAddress address, Account account) {
        Properties properties = new Properties();
        properties.setProperty("user", account.user());
        properties.setProperty(
                "password", account.password().map(Secret::reveal).orElse(""));
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_MILLIS));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_MILLIS));
        // No statement's text or account in messages of the driver.
        properties.setProperty("paranoid", "true");
        properties.setProperty("connectionAttributes", "program_name:galeractl");
        if (address instanceof StatusAddress.Socket socket) {
            properties.setProperty("socketFactory", SOCKET_FACTORY);
            properties.setProperty("junixsocket.file", socket.path().toString());
            properties.setProperty("sslMode", "DISABLED");
            // Nobody can stand between the two ends of a socket file.
            properties.setProperty("allowPublicKeyRetrieval", "true");
        } else {
            // Servers without TLS are common; over TLS the password's key needs no separate retrieval, and without it,
            // it is refused.
            properties.setProperty("sslMode", "PREFERRED");
        }
        return properties;
    }

    /** The driver wraps the system's reasons several layers deep; the innermost decides. */
    private static StatusReading reading(SQLException e) {
        if (e.getErrorCode() == NOT_PREPARED) {
            // Old servers refuse SHOW as well. What the refusal means is known all the same.
            return new StatusReading.Answered(new WsrepStatus(Map.of("wsrep_ready", "OFF")));
        }
        if (DENIED.contains(e.getErrorCode())) {
            return new StatusReading.AccessDenied(message(e));
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return new StatusReading.NotAnswering("no answer in time");
            }
            if (cause instanceof UnknownHostException) {
                return new StatusReading.NotAnswering("the name cannot be resolved");
            }
            if (cause instanceof NoRouteToHostException) {
                return new StatusReading.NotAnswering("no route to the host");
            }
            if (cause instanceof FileNotFoundException) {
                return new StatusReading.Refused("there is no such socket");
            }
            if (cause instanceof ConnectException) {
                return timedOut(cause)
                        ? new StatusReading.NotAnswering("no answer in time")
                        : new StatusReading.Refused("connection refused");
            }
        }
        String message = message(e);
        return message.toLowerCase(Locale.ROOT).contains("public key retrieval is not allowed")
                ? new StatusReading.AccessDenied("the account needs TLS, which the server does not offer")
                : new StatusReading.Failed(message);
    }

    private static boolean timedOut(Throwable cause) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("timed out");
    }

    private static String message(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }
}
