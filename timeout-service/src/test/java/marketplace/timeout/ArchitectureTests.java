package marketplace.timeout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import marketplace.timeout.command.CommandPublisher;
import marketplace.timeout.firing.Lateness;
import marketplace.timeout.loop.Loop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class ArchitectureTests {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("marketplace.timeout");

    /** What one package offers to another. */
    private static final Set<Class<?>> OFFERED =
            Set.of(TimeoutService.class, CommandPublisher.class, Lateness.class, Lateness.Summary.class, Loop.class);

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
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVICE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .check(SERVICE);
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
