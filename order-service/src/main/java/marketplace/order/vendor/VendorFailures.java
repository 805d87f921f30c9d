package marketplace.order.vendor;

import io.netty.channel.ConnectTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import marketplace.order.vendor.VendorOutcome.Failed;
import marketplace.order.vendor.VendorOutcome.Failure;
import marketplace.platform.outbound.AddressNotAllowedException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;

/** What went wrong with a call. Texts of exceptions go no further than here. */
final class VendorFailures {

    private VendorFailures() {}

    /** The outcome; what has nothing to do with the vendor stays an error. */
    static Mono<VendorOutcome> outcome(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case TimeoutException late -> {
                    return failed(Failure.TIME_OUT, "no whole answer in time");
                }
                case ConnectTimeoutException late -> {
                    return failed(Failure.TIME_OUT, "no connection in time");
                }
                case AddressNotAllowedException refused -> {
                    return failed(Failure.ADDRESS_NOT_ALLOWED, "the host leads to an address that is not public");
                }
                case DataBufferLimitException large -> {
                    return failed(Failure.TOO_LARGE, "the answer is too large");
                }
                case PoolAcquirePendingLimitException busy -> {
                    return busy();
                }
                case SSLException untrusted -> {
                    return failed(Failure.UNREACHABLE, "no secure connection: certificate or TLS");
                }
                default -> {}
            }
        }
        return failure instanceof WebClientException
                ? failed(Failure.UNREACHABLE, "no connection, or it broke")
                : Mono.error(failure);
    }

    static Mono<VendorOutcome> busy() {
        return failed(Failure.BUSY, "too many calls are in flight");
    }

    private static Mono<VendorOutcome> failed(Failure failure, String detail) {
        return Mono.just(new Failed(failure, detail, null));
    }
}
