package marketplace.platform.outbound;

import java.io.IOException;

/** A connection that was not made, because nobody may be sent to that address. */
public final class AddressNotAllowedException extends IOException {

    private static final long serialVersionUID = 1L;

    AddressNotAllowedException() {
        super("nobody may be sent to this address");
    }
}
