package marketplace.operations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import marketplace.servers.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses OPERATIONS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("marketplace.operations");

    @Test
    void packages_do_not_depend_on_one_another_in_circles() {
        slices().matching("marketplace.operations.(*)..")
                .should()
                .beFreeOfCycles()
                .check(OPERATIONS);
    }

    @Test
    void it_knows_the_system_only_over_its_api_and_its_topics() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "marketplace.order..",
                        "marketplace.timeout..",
                        "marketplace.notification..",
                        "marketplace.platform..",
                        "marketplace.stack..")
                .check(OPERATIONS);
    }

    @Test
    void files_are_short() throws IOException {
        assertThat(ServiceRules.filesThatAreTooLong()).isEmpty();
    }
}
