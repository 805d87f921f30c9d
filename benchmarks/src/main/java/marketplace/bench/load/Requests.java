package marketplace.bench.load;

import java.nio.ByteBuffer;

/** Where the requests of a load come from. Asked by one thread alone. */
public interface Requests {

    /**
     * Writes the next request of a connection, head and body, into the empty buffer.
     *
     * @param connection from 0; a connection has one request on its way at most
     */
    void write(int connection, ByteBuffer request);

    /**
     * Told what became of the request that a connection sent last.
     *
     * @param status of HTTP; 0 when the connection broke before the answer was whole
     * @param answer the whole answer as it came
     */
    void answered(int connection, int status, ByteBuffer answer);
}
