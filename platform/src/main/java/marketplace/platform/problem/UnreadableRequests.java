package marketplace.platform.problem;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes problems of the answers that the server gives by itself, before any of our code is asked, to what is no HTTP or has no address:
 * those have a status and nothing else.
 */
@Component
@EnableConfigurationProperties(RequestProperties.class)
class UnreadableRequests implements NettyServerCustomizer {

    private static final Logger log = LoggerFactory.getLogger(UnreadableRequests.class);
    private static final String NAME = "problems";
    private static final String SLOW = "slow-body";

    private final JsonMapper json;
    private final RequestProperties properties;

    UnreadableRequests(JsonMapper json, RequestProperties properties) {
        this.json = json;
        this.properties = properties;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> addTo(channel));
    }

    private void addTo(Channel channel) {
        var _ = channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, NAME, new Answers())
                .addBefore(NAME, SLOW, new SlowBody(properties.body()));
    }

    private static PlatformProblems problem(HttpResponseStatus status) {
        return switch (status.code()) {
            case 413 -> PlatformProblems.BODY_TOO_LARGE;
            case 414 -> PlatformProblems.ADDRESS_TOO_LONG;
            case 431 -> PlatformProblems.HEADERS_TOO_LARGE;
            default ->
                status.code() < HttpResponseStatus.INTERNAL_SERVER_ERROR.code()
                        ? PlatformProblems.MALFORMED_REQUEST
                        : PlatformProblems.INTERNAL_ERROR;
        };
    }

    private static PlatformProblems problem(@Nullable Throwable unreadable) {
        return switch (unreadable) {
            case TooLongHttpLineException line -> PlatformProblems.ADDRESS_TOO_LONG;
            case TooLongHttpHeaderException header -> PlatformProblems.HEADERS_TOO_LARGE;
            case TimeoutException slow -> PlatformProblems.REQUEST_TOO_SLOW;
            case null, default -> PlatformProblems.MALFORMED_REQUEST;
        };
    }

    /** There is no address that could be told. */
    private byte[] body(PlatformProblems problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.uri());
        body.put("title", problem.title());
        body.put("status", problem.status().value());
        body.put("detail", "the server could not read the request");
        body.put("instance", "/");
        return json.writeValueAsBytes(body);
    }

    /** For one connection. */
    private final class Answers extends ChannelDuplexHandler {

        /** Requests that were read and not answered yet. */
        private int open;

        /** Whether an answer has begun and not ended. */
        private boolean answering;

        /** Why the body of the last request broke; nothing behind it can be read. */
        private @Nullable Throwable broken;

        /** Whether the last answer of this connection is given. */
        private boolean over;

        /** Whether the client wants no more of this connection than the answer to what it has asked. */
        private boolean ending;

        /** Whether it asks for more all the same. */
        private boolean deaf;

        /**
         * What cannot be read is answered here: now and then the server does not get round to it when another thread has just answered the
         * request before, and the client would wait for ever.
         */
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            deaf = deaf || (ending && message instanceof HttpRequest);
            if (deaf) {
                var _ = ReferenceCountUtil.release(message);
                return;
            }
            if (message instanceof HttpRequest request) {
                if (open == 0 && isUnreadable(request)) {
                    var _ = ReferenceCountUtil.release(message);
                    refuse(context, request.decoderResult().cause());
                    return;
                }
                open++;
                endAfter(request);
            } else if (message instanceof HttpContent content
                    && content.decoderResult().isFailure()) {
                breakOff(context, content);
                return;
            }
            var _ = context.fireChannelRead(message);
        }

        /**
         * The server forgets a request whose client wants no other, when it comes while the end of the answer before it is still under way. So
         * it is not told: the connection is closed here.
         */
        private void endAfter(HttpRequest request) {
            if (!HttpUtil.isKeepAlive(request)) {
                ending = true;
                HttpUtil.setKeepAlive(request, true);
            }
        }

        /**
         * To whoever works on the request the client has gone, as it is with a body that ends half-way. The server would answer itself, and
         * fail over the answer that our code then gives to the half of a body.
         */
        private void breakOff(ChannelHandlerContext context, HttpContent content) {
            var _ = ReferenceCountUtil.release(content);
            if (broken == null) {
                broken = content.decoderResult().cause();
                log.info(
                        "[{}] the body of a request broke: {}",
                        context.channel().id(),
                        broken.getClass().getSimpleName());
                endIfLast(context);
            }
        }

        private void endIfLast(ChannelHandlerContext context) {
            if (broken == null || over || open > 1) {
                return;
            }
            if (open == 1 && !answering) {
                refuse(context, broken);
            } else {
                over = true;
                var _ = context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            }
        }

        private void refuse(ChannelHandlerContext context, @Nullable Throwable cause) {
            over = true;
            var _ = context.writeAndFlush(refusal(cause)).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (over) {
                var _ = ReferenceCountUtil.release(message);
                var _ = promise.tryFailure(new ClosedChannelException());
                return;
            }
            boolean last = ending && open == 1 && !isInformational(message);
            if (!isInformational(message)) {
                answering = (answering || message instanceof HttpResponse) && !(message instanceof LastHttpContent);
                open = message instanceof LastHttpContent ? Math.max(0, open - 1) : open;
            }
            Object told = message instanceof FullHttpResponse answer && isBare(answer) ? problem(answer) : message;
            if (last && told instanceof HttpResponse answer) {
                HttpUtil.setKeepAlive(answer, false);
            }
            var _ = last && told instanceof LastHttpContent
                    ? context.write(told, promise.unvoid()).addListener(ChannelFutureListener.CLOSE)
                    : context.write(told, promise);
            endIfLast(context);
        }

        /**
         * A connection that is reset ends like any other, which is told to whoever works on a request of it. Told as a failure it would look
         * like one of ours.
         */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            if (!(failure instanceof IOException)) {
                var _ = context.fireExceptionCaught(failure);
            }
        }

        private static boolean isUnreadable(HttpRequest request) {
            return request.decoderResult().isFailure()
                    || request.protocolVersion().majorVersion() > 1;
        }

        private static boolean isInformational(Object message) {
            return message instanceof HttpResponse answer
                    && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }

        private static boolean isBare(FullHttpResponse answer) {
            return answer.status().code() >= HttpResponseStatus.BAD_REQUEST.code()
                    && !answer.content().isReadable()
                    && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
        }

        private FullHttpResponse refusal(@Nullable Throwable cause) {
            FullHttpResponse answer = answer(HttpVersion.HTTP_1_1, UnreadableRequests.problem(cause));
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            return answer;
        }

        private FullHttpResponse problem(FullHttpResponse bare) {
            FullHttpResponse answer = answer(bare.protocolVersion(), UnreadableRequests.problem(bare.status()));
            String connection = bare.headers().get(HttpHeaderNames.CONNECTION);
            if (connection != null) {
                answer.headers().set(HttpHeaderNames.CONNECTION, connection);
            }
            var _ = ReferenceCountUtil.release(bare);
            return answer;
        }

        private FullHttpResponse answer(HttpVersion version, PlatformProblems problem) {
            ByteBuf body = Unpooled.wrappedBuffer(body(problem));
            HttpResponseStatus status =
                    HttpResponseStatus.valueOf(problem.status().value());
            FullHttpResponse answer = new DefaultFullHttpResponse(version, status, body);
            answer.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            return answer;
        }
    }
}
