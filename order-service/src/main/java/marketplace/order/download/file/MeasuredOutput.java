package marketplace.order.download.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import marketplace.platform.security.Sha256;

/** Counts and digests what goes through. */
final class MeasuredOutput extends FilterOutputStream {

    private final MessageDigest digest = Sha256.digest();
    private long size;

    MeasuredOutput(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int oneByte) throws IOException {
        digest.update((byte) oneByte);
        size++;
        out.write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        size += length;
        out.write(bytes, offset, length);
    }

    long size() {
        return size;
    }

    /** Of everything; nothing may be written after this. */
    byte[] sha256() {
        return digest.digest();
    }
}
