package marketplace.order.download.job;

import java.io.OutputStream;
import java.util.Arrays;

/** Cuts what is written into parts of one size; the last may be smaller. */
final class PartsOutput extends OutputStream {

    private final byte[] part;
    private final Keeper keeper;
    private int filled;
    private int count;

    PartsOutput(int size, Keeper keeper) {
        this.part = new byte[size];
        this.keeper = keeper;
    }

    @Override
    public void write(int oneByte) {
        part[filled++] = (byte) oneByte;
        keepIfFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int fits = Math.min(length - done, part.length - filled);
            System.arraycopy(bytes, offset + done, part, filled, fits);
            filled += fits;
            done += fits;
            keepIfFull();
        }
    }

    /** Keeps the last part. */
    void finish() {
        if (filled > 0) {
            keep();
        }
    }

    /** How many parts were kept. */
    int count() {
        return count;
    }

    private void keepIfFull() {
        if (filled == part.length) {
            keep();
        }
    }

    private void keep() {
        keeper.keep(count, Arrays.copyOf(part, filled));
        filled = 0;
        count++;
    }

    /** Takes the parts, numbered from 0, one after the other. */
    interface Keeper {
        void keep(int number, byte[] bytes);
    }
}
