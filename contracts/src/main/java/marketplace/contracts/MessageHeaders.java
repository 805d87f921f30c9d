package marketplace.contracts;

/**
 * Names of the Kafka record headers. The {@code ce_} ones follow the CloudEvents 1.0 Kafka binding in binary mode; every value is
 * UTF-8 text.
 */
public final class MessageHeaders {

    public static final String SPEC_VERSION = "ce_specversion";

    /** Unique per message; the same in every copy of it. */
    public static final String ID = "ce_id";

    /** The service that says it, as in {@code /order-service}. */
    public static final String SOURCE = "ce_source";

    /** What it is, as in {@code order.placed.v1}; tells how the body reads. */
    public static final String TYPE = "ce_type";

    /** When it happened, RFC 3339 in UTC. */
    public static final String TIME = "ce_time";

    /** The order number. */
    public static final String SUBJECT = "ce_subject";

    public static final String CONTENT_TYPE = "content-type";

    /** W3C trace context of what caused the message, where there was one; copies of one message may differ in it. */
    public static final String TRACE_PARENT = "traceparent";

    /** How the names of all headers begin that only dead letters have. */
    public static final String DEAD_LETTER_PREFIX = "dlt_";

    /** On dead letters: why the record could not be handled, one line. */
    public static final String DEAD_LETTER_REASON = "dlt_reason";

    public static final String DEAD_LETTER_TOPIC = "dlt_original_topic";

    public static final String DEAD_LETTER_PARTITION = "dlt_original_partition";

    public static final String DEAD_LETTER_OFFSET = "dlt_original_offset";

    /** The consumer group that gave the record up. */
    public static final String DEAD_LETTER_GROUP = "dlt_consumer_group";

    /** On dead letters that hold nothing of their record, because it was too large for them. */
    public static final String DEAD_LETTER_WITHOUT_RECORD = "dlt_without_record";

    private MessageHeaders() {}
}
