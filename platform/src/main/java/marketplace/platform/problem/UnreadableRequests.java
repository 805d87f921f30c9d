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
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
class UnreadableRequests implements NettyServerCustomizer {

    private static final String NAME = "problems";

    private final JsonMapper json;

    UnreadableRequests(JsonMapper json) {
        this.json = json;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> addTo(channel));
    }

    private void addTo(Channel channel) {
        var _ = channel.pipeline().addAfter(NettyPipeline.HttpCodec, NAME, new Answers());
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

        /**
         * What cannot be read is answered here: now and then the server does not get round to it when another thread has just answered the
         * request before, and the client would wait for ever.
         */
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                if (open == 0 && isUnreadable(request)) {
                    var _ = ReferenceCountUtil.release(message);
                    var _ = context.writeAndFlush(refusal(request)).addListener(ChannelFutureListener.CLOSE);
                    return;
                }
                open++;
            }
            var _ = context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInformational(message)) {
                open = Math.max(0, open - 1);
            }
            var _ = message instanceof FullHttpResponse answer && isBare(answer)
                    ? context.write(problem(answer), promise)
                    : context.write(message, promise);
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

        private FullHttpResponse refusal(HttpRequest request) {
            FullHttpResponse answer = answer(
                    HttpVersion.HTTP_1_1,
                    UnreadableRequests.problem(request.decoderResult().cause()));
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
