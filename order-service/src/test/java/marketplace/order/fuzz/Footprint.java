package marketplace.order.fuzz;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process holds on to.
 *
 * @param heap bytes that are still there after a collection
 * @param direct bytes outside the heap
 */
record Footprint(long heap, long direct) {

    /** More than that is growth: what is kept on purpose, such as verified tokens and compiled statements, is far less. */
    private static final double FACTOR = 1.4;

    /** What one run may leave behind besides: pools that are filled up to where they stay. */
    private static final long SLACK = 48L << 20;

    static Footprint now() {
        for (int i = 0; i < 3; i++) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return new Footprint(heap, buffers + netty());
    }

    /** Whether what was before has become much more. */
    boolean hasGrownSince(Footprint before) {
        return heap > before.heap * FACTOR + SLACK || direct > before.direct * FACTOR + SLACK;
    }

    private static long netty() {
        return ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider provider
                ? provider.metric().usedDirectMemory()
                : 0;
    }

    @Override
    public String toString() {
        return "heap %d MiB, direct %d MiB".formatted(heap >> 20, direct >> 20);
    }
}
