package marketplace.bench.endtoend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import marketplace.bench.load.Requests;
import marketplace.bench.seed.OrderNames;

/** Buyers that confirm, one order after the other. Remembers when each button was pressed. */
final class Confirms implements Requests {

    private final OrderNames names;
    private final LongFunction<String> bearer;
    private final Map<String, Long> pressed = new ConcurrentHashMap<>();
    private long next;

    /** Begins with the order at this place. */
    Confirms(OrderNames names, LongFunction<String> bearer, long first) {
        this.names = names;
        this.bearer = bearer;
        this.next = first;
    }

    @Override
    public void write(int connection, ByteBuffer request) {
        long place = next++;
        String number = names.number(place);
        byte[] bytes =
                "POST /v1/orders/%s/confirm HTTP/1.1\r\nHost: bench\r\nAuthorization: %s\r\nIdempotency-Key: confirm-%d\r\nContent-Length: 0\r\n\r\n"
                        .formatted(number, bearer.apply(place), place)
                        .getBytes(StandardCharsets.US_ASCII);
        pressed.put(number, System.nanoTime());
        request.put(bytes);
    }

    @Override
    public void answered(int connection, int status, ByteBuffer answer) {
        // How many there were of each status is counted by the load.
    }

    /** By order number, nanoseconds of the machine's timer. Whoever has seen the notice takes the order out. */
    Map<String, Long> pressed() {
        return pressed;
    }

    long next() {
        return next;
    }
}
