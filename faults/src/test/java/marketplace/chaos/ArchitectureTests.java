package marketplace.chaos;

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

    private static final JavaClasses CHAOS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("marketplace.chaos");

    @Test
    void packages_do_not_depend_on_one_another_in_circles() {
        slices().matching("marketplace.chaos.(*)..").should().beFreeOfCycles().check(CHAOS);
    }

    @Test
    void the_checker_knows_nothing_of_the_system_but_what_is_on_the_wire() {
        noClasses()
                .that()
                .resideInAPackage("marketplace.chaos.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "marketplace.order..",
                        "marketplace.timeout..",
                        "marketplace.notification..",
                        "marketplace.platform..",
                        "marketplace.stack..",
                        "marketplace.chaos.load..",
                        "marketplace.chaos.fault..",
                        "marketplace.chaos.world..")
                .check(CHAOS);
    }

    @Test
    void files_are_short() throws IOException {
        assertThat(ServiceRules.filesThatAreTooLong()).isEmpty();
    }
}
