package marketplace.order.download.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends with a failure before a workbook grows past what its format's writer can count; it would be damaged without a word. */
final class BoundedOutput extends FilterOutputStream {

    /** The directory at the end, and what is written between two looks at the count. */
    private static final long RESERVE = 16L << 20;

    private static final long MOST_BYTES = Integer.MAX_VALUE - RESERVE;

    private long written;

    BoundedOutput(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int oneByte) throws IOException {
        count(1);
        out.write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int more) throws IOException {
        written += more;
        if (written > MOST_BYTES) {
            throw new FileTooLargeException();
        }
    }
}
