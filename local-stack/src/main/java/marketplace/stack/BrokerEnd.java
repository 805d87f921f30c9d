package marketplace.stack;

import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/** Kafka ends the process that it runs in where it cannot go on, without a word and without letting it clean up. Not this one. */
final class BrokerEnd {

    private BrokerEnd() {}

    /**
     * From now on Kafka ends only the thread that wanted to end the process.
     *
     * @param told why, as far as Kafka says it
     */
    static void tell(Consumer<String> told) {
        Exit.Procedure instead = (code, message) -> {
            String why = message == null ? "it ended with exit code " + code : message;
            told.accept(why);
            throw new IllegalStateException("Kafka has ended: " + why);
        };
        Exit.setHaltProcedure(instead);
        Exit.setExitProcedure(instead);
    }
}
