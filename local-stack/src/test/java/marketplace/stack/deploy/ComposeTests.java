package marketplace.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import marketplace.contracts.Topics;
import marketplace.stack.deploy.ComposeFile.Container;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file, read strictly, and held against what it names. */
class ComposeTests {

    private static final Set<String> KNOWN = Set.of(
            "build",
            "cap_drop",
            "command",
            "depends_on",
            "environment",
            "healthcheck",
            "image",
            "mem_limit",
            "networks",
            "ports",
            "profiles",
            "read_only",
            "restart",
            "security_opt",
            "stop_grace_period",
            "tmpfs",
            "user",
            "volumes");
    private static final List<String> SERVICES = List.of("notification-service", "order-service", "timeout-service");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?[^}]+}");
    private static final Pattern LOOKS_SECRET = Pattern.compile("[0-9a-fA-F]{24,}|[A-Za-z0-9+/]{32,}={0,2}");
    private static final Pattern INSTANCE = Pattern.compile("server ([a-z0-9-]+):8080 ");

    private final ComposeFile file = new ComposeFile();

    @Test
    void only_words_that_are_known_are_used() {
        assertThat(file.parts()).containsExactlyInAnyOrder("services", "volumes");
        assertThat(file.containers())
                .allSatisfy(container -> assertThat(KNOWN)
                        .as(container.name())
                        .containsAll(container.settings().keySet()));
    }

    @Test
    void everything_has_a_limit_and_whatever_stays_tells_how_it_is() {
        assertThat(file.containers()).hasSizeGreaterThan(10).allSatisfy(container -> {
            assertThat(container.text("mem_limit")).matches("[0-9]+[mg]");
            assertThat(container.settings().containsKey("healthcheck"))
                    .as(container.name())
                    .isNotEqualTo(container.endsByItself());
            assertThat(container.text("security_opt")).contains("no-new-privileges:true");
        });
    }

    @Test
    void lean_is_one_of_each_and_nothing_else() {
        assertThat(file.profile("lean"))
                .containsOnlyKeys(
                        "postgres",
                        "migrate-orders",
                        "migrate-timeouts",
                        "migrate-notifications",
                        "kafka",
                        "make-topics",
                        "simulator",
                        "order-service",
                        "timeout-service",
                        "notification-service");
    }

    @Test
    void full_has_three_brokers_and_two_instances_of_each_service_behind_one_address() {
        Collection<Container> full = file.profile("full").values();

        assertThat(full.stream().filter(Container::isBroker)).hasSize(3);
        for (String service : SERVICES) {
            assertThat(full.stream().filter(Container::isOneOfOurServices).map(Container::name))
                    .filteredOn(name -> name.startsWith(service))
                    .containsExactlyInAnyOrder(service + "-1", service + "-2");
        }
        assertThat(file.profile("full")).containsKeys("proxy", "kafka-ui", "outside-world");
        assertThat(INSTANCE.matcher(Yaml.text("deploy/proxy/nginx.conf"))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(full.stream()
                        .filter(Container::isOneOfOurServices)
                        .map(Container::name)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lean", "full"})
    void a_profile_starts_in_order_without_the_other(String profile) {
        Map<String, Container> started = file.profile(profile);

        assertThat(started.values())
                .allSatisfy(container -> assertThat(container.dependencies()).allSatisfy((name, condition) -> {
                    assertThat(started).containsKey(name);
                    assertThat(condition)
                            .isEqualTo(
                                    file.container(name).endsByItself()
                                            ? "service_completed_successfully"
                                            : "service_healthy");
                }));
        assertThat(started.values().stream().filter(Container::isOneOfOurServices))
                .allSatisfy(service -> assertThat(service.dependencies().keySet())
                        .anyMatch(name -> name.startsWith("migrate-"))
                        .anyMatch(name -> name.endsWith("topics")));
    }

    @Test
    void no_secret_is_written_down_and_each_is_made() {
        assertThat(file.containers())
                .allSatisfy(container -> assertThat(container.environment()).allSatisfy((name, value) -> {
                    if (name.matches(".*(PASSWORD|KEYSET|SECRET|TOKEN|_KEY).*") && !name.endsWith("_LOCATION")) {
                        assertThat(value).as(name).matches(REQUIRED);
                    } else if (!name.equals("CLUSTER_ID")) {
                        assertThat(value).as(name).doesNotContainPattern(LOOKS_SECRET);
                    }
                }));
        assertThat(required())
                .containsExactlyInAnyOrder(
                        "POSTGRES_PASSWORD",
                        "ORDERS_OWNER_PASSWORD",
                        "ORDERS_RUNTIME_PASSWORD",
                        "TIMEOUTS_OWNER_PASSWORD",
                        "TIMEOUTS_RUNTIME_PASSWORD",
                        "NOTIFICATIONS_OWNER_PASSWORD",
                        "NOTIFICATIONS_RUNTIME_PASSWORD",
                        "MARKETPLACE_COMPLETION_KEYSET",
                        "MARKETPLACE_REQUESTS_DIGEST_KEY");
        assertThat(Yaml.text("docker/make-env"))
                .contains(
                        "for database in ORDERS TIMEOUTS NOTIFICATIONS",
                        "POSTGRES_PASSWORD",
                        "marketplace.stack.access.MakeKeys");
        assertThat(Yaml.text(".gitignore").lines()).contains(".env", ".local/");
    }

    @Test
    void services_have_the_runtime_role_of_a_database_that_is_made() {
        String databases = Yaml.text("docker/databases.sh");
        for (Container service :
                file.containers().stream().filter(Container::isOneOfOurServices).toList()) {
            String url = service.variable("SPRING_R2DBC_URL");
            String database = url.substring(url.lastIndexOf('/') + 1);

            assertThat(databases).contains("make_database %s ".formatted(database));
            assertThat(service.variable("SPRING_R2DBC_USERNAME")).isEqualTo(database + "_runtime");
            assertThat(service.variable("SPRING_FLYWAY_ENABLED")).isEqualTo("false");
            assertThat(service.environment()).doesNotContainKeys("SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD");
            Container migration = file.container("migrate-" + database);
            assertThat(service.dependencies()).containsKey(migration.name());
            assertThat(migration.image()).isEqualTo(service.image());
            assertThat(migration.variable("SPRING_FLYWAY_ENABLED")).isEqualTo("true");
            assertThat(migration.variable("SPRING_FLYWAY_USER")).isEqualTo(database + "_owner");
            assertThat(migration.variable("SPRING_FLYWAY_URL")).endsWith("/" + database);
            assertThat(migration.environment()).containsAllEntriesOf(without(service.environment()));
        }
    }

    @Test
    void topics_are_those_of_the_contracts_in_as_many_copies_as_there_are_brokers() {
        requireTopics("make-topics", "lean", "1", "1");
        requireTopics("make-copied-topics", "full", "3", "2");
    }

    @Test
    void what_is_mounted_is_there_and_only_read() {
        assertThat(file.containers()).allSatisfy(container -> {
            for (String mount : container.list("volumes")) {
                String source = mount.substring(0, mount.indexOf(':'));
                if (!source.startsWith("./")) {
                    assertThat(file.volumes()).contains(source);
                } else {
                    assertThat(mount).endsWith(":ro");
                    assertThat(Yaml.exists(source.substring(2)) || source.contains("/.local/"))
                            .as(source)
                            .isTrue();
                }
            }
        });
    }

    @Test
    void nothing_is_reached_from_elsewhere_and_no_image_moves_by_itself() {
        assertThat(file.containers()).allSatisfy(container -> {
            assertThat(container.list("ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
            assertThat(container.image())
                    .matches("fulfilment/[a-z-]+|[a-z0-9./-]+:[a-z0-9.-]+")
                    .doesNotEndWith(":latest");
            if (!container.isBroker() && !container.name().equals("postgres")) {
                assertThat(container.text("read_only")).isEqualTo("true");
                assertThat(container.list("cap_drop")).containsExactly("ALL");
            }
        });
    }

    private void requireTopics(String job, String profile, String copies, String mustAnswer) {
        Container topics = file.container(job);
        List<Container> brokers = file.profile(profile).values().stream()
                .filter(Container::isBroker)
                .toList();

        assertThat(topics.variable("TOPICS").split(" ")).containsExactlyElementsOf(Topics.ALL);
        assertThat(topics.variable("PARTITIONS")).isEqualTo("8");
        assertThat(topics.variable("REPLICAS")).isEqualTo(copies).isEqualTo(Integer.toString(brokers.size()));
        assertThat(topics.variable("MIN_IN_SYNC")).isEqualTo(mustAnswer);
        assertThat(brokers).allSatisfy(broker -> {
            assertThat(topics.dependencies()).containsEntry(broker.name(), "service_healthy");
            assertThat(broker.variable("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"))
                    .isEqualTo(copies);
            assertThat(broker.variable("KAFKA_MIN_INSYNC_REPLICAS")).isEqualTo(mustAnswer);
            assertThat(broker.variable("KAFKA_CONTROLLER_QUORUM_VOTERS"))
                    .contains("%s@%s:9093".formatted(broker.variable("KAFKA_NODE_ID"), broker.name()));
            assertThat(broker.variable("KAFKA_CONTROLLER_QUORUM_VOTERS").split(","))
                    .hasSize(brokers.size());
            assertThat(broker.variable("KAFKA_ADVERTISED_LISTENERS"))
                    .contains("INSIDE://%s:9092".formatted(broker.name()));
        });
        assertThat(brokers.stream().map(broker -> broker.variable("KAFKA_NODE_ID")))
                .doesNotHaveDuplicates();
    }

    /** All variables that have to be set. */
    private static Set<String> required() {
        return REQUIRED.matcher(Yaml.text(ComposeFile.NAME))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> without(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> !variable.getKey().equals("SPRING_FLYWAY_ENABLED"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
