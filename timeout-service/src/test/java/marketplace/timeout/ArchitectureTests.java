package marketplace.timeout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import marketplace.servers.ServiceRules;
import marketplace.timeout.command.CommandPublisher;
import marketplace.timeout.command.Dispatch;
import marketplace.timeout.firing.Lateness;
import marketplace.timeout.loop.Loop;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("marketplace.timeout");

    /** What one package offers to another. */
    private static final Set<Class<?>> OFFERED = Set.of(
            TimeoutService.class,
            CommandPublisher.class,
            Dispatch.class,
            Lateness.class,
            Lateness.Summary.class,
            Loop.class);

    @Test
    void packagesDoNotDependOnOneAnotherInCircles() {
        slices().matching("marketplace.timeout.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void onlyWhatIsOfferedIsPublic() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(OFFERED.toArray(Class<?>[]::new))
                .should()
                .bePublic()
                .check(SERVICE);
    }

    @Test
    void onlyOnePackageKnowsReactorKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("marketplace.timeout.command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reactor.kafka..")
                .check(SERVICE);
    }

    @Test
    void onlyTheInjectedClockTellsTheTime() {
        ServiceRules.ONLY_THE_INJECTED_CLOCK_TELLS_THE_TIME.check(SERVICE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        ServiceRules.NOTHING_IS_INJECTED_INTO_FIELDS.check(SERVICE);
    }

    @Test
    void nothingDependsOnAnotherService() {
        classes()
                .that()
                .resideInAPackage("marketplace.timeout..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("marketplace.order..", "marketplace.notification..", "marketplace.servers..")
                .check(SERVICE);
    }
}
