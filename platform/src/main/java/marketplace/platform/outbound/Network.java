package marketplace.platform.outbound;

import java.net.InetAddress;

/**
 * A range of addresses.
 *
 * @param base any address of it
 * @param prefix how many leading bits its addresses share
 */
record Network(InetAddress base, int prefix) {

    Network {
        if (prefix < 0 || prefix > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("a prefix of %d bits is not possible".formatted(prefix));
        }
    }

    /**
     * A range as in {@code 10.0.0.0/8}. Public, so that settings are read with it.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a network is written as in 10.0.0.0/8");
        }
        return new Network(
                InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || ((mine[whole] ^ other[whole]) & 0xff) >>> (Byte.SIZE - rest) == 0;
    }
}
