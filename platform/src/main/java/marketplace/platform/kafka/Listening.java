package marketplace.platform.kafka;

import java.util.List;
import java.util.Objects;
import org.springframework.kafka.listener.MessageListenerContainer;

/** A listener as meters know it. */
record Listening(String id, String group, List<String> topics) {

    static Listening of(MessageListenerContainer container) {
        return new Listening(
                container.getListenerId(),
                Objects.requireNonNull(container.getGroupId()),
                List.of(Objects.requireNonNull(
                        container.getContainerProperties().getTopics())));
    }
}
