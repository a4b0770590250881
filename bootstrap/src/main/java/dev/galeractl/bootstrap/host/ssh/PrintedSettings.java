package dev.galeractl.bootstrap.host.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code ssh -G} prints (ssh(1): the configuration after evaluating {@code Host}, {@code Match} and {@code Include}): a keyword in small letters and its
 * value on each line, some keywords several times.
 */
public final class PrintedSettings {
    /** What decides whether a connection may be trusted, or whether it comes about at all, and is not done here. Spelled as in ssh_config(5). */
    private static final List<String> UNSUPPORTED =
            List.of("RevokedHostKeys", "KnownHostsCommand", "BindAddress", "BindInterface");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private PrintedSettings(String printed) {
        printed.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0) {
                values.computeIfAbsent(line.substring(0, space).toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(line.substring(space + 1).strip());
            }
        });
    }

    /** Reads what was printed. */
    public static PrintedSettings of(String printed) {
        return new PrintedSettings(printed);
    }

    /**
     * A setting that must not be passed over, keyword and value: one that is not supported, or with a token that is not.
     *
     * @param tokens what stands for what
     */
    public Optional<String> unsupported(SshTokens tokens) {
        for (String keyword : UNSUPPORTED) {
            Optional<String> value = one(keyword.toLowerCase(Locale.ROOT));
            if (value.isPresent()) {
                return Optional.of(keyword + " " + value.get());
            }
        }
        // The library finds a certificate beside its key only.
        for (String certificate : all("certificatefile")) {
            if (!all("identityfile").contains(certificate.replaceFirst("-cert\\.pub$", ""))) {
                return Optional.of("CertificateFile " + certificate);
            }
        }
        return unknownToken("IdentityFile", all("identityfile"), tokens::expand)
                .or(() -> unknownToken("IdentityAgent", agents(), tokens::expandAgent))
                .or(() -> unknownToken("ProxyJump", all("proxyjump"), tokens::expand));
    }

    private static Optional<String> unknownToken(
            String keyword, List<String> values, Function<String, Optional<String>> expand) {
        return values.stream()
                .filter(value -> expand.apply(value).isEmpty())
                .findFirst()
                .map(value -> keyword + " " + value);
    }

    /** How one host is reached; what was not printed is as usual. */
    public SshSettings settings(SshSettings usual, SshTokens tokens) {
        List<String> knownHosts = new ArrayList<>(words("userknownhostsfile"));
        knownHosts.addAll(words("globalknownhostsfile"));
        List<String> identityFiles = all("identityfile");
        return new SshSettings(
                one("hostname").orElse(usual.address()),
                one("hostkeyalias"),
                one("port").map(Integer::parseInt).orElse(usual.port()),
                one("user").orElse(usual.user()),
                identityFiles.isEmpty()
                        ? usual.identityFiles()
                        : identityFiles.stream()
                                .flatMap(it -> tokens.expand(it).stream())
                                .toList(),
                one("identitiesonly").filter("yes"::equals).isPresent(),
                agents().stream().flatMap(it -> tokens.expandAgent(it).stream()).findFirst(),
                knownHosts.isEmpty() ? usual.knownHosts() : List.copyOf(knownHosts),
                one("proxyjump")
                        .flatMap(tokens::expand)
                        .map(it -> List.of(it.split(",", -1)))
                        .orElse(List.of()),
                one("proxycommand"));
    }

    /** The first value of a keyword in small letters. */
    public Optional<String> value(String keyword) {
        return one(keyword);
    }

    private List<String> agents() {
        return values.getOrDefault("identityagent", List.of()).stream()
                .filter(it -> !it.equals("SSH_AUTH_SOCK"))
                .toList();
    }

    private List<String> all(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.equals(SshSettings.NONE))
                .toList();
    }

    private Optional<String> one(String key) {
        return all(key).stream().findFirst();
    }

    private List<String> words(String key) {
        return one(key).map(it -> List.of(it.split(" +", -1))).orElse(List.of());
    }
}
