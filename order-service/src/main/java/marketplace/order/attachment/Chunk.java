package marketplace.order.attachment;

/**
 * A part of a file, as it is.
 *
 * @param last whether nothing comes after it
 */
@SuppressWarnings("ArrayRecordComponent")
record Chunk(int index, byte[] content, boolean last) {}
