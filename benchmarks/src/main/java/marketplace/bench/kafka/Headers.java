package marketplace.bench.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Text headers of records. */
public final class Headers {

    private Headers() {}

    /** The value of a header that every record here has. */
    public static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException("a record without " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
