package marketplace.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.Topics;
import org.junit.jupiter.api.Test;

/** The manifests of {@code deploy/kubernetes}: read by Kubernetes' own types, and held against each other. */
class KubernetesTests {

    private static final String DIRECTORY = "deploy/kubernetes";
    private static final String EXAMPLE = "secrets.example.yaml";
    private static final List<String> SERVICES = List.of("notification-service", "order-service", "timeout-service");
    private static final Map<String, Object> KUSTOMIZATION =
            Yaml.documents(DIRECTORY + "/kustomization.yaml").getFirst();

    private final Manifests manifests =
            Manifests.of(resources().stream().flatMap(file -> Yaml.documents(DIRECTORY + "/" + file).stream()));
    private final Manifests example = Manifests.of(Yaml.documents(DIRECTORY + "/" + EXAMPLE).stream());

    @Test
    void what_kubernetes_does_not_know_is_refused() {
        String service = Yaml.text(DIRECTORY + "/order-service.yaml");

        assertThatThrownBy(() -> parse(service.replace("readinessProbe:", "readynessProbe:")))
                .hasMessageContaining("readynessProbe");
        assertThatThrownBy(() -> parse(service.replace("averageUtilization: 70", "averageUtilisation: 70")))
                .hasMessageContaining("averageUtilisation");
        assertThatThrownBy(() -> parse(service.replace("periodSeconds: 5", "periodSeconds: soon")))
                .hasMessageContaining("soon");
        assertThatThrownBy(() -> parse(Yaml.text(DIRECTORY + "/settings.yaml").replace("\"9080\"", "9080")))
                .hasMessageContaining("9080");
        assertThatThrownBy(() -> parse(service.replace("kind: Service", "kind: Services")))
                .hasMessageContaining("Services");
    }

    @Test
    void every_file_is_applied_but_the_example_of_secrets() {
        assertThat(KUSTOMIZATION)
                .containsOnlyKeys("apiVersion", "kind", "namespace", "resources", "configMapGenerator", "images");
        assertThat(Stream.concat(resources().stream(), Stream.of("kustomization.yaml", "make-topics", EXAMPLE)))
                .containsExactlyInAnyOrderElementsOf(Yaml.names(DIRECTORY));
    }

    @Test
    void each_service_is_deployed_reached_kept_up_and_scaled() {
        assertThat(names(
                        manifests.all(Deployment.class),
                        object -> object.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        for (String name : SERVICES) {
            Deployment deployment = manifests.named(Deployment.class, name);
            Map<String, String> labels =
                    deployment.getSpec().getTemplate().getMetadata().getLabels();

            assertThat(labels).isEqualTo(Map.of("app", name));
            assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
            assertThat(manifests.named(Service.class, name).getSpec().getSelector())
                    .isEqualTo(labels);
            PodDisruptionBudget budget = manifests.named(PodDisruptionBudget.class, name);
            assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
            assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
            HorizontalPodAutoscaler scaler = manifests.named(HorizontalPodAutoscaler.class, name);
            assertThat(scaler.getSpec().getScaleTargetRef().getKind()).isEqualTo("Deployment");
            assertThat(scaler.getSpec().getScaleTargetRef().getName()).isEqualTo(name);
            assertThat(scaler.getSpec().getMinReplicas()).isEqualTo(2);
            assertThat(deployment.getSpec().getReplicas())
                    .as("the scaler decides")
                    .isNull();
        }
    }

    /** A consumer beyond the partitions has nothing to read; each instance reads with two threads. */
    @Test
    void services_scale_on_the_lag_of_topics_that_are_there_and_not_beyond_their_partitions() {
        int partitions = Integer.parseInt(setting("MARKETPLACE_TOPICS_PARTITIONS"));
        for (String name : SERVICES) {
            HorizontalPodAutoscaler scaler = manifests.named(HorizontalPodAutoscaler.class, name);
            Map<String, String> lag = scaler.getSpec().getMetrics().stream()
                    .filter(metric -> metric.getExternal() != null)
                    .map(metric ->
                            metric.getExternal().getMetric().getSelector().getMatchLabels())
                    .findFirst()
                    .orElseThrow();

            assertThat(lag).containsEntry("consumergroup", name);
            assertThat(Topics.ALL).contains(lag.get("topic"));
            boolean scalesOnLagAlone = scaler.getSpec().getMetrics().size() == 1;
            assertThat(scaler.getSpec().getMaxReplicas()).isEqualTo(scalesOnLagAlone ? partitions / 2 : partitions);
        }
    }

    @Test
    void ports_that_are_named_are_there() {
        for (Deployment deployment : manifests.all(Deployment.class)) {
            Container container = container(deployment.getSpec().getTemplate());
            Map<String, String> ports = container.getPorts().stream()
                    .collect(Collectors.toMap(
                            ContainerPort::getName,
                            port -> port.getContainerPort().toString()));

            assertThat(ports)
                    .isEqualTo(Map.of("http", setting("SERVER_PORT"), "management", setting("MANAGEMENT_SERVER_PORT")));
            assertThat(probes(container))
                    .allSatisfy(probe ->
                            assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management"));
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
        }
        assertThat(manifests.all(Service.class))
                .flatMap(service -> service.getSpec().getPorts())
                .allSatisfy(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
    }

    @Test
    void secrets_that_are_named_are_those_of_the_example_which_holds_none() {
        Map<String, Set<String>> known = example.all(Secret.class).stream()
                .collect(Collectors.toMap(
                        secret -> secret.getMetadata().getName(),
                        secret -> secret.getStringData().keySet()));
        Set<String> keys = known.entrySet().stream()
                .flatMap(secret -> secret.getValue().stream().map(key -> secret.getKey() + "/" + key))
                .collect(Collectors.toSet());
        Set<String> mounted = volumes()
                .map(Volume::getSecret)
                .filter(Objects::nonNull)
                .map(SecretVolumeSource::getSecretName)
                .collect(Collectors.toSet());
        Set<String> named = values().map(EnvVarSource::getSecretKeyRef)
                .filter(Objects::nonNull)
                .map(reference -> reference.getName() + "/" + reference.getKey())
                .collect(Collectors.toSet());

        assertThat(mounted).containsExactly("token-keys");
        named.add("token-keys/jwt-public.pem");
        assertThat(named).isEqualTo(keys);
        assertThat(setting("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION"))
                .isEqualTo("file:/run/keys/jwt-public.pem");
        assertThat(example.objects()).hasSameSizeAs(example.all(Secret.class));
        assertThat(example.all(Secret.class))
                .flatMap(secret -> secret.getStringData().values())
                .containsOnly("");
        assertThat(manifests.all(Secret.class)).isEmpty();
    }

    @Test
    void nothing_that_is_called_a_secret_has_a_value() {
        assertThat(containers().flatMap(container -> container.getEnv().stream()))
                .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|KEYSET|SECRET|_KEY|TOKEN).*"))
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull());
        assertThat(manifests.all(ConfigMap.class))
                .flatMap(settings -> settings.getData().keySet())
                .noneMatch(name -> name.matches(".*(PASSWORD|KEYSET|SECRET|_KEY|TOKEN)"));
    }

    @Test
    void settings_that_are_named_are_there_and_none_is_left_over() {
        Set<String> known = manifests.all(ConfigMap.class).stream()
                .map(settings -> settings.getMetadata().getName())
                .collect(Collectors.toSet());
        Set<String> used = containers()
                .flatMap(container -> container.getEnvFrom().stream())
                .map(EnvFromSource::getConfigMapRef)
                .map(reference -> reference.getName())
                .collect(Collectors.toSet());

        assertThat(used).isEqualTo(known);
        assertThat(values().map(EnvVarSource::getConfigMapKeyRef).filter(Objects::nonNull))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(manifests
                                .named(ConfigMap.class, reference.getName())
                                .getData())
                        .containsKey(reference.getKey()));
        assertThat(volumes().map(Volume::getConfigMap).filter(Objects::nonNull))
                .extracting(ConfigMapVolumeSource::getName)
                .containsExactly("make-topics");
        assertThat(KUSTOMIZATION.get("configMapGenerator"))
                .asString()
                .contains("name=make-topics, files=[make-topics]");
    }

    @Test
    void what_runs_is_confined_and_has_limits() {
        assertThat(manifests.pods()).hasSize(7).allSatisfy(pod -> {
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSpec().getEnableServiceLinks()).isFalse();
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSpec().getSecurityContext().getRunAsUser()).isPositive();
            Container container = container(pod);
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
            assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
            assertThat(volumes(pod)).containsExactlyInAnyOrderElementsOf(mounts(container));
        });
    }

    @Test
    void only_what_migrates_has_the_credentials_of_owners() {
        for (String service : SERVICES) {
            Container runs = container(
                    manifests.named(Deployment.class, service).getSpec().getTemplate());
            Container migrates = manifests.all(Job.class).stream()
                    .map(job -> container(job.getSpec().getTemplate()))
                    .filter(container -> container.getImage().equals(runs.getImage()))
                    .findFirst()
                    .orElseThrow();

            assertThat(secrets(runs)).noneMatch(secret -> secret.endsWith("-owner"));
            assertThat(secrets(migrates)).containsAll(secrets(runs)).anyMatch(secret -> secret.endsWith("-owner"));
            assertThat(value(migrates, "SPRING_FLYWAY_ENABLED")).isEqualTo("true");
            assertThat(value(migrates, "JDK_JAVA_OPTIONS")).isEqualTo("-Dspring.context.exit=onRefresh");
            assertThat(migrates.getEnvFrom()).isEqualTo(runs.getEnvFrom());
        }
        assertThat(setting("SPRING_FLYWAY_ENABLED")).isEqualTo("false");
    }

    @Test
    void the_topics_are_those_of_the_contracts_in_three_copies_of_which_two_must_answer() {
        Container job =
                container(manifests.named(Job.class, "make-topics").getSpec().getTemplate());

        assertThat(value(job, "TOPICS").split(" ")).containsExactlyElementsOf(Topics.ALL);
        assertThat(value(job, "MIN_IN_SYNC")).isEqualTo("2");
        assertThat(setting("MARKETPLACE_TOPICS_REPLICAS")).isEqualTo("3");
        assertThat(Yaml.text(DIRECTORY + "/make-topics"))
                .contains(
                        Topics.deadLettersOf("$topic"),
                        "$BOOTSTRAP_SERVERS",
                        "$PARTITIONS",
                        "$REPLICAS",
                        "$MIN_IN_SYNC");
        assertThat(job.getEnv())
                .extracting(EnvVar::getName)
                .contains("BOOTSTRAP_SERVERS", "PARTITIONS", "REPLICAS", "MIN_IN_SYNC", "TOPICS");
    }

    private static void parse(String yaml) {
        var _ = Manifests.of(Yaml.parsed(yaml).stream());
    }

    @SuppressWarnings("unchecked")
    private static List<String> resources() {
        return (List<String>) Objects.requireNonNull(KUSTOMIZATION.get("resources"));
    }

    private String setting(String name) {
        return Objects.requireNonNull(
                manifests.named(ConfigMap.class, "settings").getData().get(name), name);
    }

    private Stream<Container> containers() {
        return manifests.pods().stream().map(KubernetesTests::container);
    }

    private Stream<EnvVarSource> values() {
        return containers()
                .flatMap(container -> container.getEnv().stream())
                .map(EnvVar::getValueFrom)
                .filter(Objects::nonNull);
    }

    private Stream<Volume> volumes() {
        return manifests.pods().stream().flatMap(pod -> pod.getSpec().getVolumes().stream());
    }

    private static Container container(PodTemplateSpec pod) {
        assertThat(pod.getSpec().getContainers()).hasSize(1);
        return pod.getSpec().getContainers().getFirst();
    }

    private static List<Probe> probes(Container container) {
        return List.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe());
    }

    private static Set<String> secrets(Container container) {
        return container.getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(source -> source != null && source.getSecretKeyRef() != null)
                .map(source -> source.getSecretKeyRef().getName())
                .collect(Collectors.toSet());
    }

    private static String value(Container container, String name) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variable " + name));
    }

    private static List<String> volumes(PodTemplateSpec pod) {
        return pod.getSpec().getVolumes().stream()
                .map(volume -> volume.getName())
                .toList();
    }

    private static List<String> mounts(Container container) {
        return container.getVolumeMounts().stream()
                .map(mount -> mount.getName())
                .toList();
    }

    private static <T> List<String> names(Collection<T> objects, Function<T, String> name) {
        return objects.stream().map(name).toList();
    }
}
