package marketplace.order.attachment;

/** What came in. */
@SuppressWarnings("ArrayRecordComponent")
record Received(long size, byte[] sha256) {}
