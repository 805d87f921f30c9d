package marketplace.order.lane;

import java.util.List;
import marketplace.order.TestSql;
import marketplace.servers.Database;

/** Notes for every row that a transaction writes in a table with a lane which lane it was. */
final class LaneTrace implements AutoCloseable {

    private static final String PREPARE = """
            create table touched (transaction xid8 not null, relation text not null, in_lane integer not null);
            create function note_lane() returns trigger language plpgsql as $$
            begin
                insert into touched values (pg_current_xact_id(), tg_table_name, coalesce(new.lane, old.lane));
                return null;
            end $$
            """;

    private static final String CROSSING = """
            select distinct relation from touched
             where transaction in (select transaction from touched group by transaction having count(distinct in_lane) > 1)
             order by relation
            """;

    private static final String LARGEST_BATCH = """
            select coalesce(max(rows), 0)
              from (select count(*) as rows from touched where relation = 'journal' group by transaction) batches
            """;

    private final TestSql sql;

    LaneTrace(Database database) {
        this.sql = new TestSql(database);
        List<String> tables = new LaneSchema(sql).tablesWithLane();
        sql.run(PREPARE);
        tables.forEach(table -> sql.run("""
                create trigger note_lane after insert or update or delete on %s for each row execute function note_lane()
                """.formatted(table)));
    }

    /** The tables in which transactions wrote that wrote in several lanes. */
    List<String> crossing() {
        return sql.rows(CROSSING);
    }

    /** The tables in which anything was written. */
    List<String> touched() {
        return sql.rows("select distinct relation from touched order by relation");
    }

    long lanes() {
        return sql.number("select count(distinct in_lane) from touched");
    }

    /** How many rows of the journal a transaction wrote at most. */
    long largestBatch() {
        return sql.number(LARGEST_BATCH);
    }

    @Override
    public void close() {
        sql.close();
    }
}
