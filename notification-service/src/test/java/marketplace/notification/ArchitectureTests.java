package marketplace.notification;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import marketplace.servers.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("marketplace.notification");

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("marketplace.notification.(*)..")
                .should()
                .beFreeOfCycles()
                .check(service);
    }

    @Test
    void whatNoOtherPackageUsesIsPackagePrivate() {
        assertThat(service.stream().filter(ArchitectureTests::isPublic))
                .allMatch(ArchitectureTests::isUsedByAnotherPackage);
    }

    @Test
    void timeComesFromTheClockOfTheService() {
        ServiceRules.ONLY_THE_INJECTED_CLOCK_TELLS_THE_TIME.check(service);
    }

    @Test
    void whatABeanNeedsStandsInItsConstructor() {
        ServiceRules.NOTHING_IS_INJECTED_INTO_FIELDS.check(service);
    }

    private static boolean isPublic(JavaClass type) {
        return type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isUsedByAnotherPackage(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }
}
