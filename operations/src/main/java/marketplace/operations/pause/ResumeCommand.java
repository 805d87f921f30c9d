package marketplace.operations.pause;

import java.util.concurrent.Callable;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.pause.ServiceParts.Place;
import marketplace.operations.screen.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a part of a service go on. */
@Command(name = "resume", description = "Lets what is paused go on where it was, on all instances, within two seconds.")
public final class ResumeCommand implements Callable<Integer> {

    private final OperatorApi api;
    private final Output output;

    @Parameters(
            paramLabel = "PART",
            description = "As paused lists it: order-service/relay; relay alone where only one service has it.")
    private String part = "";

    public ResumeCommand(OperatorApi api, Output output) {
        this.api = api;
        this.output = output;
    }

    @Override
    public Integer call() {
        Place place = new ServiceParts(api).find(part);
        output.object(ServiceParts.with(place.service(), api.delete(place.service(), place.path())));
        return 0;
    }
}
