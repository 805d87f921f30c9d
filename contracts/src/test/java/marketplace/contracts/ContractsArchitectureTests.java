package marketplace.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Whoever reads the wire gets no framework and no service with it. */
class ContractsArchitectureTests {

    private final JavaClasses contracts = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("marketplace");

    @Test
    void dependsOnNothingButJacksonAndTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "marketplace.contracts",
                        "java..",
                        "tools.jackson..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(contracts);
    }
}
