package marketplace.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds the end of an HTTP/1.1 answer in what has come so far. Knows answers with a length, in chunks, and without a body. */
final class Answer {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_CHUNKS = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = 9;
    private static final int LOWER_CASE = 0x20;
    private static final int UNKNOWN = -1;

    private int head = UNKNOWN;
    private int length = UNKNOWN;
    private boolean chunked;

    void reset() {
        head = UNKNOWN;
        length = UNKNOWN;
        chunked = false;
    }

    /** Whether the answer from the buffer's start to its position is whole. */
    boolean isWhole(ByteBuffer received) {
        if (head == UNKNOWN) {
            readHead(received);
        }
        if (head == UNKNOWN) {
            return false;
        }
        return chunked ? endsWith(received, END_OF_CHUNKS) : received.position() >= head + length;
    }

    int status(ByteBuffer received) {
        int status = 0;
        for (int at = STATUS_AT; at < STATUS_AT + 3; at++) {
            status = status * 10 + received.get(at) - '0';
        }
        return status;
    }

    private void readHead(ByteBuffer received) {
        int end = endOfHead(received);
        if (end == UNKNOWN) {
            return;
        }
        head = end;
        length = 0;
        for (int at = 0; at < end; at++) {
            if (received.get(at) == '\n' && matches(received, at + 1, LENGTH)) {
                length = number(received, at + 1 + LENGTH.length);
            } else if (received.get(at) == '\n' && matches(received, at + 1, CHUNKED)) {
                chunked = true;
            }
        }
    }

    private static int endOfHead(ByteBuffer received) {
        for (int at = 3; at < received.position(); at++) {
            if (received.get(at) == '\n' && received.get(at - 1) == '\r' && received.get(at - 2) == '\n') {
                return at + 1;
            }
        }
        return UNKNOWN;
    }

    private static boolean matches(ByteBuffer received, int from, byte[] lowerCase) {
        if (from + lowerCase.length > received.position()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte there = received.get(from + i);
            if (there != lowerCase[i] && (there | LOWER_CASE) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWith(ByteBuffer received, byte[] end) {
        return received.position() >= end.length && matches(received, received.position() - end.length, end);
    }

    private static int number(ByteBuffer received, int from) {
        int value = 0;
        for (int at = from; received.get(at) != '\r'; at++) {
            value = received.get(at) == ' ' ? value : value * 10 + received.get(at) - '0';
        }
        return value;
    }
}
