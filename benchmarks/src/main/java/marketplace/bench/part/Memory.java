package marketplace.bench.part;

import java.util.List;
import marketplace.bench.machine.ProcessTime;
import marketplace.bench.report.Figures;
import marketplace.bench.report.Table;
import marketplace.bench.world.ServiceProcess;

/** What a service took of the memory while it was measured. */
public final class Memory {

    private static final double MEGA = 1024 * 1024;

    private Memory() {}

    /** At most since the process began. */
    public static Table of(ServiceProcess service) {
        return new Table(
                "Memory under this load",
                List.of("", "resident at most, MB"),
                List.of(List.of(service.name(), Figures.of(ProcessTime.peakResident(service.pid()) / MEGA))));
    }
}
