package marketplace.order.parking;

import org.springframework.dao.QueryTimeoutException;

/** No answer to a statement, which may have had its effect. What the network swallowed nothing else would end for hours. */
final class SilentDatabaseException extends QueryTimeoutException {

    private static final long serialVersionUID = 1L;

    SilentDatabaseException() {
        super("the database is silent");
    }
}
