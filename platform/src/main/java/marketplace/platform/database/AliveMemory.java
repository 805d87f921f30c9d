package marketplace.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.r2dbc.connection.DelegatingConnectionFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A connection that has answered a moment ago is not asked again before it is lent: the question is a round trip of its own, for most
 * of what is done as long as what it is lent for. One that is closed is found out at once, one that hangs half a second later.
 */
@Component
class AliveMemory implements ConnectionFactoryDecorator {

    static final Duration KNOWN_FOR = Duration.ofMillis(500);

    @Override
    public ConnectionFactory decorate(ConnectionFactory database) {
        return new DelegatingConnectionFactory(database) {
            @Override
            public Mono<? extends Connection> create() {
                return super.create().map(Remembered::of);
            }
        };
    }

    /** Everything but the question goes to the connection. */
    private static final class Remembered implements InvocationHandler {

        private final Connection connection;
        private volatile long knownAt = System.nanoTime() - KNOWN_FOR.toNanos();

        private Remembered(Connection connection) {
            this.connection = connection;
        }

        static Connection of(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Remembered(connection));
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (arguments != null && arguments.length == 1 && arguments[0] instanceof ValidationDepth depth) {
                return validate(depth);
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        private Publisher<Boolean> validate(ValidationDepth depth) {
            if (depth == ValidationDepth.LOCAL || System.nanoTime() - knownAt < KNOWN_FOR.toNanos()) {
                return connection.validate(ValidationDepth.LOCAL);
            }
            return Mono.from(connection.validate(depth)).doOnNext(this::remember);
        }

        private void remember(boolean alive) {
            if (alive) {
                knownAt = System.nanoTime();
            }
        }
    }
}
