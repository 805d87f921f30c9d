package marketplace.platform.database;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/**
 * Puts a {@link SilenceWatch} on every line to PostgreSQL. The driver itself waits for ever: on a server that has vanished with its
 * machine, and, of several that are named, on one that takes connections and never says a word, instead of trying the next.
 */
@Component
@EnableConfigurationProperties(DatabaseLineProperties.class)
class DatabaseLines implements ConnectionFactoryOptionsBuilderCustomizer {

    private final LoopResources watched;

    DatabaseLines(DatabaseLineProperties properties) {
        this.watched = new Watched(properties);
    }

    @Override
    public void customize(ConnectionFactoryOptions.Builder options) {
        options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, watched);
    }

    /** The threads that the driver takes anyway; only what they make is watched. */
    private record Watched(DatabaseLineProperties properties) implements LoopResources {

        @Override
        public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
            C channel = TcpResources.get().onChannel(type, group);
            if (channel instanceof SocketChannel) {
                channel.pipeline().addLast(new SilenceWatch(properties.greeting(), properties.answer()));
            }
            return channel;
        }

        @Override
        public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
            return TcpResources.get().onChannelClass(type, group);
        }

        @Override
        public EventLoopGroup onClient(boolean useNative) {
            return TcpResources.get().onClient(useNative);
        }

        @Override
        public EventLoopGroup onServer(boolean useNative) {
            return TcpResources.get().onServer(useNative);
        }
    }
}
