package marketplace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTests {

    @TempDir
    Path directory;

    @Test
    void aTakenPortGetsOneLineThatNamesItAndHowToMoveIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Ports ports = Ports.free().with(Port.ORDER, Integer.toString(taken.getLocalPort()));

            assertThatThrownBy(() -> Preflight.check(ports, directory))
                    .isInstanceOf(StartException.class)
                    .hasMessage(
                            "port %d, wanted for the order service, is taken: set ORDER_PORT or pass --order-port",
                            taken.getLocalPort());
        }
    }

    @Test
    void freePortsPass() throws Exception {
        assertThat(Ports.free().taken()).isEmpty();
    }

    @Test
    void aFlagMovesAPortAndSoDoesAVariable() {
        Ports ports = Ports.from(Map.of("KAFKA_PORT", "29092")).with(Port.ORDER, "9080");

        assertThat(ports.of(Port.KAFKA)).isEqualTo(29092);
        assertThat(ports.of(Port.ORDER)).isEqualTo(9080);
        assertThat(ports.of(Port.SMTP)).isEqualTo(11025);
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertThatThrownBy(() -> Ports.from(Map.of("SMTP_PORT", "70000")))
                .isInstanceOf(StartException.class)
                .hasMessage("SMTP_PORT is a port from 1 to 65535, not \"70000\"");
    }
}
