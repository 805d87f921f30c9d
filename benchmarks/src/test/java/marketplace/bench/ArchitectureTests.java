package marketplace.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import marketplace.servers.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses BENCH = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("marketplace.bench");

    @Test
    void packages_do_not_depend_on_one_another_in_circles() {
        slices().matching("marketplace.bench.(*)..").should().beFreeOfCycles().check(BENCH);
    }

    @Test
    void files_are_short() throws IOException {
        assertThat(ServiceRules.filesThatAreTooLong()).isEmpty();
    }
}
