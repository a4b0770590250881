package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.look.MissingPackages.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a package manager said of packages and of their installation, in its own words: apt's as on Debian 12, dnf's as of its version 4.14, both recorded.
 *
 * @param versions that the repositories have, by package
 * @param installed packages that are there already
 * @param listed whether it has lists of what its repositories offer
 */
record PackageOffers(Map<String, String> versions, List<String> installed, boolean listed, Trial trial) {
    private static final Pattern APT_NEW = Pattern.compile("Inst (\\S+) \\(.*");
    private static final Pattern APT_OTHER = Pattern.compile("Inst (\\S+) \\[(\\S+)] \\((\\S+) .*");
    private static final Pattern APT_GONE = Pattern.compile("Remv (\\S+).*");
    private static final Pattern DNF_OFFER = Pattern.compile("(\\S+)\\.\\w+\\s+(\\S+)\\s+\\S+");

    /** A row begins after one blank, what does not fit into it after more. */
    private static final Pattern DNF_ROW = Pattern.compile(" (\\S+).*");

    private static final Pattern DNF_GONE = Pattern.compile("\\s+replacing\\s+(\\S+).*");
    private static final String ERROR = "E: ";
    private static final String DNF_ERROR = "Error:";

    static PackageOffers of(Packaging manager, Sections said) {
        List<String> offers = said.lines("package-offers");
        List<String> trial = said.lines("package-trial");
        boolean listed = said.lines("packages").contains("listed");
        return switch (manager) {
            case APT -> ofApt(offers, trial, listed);
            case DNF -> ofDnf(offers, trial, said.after("packages", "installed"), listed);
        };
    }

    Optional<String> version(String name) {
        return Optional.ofNullable(versions.get(name));
    }

    private static PackageOffers ofApt(List<String> policy, List<String> simulated, boolean listed) {
        Map<String, String> versions = new LinkedHashMap<>();
        List<String> installed = new ArrayList<>();
        String name = "";
        for (String line : policy) {
            String[] words = line.strip().split("\\s+", 3);
            if (!line.startsWith(" ") && line.endsWith(":")) {
                name = line.substring(0, line.length() - 1);
            } else if (words.length == 2 && !words[1].equals("(none)")) {
                if (words[0].equals("Installed:")) {
                    installed.add(name);
                } else if (words[0].equals("Candidate:")) {
                    versions.put(name, words[1]);
                }
            }
        }
        List<String> made = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (String line : simulated) {
            first(APT_NEW, line).ifPresent(made::add);
            first(APT_GONE, line).ifPresent(changed::add);
            Matcher other = APT_OTHER.matcher(line);
            if (other.matches() && !other.group(2).equals(other.group(3))) {
                changed.add(other.group(1));
            }
        }
        Optional<String> problem = simulated.stream()
                .filter(it -> it.startsWith(ERROR))
                .map(it -> it.substring(ERROR.length()))
                .findFirst();
        return new PackageOffers(versions, installed, listed, new Trial(made, changed, problem));
    }

    /** Its table has a heading for each kind of change, and indented rows. */
    private static PackageOffers ofDnf(
            List<String> offers, List<String> table, List<String> installed, boolean listed) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String line : offers) {
            Matcher offer = DNF_OFFER.matcher(line.strip());
            if (offer.matches()) {
                versions.put(offer.group(1), offer.group(2));
            }
        }
        List<String> made = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        Optional<List<String>> rows = Optional.empty();
        for (String line : table) {
            if (line.startsWith("Transaction Summary")) {
                rows = Optional.empty();
            } else if (line.endsWith(":") && !line.startsWith(" ")) {
                rows = Optional.of(line.startsWith("Installing") ? made : changed);
            } else if (rows.isPresent()) {
                first(DNF_ROW, line).ifPresent(rows.get()::add);
                first(DNF_GONE, line).ifPresent(changed::add);
            }
        }
        Optional<String> problem = table.stream()
                .filter(it -> it.startsWith(DNF_ERROR))
                .map(it -> it.substring(DNF_ERROR.length()).strip())
                .findFirst();
        return new PackageOffers(versions, installed, listed, new Trial(made, changed, problem));
    }

    private static Optional<String> first(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
