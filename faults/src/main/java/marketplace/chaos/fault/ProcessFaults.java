package marketplace.chaos.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import marketplace.chaos.world.Instance;
import marketplace.chaos.world.ManagedProcess;
import marketplace.chaos.world.Signal;
import marketplace.chaos.world.World;

/** Services that are killed, put to sleep, or told to stop, one instance at a time or all of a kind. */
final class ProcessFaults {

    private static final List<String> SERVICES = List.of("order-service", "timeout-service", "notification-service");

    private final World world;
    private final Duration pain;

    ProcessFaults(World world, Duration pain) {
        this.world = world;
        this.pain = pain;
    }

    List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (String service : SERVICES) {
            faults.add(new Fault(service + " killed", random -> kill(one(service, random))));
            faults.add(new Fault(service + " asleep", random -> sleep(one(service, random))));
            faults.add(new Fault(service + " stopped", random -> stop(one(service, random))));
        }
        faults.add(new Fault("all order-services killed", random -> killAll(world.instances("order-service"))));
        return faults;
    }

    private void kill(ManagedProcess process) throws IOException, InterruptedException {
        process.send(Signal.KILL);
        process.awaitEnd();
        process.start();
    }

    private void killAll(List<Instance> instances) throws IOException, InterruptedException {
        instances.forEach(instance -> instance.process().send(Signal.KILL));
        for (Instance instance : instances) {
            instance.process().awaitEnd();
            instance.process().start();
        }
    }

    private void sleep(ManagedProcess process) throws InterruptedException {
        process.send(Signal.STOP);
        Thread.sleep(pain);
        process.send(Signal.CONT);
    }

    private void stop(ManagedProcess process) throws IOException, InterruptedException {
        process.send(Signal.TERM);
        process.awaitEnd();
        process.start();
    }

    private ManagedProcess one(String service, RandomGenerator random) {
        List<Instance> all = world.instances(service);
        return all.get(random.nextInt(all.size())).process();
    }
}
