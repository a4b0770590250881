package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a page says of a start, a test with a real server shows; or it is said here why none does. */
class StartClaimsTest {
    @Test
    void whatPagesSayOfAStartIsShown() {
        Set<String> unproved = new TreeSet<>(StartClaims.all());
        unproved.removeAll(shown());
        unproved.removeAll(StartClaims.EXCUSED.keySet());
        assertThat(unproved).isEmpty();
    }

    @Test
    void nothingIsExcusedThatIsShownOrNotSaid() {
        assertThat(StartClaims.EXCUSED.keySet()).doesNotContainAnyElementsOf(shown());
        assertThat(StartClaims.all()).containsAll(StartClaims.EXCUSED.keySet());
    }

    @Test
    void whatTestsSayThatTheyShowStandsOnAPage() {
        assertThat(shown()).allSatisfy(it -> {
            List<String> words = List.of(it.split(" ", -1));
            assertThat(Catalogue.page(new FindingCode(words.get(0))).circumstance(words.get(1)))
                    .as(it)
                    .isPresent();
        });
    }

    private static Set<String> shown() {
        Set<String> shown = new TreeSet<>();
        Stream.of(
                        Mistakes.REFUSED,
                        Mistakes.REFUSED_BEFORE,
                        Mistakes.MALFORMED,
                        Mistakes.TOLD,
                        Mistakes.OTHERWISE,
                        Mistakes.ALONE,
                        Mistakes.FOUNDS)
                .flatMap(List::stream)
                .forEach(it -> shown.add(it.code() + " " + it.circumstance()));
        new ClassFileImporter()
                .importPackagesOf(Shows.class).stream()
                        .flatMap(it -> it.getMethods().stream())
                        .filter(it -> it.isAnnotatedWith(Shows.class))
                        .forEach(it -> shown.addAll(
                                List.of(it.getAnnotationOfType(Shows.class).value())));
        return shown;
    }
}
