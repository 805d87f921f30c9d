package marketplace.bench.download;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;
import org.postgresql.PGConnection;

/** The columns of a download as CSV straight from the database, in the same order, to nobody. */
final class CopyOut {

    private static final String ROWS = """
            copy (
                select order_number, version, status, product_id, agreed #>> '{product,name}', delivery_method, buyer_id, provider_id,
                       whole #>> '{pricing,listPrice,amount}', price_amount, price_currency, purchased_at,
                       whole #>> '{milestones,paidAt}', whole #>> '{implementation,startedAt}',
                       whole #>> '{implementation,doneAt}', completed_at, whole #>> '{cancellation,cause}',
                       whole #>> '{cancellation,reason}', whole #>> '{clocks,running,kind}', deadline_due_at
                  from (select orders.*, document || '{}' as whole from orders
                         order by purchased_at desc, order_number desc) all_of_them
            ) to stdout with (format csv, header)
            """;

    private CopyOut() {}

    /** How many there were. */
    static long rows(Database database) {
        try (Connection connection = Sql.connect(database)) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(ROWS, OutputStream.nullOutputStream());
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("COPY failed", failed);
        }
    }
}
