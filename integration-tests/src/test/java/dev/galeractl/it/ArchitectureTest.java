package dev.galeractl.it;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of ARCHITECTURE.md that a machine can check. */
class ArchitectureTest {
    private static final String ROOT = "dev.galeractl";
    private static final String CORE = ROOT + ".replication";
    private static final String DIAGNOSTICS = ROOT + ".diagnostics";
    private static final String BOOTSTRAP = ROOT + ".bootstrap";
    private static final String CLI = ROOT + ".cli";
    private static final String COMPLETIONS = ROOT + ".completions";

    /**
     * The only packages with side effects. {@code cli} itself is Main: it hands the process's streams and environment inward.
     * {@code completions} runs when galeractl is built and writes what is generated.
     */
    private static final String[] EDGES = {
        CORE + ".file",
        CORE + ".node",
        CORE + ".resource",
        CORE + ".group",
        CORE + ".sql.jdbc",
        BOOTSTRAP + ".host.local",
        BOOTSTRAP + ".host.ssh.sshj",
        BOOTSTRAP + ".journal",
        CLI,
        CLI + ".terminal",
        COMPLETIONS + ".."
    };

    private static JavaClasses program;

    @BeforeAll
    static void importProgram() {
        program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(CORE, DIAGNOSTICS, BOOTSTRAP, CLI, COMPLETIONS);
    }

    @Test
    void allOfTheProgramIsLookedAt() {
        assertThat(program).hasSizeGreaterThan(100);
        assertThat(List.of(CORE, DIAGNOSTICS, BOOTSTRAP, CLI, COMPLETIONS)).allMatch(program::containPackage);
    }

    @Test
    void dependenciesRunOneWay() {
        List<String> layers = List.of(CORE, DIAGNOSTICS, BOOTSTRAP, CLI, COMPLETIONS);
        for (int i = 0; i < layers.size(); i++) {
            String[] above = layers.subList(i + 1, layers.size()).stream()
                    .map(layer -> layer + "..")
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(layers.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(program);
            }
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(program);
    }

    @Test
    void everyPackageIsNullMarked() {
        Stream<JavaPackage> packages = program.getPackage(ROOT).getSubpackagesInTree().stream()
                .filter(p -> !p.getClasses().isEmpty());
        assertThat(packages)
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as(p.getName())
                        .isTrue());
    }

    @Test
    void filesAreTouchedAtTheEdgesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGES)
                .should()
                .dependOnClassesThat(named(
                        "java.nio.file.Files",
                        "java.io.File",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.FileReader",
                        "java.io.FileWriter",
                        "java.io.RandomAccessFile",
                        "java.nio.channels.FileChannel"))
                .because("what reads or writes files cannot be planned, dry-run or tested on facts alone")
                .check(program);
    }

    @Test
    void socketsAreOpenedAtTheEdgesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGES)
                // Makes an address of a literal that it has checked: nothing is resolved.
                .and()
                .doNotHaveFullyQualifiedName(CORE + ".address.IpLiteral")
                .should()
                .dependOnClassesThat(DescribedPredicate.or(
                        assignableTo("java.net.Socket"),
                        assignableTo("java.net.ServerSocket"),
                        assignableTo("java.net.URLConnection"),
                        assignableTo("java.nio.channels.NetworkChannel")))
                .orShould()
                .callMethodWhere(target(owner(name("java.net.InetAddress")))
                        .and(target(nameMatching("getByName|getAllByName|getLocalHost"))))
                .because("looking must not touch, and resolving a name asks the network")
                .check(program);
    }

    @Test
    void nothingIsWrittenToAGroupPortButByTheTwoStreamsThatTakeOneQuestion() {
        noClasses()
                .that()
                .resideInAPackage(CORE + ".group..")
                .and()
                .haveSimpleNameNotStartingWith("PlainStream")
                .and()
                .haveSimpleNameNotStartingWith("TlsStream")
                .should()
                .dependOnClassesThat(DescribedPredicate.or(
                        assignableTo("java.io.OutputStream"), assignableTo("java.nio.channels.WritableByteChannel")))
                .because("a member believes what it is told on that port")
                .check(program);
        noClasses()
                .that()
                .resideOutsideOfPackage(CORE + ".group..")
                .should()
                .dependOnClassesThat(named(CORE + ".group.frame.GroupQuestion"))
                .check(program);
    }

    @Test
    void processesAreStartedAtTheEdgesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGES)
                .should()
                .dependOnClassesThat(named(
                        "java.lang.ProcessBuilder",
                        "java.lang.Process",
                        "java.lang.ProcessHandle",
                        "java.lang.Runtime"))
                .check(program);
    }

    @Test
    void theClockIsReadAtTheEdgesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGES)
                .should()
                .callMethodWhere(
                        target(owner(nameMatching("java\\.time\\..*"))).and(target(nameMatching("now|system.*"))))
                .orShould()
                .callMethodWhere(target(owner(name("java.lang.System")))
                        .and(target(nameMatching("currentTimeMillis|nanoTime|getenv"))))
                .orShould()
                .callMethodWhere(target(owner(name("java.lang.Thread"))).and(target(name("sleep"))))
                .because("same facts, same answer")
                .check(program);
    }

    @Test
    void librariesAreKnownInOnePlaceEach() {
        only(CORE + ".sql.jdbc", "java.sql..", "javax.sql..", "com.mysql..", "org.newsclub..");
        only(BOOTSTRAP + ".host.ssh.sshj", "net.schmizz..", "com.hierynomus..", "org.slf4j..");
        only(BOOTSTRAP + ".certificate", "org.bouncycastle..");
        only(CLI + ".terminal", "org.jline..");
        only(CORE + ".file", "org.apache.commons.compress..", "org.tukaani..", "io.airlift..");
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI, CLI + ".command..", COMPLETIONS + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("the framework can be replaced only if nothing behind the command classes knows it")
                .check(program);
    }

    @Test
    void onlyMainTouchesTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CLI + ".Main")
                .and()
                .resideOutsideOfPackage(COMPLETIONS)
                .should(ACCESS_STANDARD_STREAMS)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(program);
    }

    @Test
    void exceptionsSayWhatTheyAre() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(program);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(program);
    }

    private static void only(String home, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(program);
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        List<String> list = List.of(names);
        return DescribedPredicate.describe("are one of " + list, type -> list.contains(type.getName()));
    }
}
