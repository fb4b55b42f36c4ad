package dev.trilemma;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.trilemma.catalog.NearestNames;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls between the packages. */
class ArchitectureTests {

    private static final String ROOT = "dev.trilemma.";
    private static final String ENGINE = ROOT + "engine";

    /** Upstream first: a stage may use the stages before it and nothing after it. */
    private static final List<String> STAGES = List.of(
            "shape",
            "hardware",
            "plan",
            "work",
            "memory",
            "time",
            "strategy",
            "goodput",
            "energy",
            "cost",
            "quality",
            "uncertainty",
            "triangle",
            "estimate",
            "frontier");

    /** Each may use those before it, through what they make public, and none of those after it. */
    private static final List<String> FEATURES = List.of(
            "audit",
            "security",
            "webhook",
            "reference",
            "calibration",
            "pricing",
            "estimate",
            "search",
            "plan",
            "quote",
            "sweep");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.trilemma");

    @Test
    void theEngineIsPlainJava() {
        classes()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ENGINE + "..", "java..", "org.jspecify..")
                .check(CODE);
    }

    @Test
    void theEngineReadsNoFilesClocksOrRandomNumbers() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io", "java.nio.file", "java.net", "java.sql")
                        .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(java.io.Serializable.class)))
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(java.io.Serializable.class))))
                .orShould()
                .dependOnClassesThat(JavaClass.Predicates.type(java.time.Clock.class))
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Random.class)
                .check(CODE);
    }

    @Test
    void stagesLookUpstreamOnly() {
        for (int stage = 0; stage < STAGES.size(); stage++) {
            String[] downstream = packages(ENGINE + ".", STAGES.subList(stage + 1, STAGES.size()));
            noClasses()
                    .that()
                    .resideInAPackage(ENGINE + "." + STAGES.get(stage) + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(downstream))
                    .allowEmptyShould(true)
                    .check(CODE);
        }
    }

    @Test
    void everyStageIsInTheList() {
        classes()
                .that()
                .resideInAPackage(ENGINE + "..")
                .and()
                .resideOutsideOfPackage(ENGINE)
                .should()
                .resideInAnyPackage(packages(ENGINE + ".", STAGES))
                .check(CODE);
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void featuresLookUpstreamOnly() {
        for (int feature = 0; feature < FEATURES.size(); feature++) {
            String[] downstream = packages(ROOT, FEATURES.subList(feature + 1, FEATURES.size()));
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + FEATURES.get(feature) + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(downstream))
                    .allowEmptyShould(true)
                    .check(CODE);
        }
    }

    @Test
    void theCatalogKnowsTheEngineOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "catalog..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(
                        ROOT,
                        Stream.concat(FEATURES.stream(), Stream.of("web", "team"))
                                .toList())))
                .check(CODE);
    }

    /** A misspelt field deserves the same hint as a misspelt model, so the nearest names are shared; nothing else is. */
    @Test
    void theWebKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "web..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(ROOT, FEATURES)))
                .orShould()
                .dependOnClassesThat(resideInAPackage(ROOT + "catalog..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(NearestNames.class))))
                .check(CODE);
    }

    @Test
    void theWebTakesFromTheEngineOnlyMoneyAndWhatItThrows() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "web..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(
                        ENGINE + ".",
                        STAGES.stream().filter(stage -> !stage.equals("cost")).toList())))
                .check(CODE);
    }

    private static String[] packages(String parent, List<String> names) {
        return names.stream().map(name -> parent + name + "..").toArray(String[]::new);
    }
}
