package marketplace.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import marketplace.stack.simulator.Simulator;

/** The simulated platforms and the mail catcher as a process of their own, which other machines may call: for containers. */
public final class OutsideWorld {

    private static final String EVERYWHERE = "0.0.0.0";

    private OutsideWorld() {}

    /**
     * Runs until it is told to stop. Ports are moved by the variables that {@code ./run} knows.
     *
     * @param arguments the address of Kafka, and the directory where the simulator keeps its time
     */
    public static void main(String[] arguments) throws IOException {
        Ports ports = Ports.from(System.getenv());
        Simulator.Settings settings = new Simulator.Settings(
                arguments[0],
                InetAddress.getByName(EVERYWHERE),
                ports.of(Port.PAYMENT),
                ports.of(Port.SMTP),
                Path.of(arguments[1]));
        Simulator simulator = Simulator.start(settings, RealTime.clock());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
    }
}
