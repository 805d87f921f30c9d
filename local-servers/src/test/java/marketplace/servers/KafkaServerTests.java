package marketplace.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTests {

    @TempDir
    Path directory;

    @Test
    void carriesARecord() throws Exception {
        try (KafkaServer server = KafkaServer.startTemporary()) {
            Topic topic = new Topic(server.bootstrapServers(), "greetings");

            topic.create();
            topic.send("hello");

            assertThat(topic.first()).isEqualTo("hello");
        }
    }

    @Test
    void makesNoTopicByItself() {
        try (KafkaServer server = KafkaServer.startTemporary()) {
            Topic topic = new Topic(server.bootstrapServers(), "unknown");

            assertThatThrownBy(() -> topic.send("hello")).hasMessageContaining("unknown");
        }
    }

    @Test
    void keepsItsDataAcrossAStop() throws Exception {
        try (KafkaServer server = KafkaServer.start(directory, Ports.ANY)) {
            Topic topic = new Topic(server.bootstrapServers(), "greetings");
            topic.create();
            topic.send("kept");
        }

        try (KafkaServer again = KafkaServer.start(directory, Ports.ANY)) {
            assertThat(new Topic(again.bootstrapServers(), "greetings").first()).isEqualTo("kept");
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> KafkaServer.start(directory, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("port %d, wanted for Kafka, is taken", taken.getLocalPort());
        }
    }
}
