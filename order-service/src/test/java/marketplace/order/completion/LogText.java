package marketplace.order.completion;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What the service logs in its most talkative setting, kept from the console. */
public final class LogText extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final List<String> TALKATIVE =
            List.of("marketplace", "org.springframework", "io.r2dbc", "reactor.netty.http.server.HttpServerOperations");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    public static LogText listen() {
        LogText log = new LogText();
        log.start();
        TALKATIVE.forEach(name -> log.attach(logger(name)));
        logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        return log;
    }

    public String everything() {
        return String.join("\n", lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    @Override
    public void close() {
        TALKATIVE.forEach(name -> detach(logger(name)));
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        stop();
    }

    private void attach(Logger logger) {
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(this);
    }

    private void detach(Logger logger) {
        logger.detachAppender(this);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
