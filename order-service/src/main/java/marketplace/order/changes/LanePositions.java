package marketplace.order.changes;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far somebody has seen each lane. The positions of a lane become visible one after the other, so what lies past these is
 * exactly what was not seen yet. Immutable.
 */
final class LanePositions {

    private static final int FORMAT = 1;
    private static final int BITS_PER_BYTE = 7;
    private static final int GOES_ON = 1 << BITS_PER_BYTE;
    private static final int LONGEST = Long.SIZE / BITS_PER_BYTE;

    private final long[] positions;

    /** The lane that is read first next time. It moves on, so that a busy lane keeps no other waiting. */
    private final int turn;

    private LanePositions(long[] positions, int turn) {
        this.positions = positions;
        this.turn = turn;
    }

    /** Nothing seen of so many lanes. */
    static LanePositions beginning(int lanes) {
        return new LanePositions(new long[lanes], 0);
    }

    /** Seen up to this position of a lane, too. */
    LanePositions upTo(int lane, long position) {
        long[] moved = positions.clone();
        moved[lane] = position;
        return new LanePositions(moved, (lane + 1) % positions.length);
    }

    long of(int lane) {
        return positions[lane];
    }

    /** The lanes in the order in which they are to be read. */
    Integer[] lanes() {
        return inTurn().boxed().toArray(Integer[]::new);
    }

    /** The position of each of {@link #lanes()}. */
    Long[] positions() {
        return inTurn().mapToObj(this::of).toArray(Long[]::new);
    }

    private IntStream inTurn() {
        return IntStream.range(0, positions.length).map(place -> (turn + place) % positions.length);
    }

    /** As few bytes as hold them. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        write(bytes, turn);
        write(bytes, positions.length);
        Arrays.stream(positions).forEach(position -> write(bytes, position));
        return bytes.toByteArray();
    }

    /** What {@link #bytes()} wrote; empty when it was something else. */
    static Optional<LanePositions> from(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return buffer.get() == FORMAT ? Optional.of(read(buffer)) : Optional.empty();
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    /** The same with so many lanes: of those that it does not know nothing was seen. */
    LanePositions over(int lanes) {
        return new LanePositions(Arrays.copyOf(positions, lanes), turn % lanes);
    }

    private static LanePositions read(ByteBuffer buffer) {
        int turn = (int) number(buffer);
        long[] positions = new long[(int) number(buffer)];
        Arrays.setAll(positions, lane -> number(buffer));
        return new LanePositions(positions, turn);
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while (rest >= GOES_ON) {
            bytes.write((int) (rest & (GOES_ON - 1)) | GOES_ON);
            rest >>>= BITS_PER_BYTE;
        }
        bytes.write((int) rest);
    }

    private static long number(ByteBuffer buffer) {
        long number = 0;
        for (int place = 0; place <= LONGEST; place++) {
            byte next = buffer.get();
            number |= (next & (GOES_ON - 1L)) << (place * BITS_PER_BYTE);
            if (next >= 0) {
                return number;
            }
        }
        throw new BufferUnderflowException();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LanePositions that && turn == that.turn && Arrays.equals(positions, that.positions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(positions);
    }

    @Override
    public String toString() {
        return Arrays.toString(positions) + " from lane " + turn;
    }
}
