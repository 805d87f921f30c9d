package marketplace.stack.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The sandbox's time as the simulator has it; kept in a file for the next start. */
final class SimulatorClock {

    private final Clock real;
    private final Path file;
    private volatile Duration movedBy;

    SimulatorClock(Clock real, Path file) throws IOException {
        this.real = real;
        this.file = file;
        this.movedBy =
                Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    }

    Instant now() {
        return real.instant().plus(movedBy);
    }

    Duration movedBy() {
        return movedBy;
    }

    void moveTo(Duration offset) throws IOException {
        Files.writeString(file, offset.toString());
        movedBy = offset;
    }
}
