package marketplace.operations.pause;

import java.util.Map;
import java.util.concurrent.Callable;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.pause.ServiceParts.Place;
import marketplace.operations.screen.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pauses a part of a service. */
@Command(
        name = "pause",
        description = {
            "Pauses the relay or a consumer on all instances, until it is resumed. They follow within two seconds and end"
                    + " what they have in hand; what comes meanwhile waits. Said again it changes the note."
        })
public final class PauseCommand implements Callable<Integer> {

    private final OperatorApi api;
    private final Output output;

    @Parameters(
            paramLabel = "PART",
            description = "As paused --all lists it: order-service/relay; relay alone where only one service has it.")
    private String part = "";

    @Option(names = "--note", required = true, description = "Why, for the others on call.")
    private String note = "";

    public PauseCommand(OperatorApi api, Output output) {
        this.api = api;
        this.output = output;
    }

    @Override
    public Integer call() {
        Place place = new ServiceParts(api).find(part);
        output.object(ServiceParts.with(place.service(), api.put(place.service(), place.path(), Map.of("note", note))));
        return 0;
    }
}
