package marketplace.order.attachment;

/** What a caller says of a file before it sends it. */
record NewFile(AttachmentPurpose purpose, String name, FileKind kind) {}
