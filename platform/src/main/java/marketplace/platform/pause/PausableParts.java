package marketplace.platform.pause;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Every part of this service that can be paused. */
@Component
class PausableParts {

    private final KafkaListenerEndpointRegistry consumers;
    private final List<PausablePart> others;

    PausableParts(KafkaListenerEndpointRegistry consumers, ObjectProvider<PausablePart> others) {
        this.consumers = consumers;
        this.others = others.stream().toList();
    }

    /** By name. */
    List<PausablePart> all() {
        return Stream.concat(consumers.getListenerContainers().stream().map(PausableConsumer::new), others.stream())
                .sorted(Comparator.comparing(PausablePart::name))
                .toList();
    }

    List<String> names() {
        return all().stream().map(PausablePart::name).toList();
    }

    /**
     * Lets only names of parts pass.
     *
     * @throws ProblemException {@link PlatformProblems#NOT_FOUND} for every other one
     */
    void require(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new ProblemException(
                    PlatformProblems.NOT_FOUND, "no such part; these can be paused: " + String.join(", ", names));
        }
    }
}
