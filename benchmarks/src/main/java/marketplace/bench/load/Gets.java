package marketplace.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the same questions again and again, one after the other, as whoever has these tokens. */
public final class Gets implements Requests {

    private final List<byte[]> requests;
    private int sent;

    private Gets(List<byte[]> requests) {
        this.requests = requests;
    }

    /**
     * Asks for one resource.
     *
     * @param bearers values of Authorization headers, used in turn: nobody may ask as often as he likes
     */
    public static Gets of(String path, List<String> bearers) {
        return new Gets(bearers.stream().map(bearer -> request(path, bearer)).toList());
    }

    @Override
    public void write(int connection, ByteBuffer request) {
        request.put(requests.get(sent++ % requests.size()));
    }

    @Override
    public void answered(int connection, int status, ByteBuffer answer) {
        // How many there were of each status is counted by the load.
    }

    private static byte[] request(String path, String bearer) {
        return "GET %s HTTP/1.1\r\nHost: bench\r\nAuthorization: %s\r\n\r\n"
                .formatted(path, bearer)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
