package marketplace.platform.database;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a line on which something was said and nothing came back for too long: whoever waits there is told that it broke. A machine
 * that is gone sends no end of a connection, and its operating system's patience is a quarter of an hour.
 */
final class SilenceWatch extends ChannelDuplexHandler {

    private static final Logger log = LoggerFactory.getLogger(SilenceWatch.class);
    private static final int LOOKS_PER_GREETING = 4;

    private final Duration greeting;
    private final Duration answer;
    private @Nullable Future<?> looks;
    private boolean greeted;
    private boolean waiting;
    private long since;

    SilenceWatch(Duration greeting, Duration answer) {
        this.greeting = greeting;
        this.answer = answer;
    }

    @Override
    public void channelActive(ChannelHandlerContext line) throws Exception {
        long every = Math.min(greeting.toNanos(), answer.toNanos()) / LOOKS_PER_GREETING;
        looks = line.executor().scheduleAtFixedRate(() -> look(line), every, every, TimeUnit.NANOSECONDS);
        super.channelActive(line);
    }

    @Override
    public void channelInactive(ChannelHandlerContext line) throws Exception {
        if (looks != null) {
            boolean _ = looks.cancel(false);
        }
        super.channelInactive(line);
    }

    @Override
    public void write(ChannelHandlerContext line, Object message, ChannelPromise written) throws Exception {
        if (!waiting) {
            waiting = true;
            since = System.nanoTime();
        }
        super.write(line, message, written);
    }

    @Override
    public void channelRead(ChannelHandlerContext line, Object message) throws Exception {
        greeted = true;
        waiting = false;
        super.channelRead(line, message);
    }

    private void look(ChannelHandlerContext line) {
        Duration patience = greeted ? answer : greeting;
        if (waiting && System.nanoTime() - since > patience.toNanos()) {
            log.warn(
                    "the database at {} has said nothing for {}: line closed",
                    line.channel().remoteAddress(),
                    patience);
            var _ = line.close();
        }
    }
}
