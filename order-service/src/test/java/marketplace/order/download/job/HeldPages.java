package marketplace.order.download.job;

import java.util.List;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import org.awaitility.Awaitility;

/** Holds jobs at a page or part until it is closed, and remembers what was written by then and after. */
final class HeldPages implements AutoCloseable {

    private static final int KEY = 4711;

    private final String table;
    private final TestSql sql;
    private final TestSql holder;
    private boolean held = true;

    private HeldPages(Database database, String table, String column, int number) {
        this.table = table;
        this.sql = new TestSql(database);
        this.holder = new TestSql(database);
        var _ = holder.rows("select pg_advisory_lock(%d)".formatted(KEY));
        sql.run("drop table if exists written");
        sql.run("create table written (number integer)");
        sql.run("""
                create or replace function hold() returns trigger language plpgsql as $$
                begin
                  if new.%s = %d then
                    perform pg_advisory_xact_lock_shared(%d);
                  end if;
                  insert into written values (new.%s);
                  return new;
                end $$
                """.formatted(column, number, KEY, column));
        sql.run("create or replace trigger hold before insert on %s for each row execute function hold()"
                .formatted(table));
    }

    /** At the page of this number, from 0: so many pages are written before it. */
    static HeldPages at(Database database, int page) {
        return new HeldPages(database, "download_pages", "page", page);
    }

    /** At the part of this number, from 0. */
    static HeldPages atPart(Database database, int part) {
        return new HeldPages(database, "download_parts", "part", part);
    }

    /** Waits until a job waits here. */
    void awaitReached() {
        Awaitility.await().until(() -> sql.number("""
                        select count(*) from pg_locks
                         where locktype = 'advisory' and objid = %d and not granted
                           and database = (select oid from pg_database where datname = current_database())
                        """.formatted(KEY)) > 0);
    }

    /** What was written and stayed, in order. */
    List<String> pagesWritten() {
        return sql.rows("select number from written");
    }

    void letGo() {
        if (held) {
            held = false;
            holder.close();
        }
    }

    @Override
    public void close() {
        letGo();
        sql.run("drop trigger hold on " + table);
        sql.close();
    }
}
