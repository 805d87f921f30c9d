package marketplace.order;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.servers.ServiceRules;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTests {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("marketplace.order");

    @Test
    void the_rules_know_no_framework_and_no_other_package() {
        classes()
                .that()
                .resideInAPackage("marketplace.order.model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "marketplace.order.model",
                        "marketplace.contracts",
                        "java..",
                        "org.jspecify.annotations",
                        "com.fasterxml.jackson.annotation")
                .check(SERVICE);
    }

    @Test
    void packages_do_not_depend_on_one_another_in_circles() {
        slices().matching("marketplace.order.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void what_is_public_is_used_by_another_package() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotAssignableTo(OrderService.class)
                .should(beUsedByAnotherPackage())
                .check(SERVICE);
    }

    @Test
    void what_is_published_and_what_is_replayed_alone_goes_through_reactor_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("marketplace.order.relay", "marketplace.order.letter")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reactor.kafka..")
                .check(SERVICE);
    }

    @Test
    void the_rules_and_the_write_path_speak_no_http() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "marketplace.order.model",
                        "marketplace.order.lane",
                        "marketplace.order.journal",
                        "marketplace.order.relay",
                        "marketplace.order.inbound",
                        "marketplace.order.policy",
                        "marketplace.order.view")
                .should(beAnnotatedWith(RestController.class))
                .check(SERVICE);
    }

    @Test
    void the_injected_clock_alone_tells_the_time() {
        ServiceRules.ONLY_THE_INJECTED_CLOCK_TELLS_THE_TIME.check(SERVICE);
    }

    @Test
    void nothing_is_injected_into_fields() {
        ServiceRules.NOTHING_IS_INJECTED_INTO_FIELDS.check(SERVICE);
    }

    @Test
    void nothing_depends_on_another_service_or_on_what_tests_need() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("marketplace.timeout..", "marketplace.notification..", "marketplace.servers..")
                .check(SERVICE);
    }

    @Test
    void files_are_short() throws IOException {
        assertThat(ServiceRules.filesThatAreTooLong()).isEmpty();
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        Set<String> used = SERVICE.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> !use.getOriginClass()
                        .getPackage()
                        .equals(use.getTargetClass().getPackage()))
                .map(use -> file(use.getTargetClass()))
                .collect(Collectors.toSet());
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String message = type.getName() + " is public and used in its own package only";
                events.add(new SimpleConditionEvent(type, used.contains(file(type)), message));
            }
        };
    }

    /** Types inside of a type come with it. */
    private static String file(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
