package marketplace.platform.problem;

import marketplace.platform.log.LogKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Turns whatever fails while a request is answered into a problem of the closed list. Before Spring Boot's own handler. */
@Component
@Order(-2)
class ProblemHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final ProblemWriter writer;

    ProblemHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        ProblemException problem = ProblemTranslation.problemOf(failure);
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.debug("{} the client has gone", exchange.getLogPrefix());
        } else if (problem.type() == PlatformProblems.INTERNAL_ERROR) {
            log.atError()
                    .addKeyValue(LogKeys.TENANT, LogKeys.tenant(exchange))
                    .setCause(failure)
                    .log(
                            "{} {} failed",
                            exchange.getLogPrefix(),
                            exchange.getRequest().getPath());
        }
        return writer.write(exchange, problem);
    }
}
