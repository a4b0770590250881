package dev.galeractl.bootstrap.cluster.forecast;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who will most probably be the donor. The group chooses when the joiner asks, so this is a forecast and not an order.
 *
 * @param donor of those that can
 * @param why the first word that was said for it
 */
record DonorChoice(Donor donor, Sentence why) {

    /**
     * By what is documented: those that {@code wsrep_sst_donor} names come first, in its order (the others only if it ends in a comma, or if none of these can);
     * then those that can send just what is missing; then those of the joiner's own segment.
     *
     * @param preferred the value of {@code wsrep_sst_donor}; empty if it is not set
     * @param incremental whether a donor can send just what is missing
     */
    static Optional<DonorChoice> of(List<Donor> donors, String preferred, int segment, Predicate<Donor> incremental) {
        List<String> names = Arrays.stream(preferred.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        Optional<Donor> named = names.stream()
                .flatMap(name -> donors.stream().filter(it -> it.node().name().equals(name)))
                .findFirst();
        if (named.isPresent()) {
            return named.map(it -> because("named", it));
        }
        Comparator<Donor> order = Comparator.comparing((Donor it) -> !incremental.test(it))
                .thenComparing(it -> it.node().segment() != segment);
        return donors.stream().min(order).map(it -> because(reason(it, donors, segment, incremental), it));
    }

    private static String reason(Donor chosen, List<Donor> donors, int segment, Predicate<Donor> incremental) {
        if (donors.size() == 1) {
            return "only";
        }
        boolean othersCannot = incremental.test(chosen) && donors.stream().anyMatch(it -> !incremental.test(it));
        boolean othersAreFar = chosen.node().segment() == segment
                && donors.stream().anyMatch(it -> it.node().segment() != segment);
        return othersCannot ? "cache" : othersAreFar ? "segment" : "any";
    }

    private static DonorChoice because(String reason, Donor donor) {
        return new DonorChoice(
                donor,
                Sentence.of("forecast.donor." + reason, "donor", donor.node().name()));
    }
}
