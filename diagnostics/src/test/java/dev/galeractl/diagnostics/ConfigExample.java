package dev.galeractl.diagnostics;

import dev.galeractl.diagnostics.PageExample.ExampleFile;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.cluster.ClusterDiagnosis;
import dev.galeractl.diagnostics.config.cluster.Layout;
import dev.galeractl.diagnostics.config.drift.DriftDiagnosis;
import dev.galeractl.diagnostics.config.drift.RunningServer;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.SeenCertificate;
import dev.galeractl.diagnostics.config.fact.SeenTls;
import dev.galeractl.diagnostics.config.fact.SpokenAmounts;
import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.diagnostics.config.ignore.Sieve;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileAccess;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.optionfile.PersistedVariables;
import dev.galeractl.replication.source.SourceText;
import dev.galeractl.replication.sql.StatusQuestions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@code cnf} example: the first file is given to the server, the others are there to be included; with {@code nodes} each is
 * that of another node, and what cluster.yaml would say are {@code datacentres=name@datacentre} and {@code arbitrators=datacentre}. With {@code running} the last is what the
 * running server says, {@code changed} after a change of the files. Its attributes: {@code version=…};
 * {@code world-writable} for the last file; {@code unread=} for a file of persisted values, which is read if it is among the files; and the facts of a host, {@code here} alone or {@code addresses=}, {@code names=},
 * {@code present=} {@code absent=} and {@code certificates=file@from@until@RSA-2048@SHA256withRSA} (all behind the file may be left out), each a list with
 * commas; {@code distrusts=judge@shown@issuer} for nodes whose certificates are all here; {@code key-fit=} and {@code chain=end@issuer} for its TLS files, {@code programs=} that are there; and {@code write-rate=}, {@code downtime=}, {@code rtt=} as on the command line. What cannot be written in Markdown has a name in angle brackets.
 */
final class ConfigExample {

    private static final String TODAY = "2026-11-22T12:00:00Z";

    private static final Pattern SAID =
            Pattern.compile("(\\w+)=(.*?) ((?:SQL|CONFIG|COMPILE-TIME|COMMAND-LINE|AUTO|-)(?: (?:YES|NO)(?: \\d+)?)?)");

    private final PageExample example;

    ConfigExample(PageExample example) {
        this.example = example;
    }

    ConfigReport report() {
        if (example.attribute("nodes").isPresent()) {
            return ofNodes();
        }
        if (example.attribute("running").isPresent()) {
            return ofRunning();
        }
        EffectiveOptions options = options();
        ConfigReport report = ConfigDiagnosis.check(
                new ConfigFacts(options, example.attribute("version").flatMap(ServerVersion::parse), host())
                        .with(expectations())
                        .at(ExamplePlace.of(example))
                        .without(example.attribute("unread").map(Path::of)));
        Sieve sieve = new Sieve();
        ConfigReport sifted = sieve.sift(report, options.files(), List.of());
        List<Finding> findings = new ArrayList<>(sifted.findings());
        findings.addAll(sieve.needless());
        return new ConfigReport(sifted.verdict(), findings, sifted.unknown());
    }

    private ConfigReport ofNodes() {
        Map<String, ConfigFacts> nodes = new LinkedHashMap<>();
        for (ExampleFile file : example.files()) {
            nodes.put(
                    file.name(),
                    new ConfigFacts(
                            OptionFileResolver.resolve(file.name(), source(file).text()), version(), host()));
        }
        example.attribute("distrusts").ifPresent(it -> {
            SeenTls among = ExampleTrust.among(nodes, example.attributeList("distrusts"));
            nodes.replaceAll((name, facts) -> facts.and(among));
        });
        return ClusterDiagnosis.of(nodes).report(new Layout(datacentres(), example.attributeList("arbitrators")));
    }

    private Map<String, String> datacentres() {
        return example.attributeList("datacentres").stream()
                .map(it -> it.split("@", -1))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }

    /** The last file is what the server says: {@code name=value ORIGIN READ-ONLY STEP}, the words behind the value as MariaDB has them. */
    private ConfigReport ofRunning() {
        Map<String, String> said = new LinkedHashMap<>();
        example.attribute("version").ifPresent(it -> said.put("version", it));
        for (String line : example.files().get(example.files().size() - 1).lines()) {
            Matcher words = SAID.matcher(line);
            if (!words.matches()) {
                throw new IllegalArgumentException(line);
            }
            said.put(words.group(1), words.group(2));
            said.put(StatusQuestions.TRAITS + words.group(1), words.group(3));
        }
        return DriftDiagnosis.check(
                ConfigFacts.of(options()),
                new RunningServer(said, example.attribute("changed").isPresent()));
    }

    private EffectiveOptions options() {
        Map<String, SourceText> texts = example.files().stream()
                .map(this::source)
                .collect(Collectors.toMap(SourceText::name, Function.identity()));
        OptionFileAccess access = new OptionFileAccess() {
            @Override
            public Optional<SourceText> file(String path) {
                return Optional.ofNullable(texts.get(path));
            }

            @Override
            public Optional<List<String>> folder(String path) {
                return Optional.empty();
            }
        };
        OptionGroups groups = example.attribute("version")
                .flatMap(ServerVersion::parse)
                .map(OptionGroups::server)
                .orElseGet(OptionGroups::mariadbServer);
        EffectiveOptions options = new OptionFileResolver(access, groups, OptionCatalog.of(Product.MARIADB))
                .resolve(List.of(source(example.files().get(0))));
        Optional<SourceText> persisted = Optional.ofNullable(texts.get(PersistedVariables.FILE));
        return persisted.isPresent() && PersistedVariables.areRead(options, version())
                ? options.withPersisted(persisted.get())
                : options;
    }

    private Optional<ServerVersion> version() {
        return example.attribute("version").flatMap(ServerVersion::parse);
    }

    private SourceText source(ExampleFile file) {
        boolean last = file.equals(example.files().get(example.files().size() - 1));
        boolean worldWritable = last && example.attribute("world-writable").isPresent();
        String text = file.text()
                .replace("⟨NUL⟩", "\0")
                .replace("⟨5000 letters⟩", "x".repeat(5000))
                .replace("⟨end of file⟩\n", "");
        return new SourceText(file.name(), text, StandardCharsets.UTF_8, worldWritable);
    }

    private Expectations expectations() {
        return new Expectations(
                example.attribute("write-rate").flatMap(SpokenAmounts::rate),
                example.attribute("downtime").flatMap(SpokenAmounts::time),
                example.attribute("rtt").flatMap(SpokenAmounts::time));
    }

    private Optional<HostFacts> host() {
        Set<String> host = Set.of(
                "here",
                "addresses",
                "names",
                "present",
                "absent",
                "certificates",
                "key-fit",
                "chain",
                "programs",
                "distrusts");
        if (example.attributes().keySet().stream().noneMatch(host::contains)) {
            return Optional.empty();
        }
        return Optional.of(new HostFacts(
                        Set.copyOf(example.attributeList("names")),
                        example.attributeList("addresses").stream()
                                .map(ConfigExample::address)
                                .collect(Collectors.toSet()),
                        example.attributeList("present").stream().map(Path::of).collect(Collectors.toSet()),
                        example.attributeList("absent").stream().map(Path::of).collect(Collectors.toSet()))
                .with(tls())
                .withPrograms(example.attribute("programs").map(it -> Set.copyOf(example.attributeList("programs")))));
    }

    private SeenTls tls() {
        EffectiveOptions options = options();
        TlsFit fit = new TlsFit(
                example.attribute("key-fit").map(TlsFit.Key::valueOf),
                example.attribute("chain")
                        .map(it -> it.split("@", 2))
                        .map(it -> new TlsFit.Chain(TlsFit.Chain.End.valueOf(it[0]), it.length > 1 ? it[1] : "")));
        return new SeenTls(
                example.attributeList("certificates").stream()
                        .map(it -> it.split("@", -1))
                        .collect(Collectors.toMap(it -> Path.of(it[0]), ConfigExample::certificate)),
                Stream.of(TlsFiles.ofProvider(options), TlsFiles.ofServer(options))
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), it -> fit)));
    }

    private static SeenCertificate certificate(String[] parts) {
        List<String> given = List.of(parts);
        List<String> usual = List.of("", "2026-01-01", "2030-01-01", "RSA-2048", "SHA256withRSA");
        List<String> all =
                Stream.concat(given.stream(), usual.stream().skip(given.size())).toList();
        String[] key = all.get(3).split("-", 2);
        return new SeenCertificate(
                Instant.parse(all.get(1) + "T00:00:00Z"),
                Instant.parse(all.get(2) + "T00:00:00Z"),
                Instant.parse(TODAY),
                new SeenCertificate.Strength(key[0], Integer.parseInt(key[1]), all.get(4), false));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
