package marketplace.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets each attempt to connect to one of several servers know of its own failures only. The driver notes failures where the attempt is
 * put together, and a pool puts one together for as long as it lives: during an outage both memory and logs would grow with every try.
 */
@Component
class FreshAttempts implements ConnectionFactoryDecorator {

    @Override
    public ConnectionFactory decorate(ConnectionFactory database) {
        return new DelegatingConnectionFactory(database) {
            @Override
            public Mono<? extends Connection> create() {
                return Mono.defer(super::create);
            }
        };
    }
}
