package marketplace.bench.seed;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;

/** Indexes that no constraint needs: dropped before very many rows are written, made again afterwards. */
final class SecondaryIndexes {

    private final Database database;
    private final List<String> names;
    private final List<String> definitions;

    private SecondaryIndexes(Database database, List<String> names, List<String> definitions) {
        this.database = database;
        this.names = names;
        this.definitions = definitions;
    }

    static SecondaryIndexes of(Database database, List<String> tables) {
        String from =
                """
                  from pg_index i
                 where i.indrelid in (%s)
                   and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
                 order by i.indexrelid
                """.formatted(tables.stream().map("'%s'::regclass"::formatted).collect(Collectors.joining(", ")));
        return new SecondaryIndexes(
                database,
                Sql.texts(database, "select i.indexrelid::regclass::text" + from),
                Sql.texts(database, "select pg_get_indexdef(i.indexrelid)" + from));
    }

    void drop() {
        names.forEach(name -> Sql.run(database, "drop index " + name));
    }

    void restore(ExecutorService threads) {
        List<? extends Future<?>> making = definitions.stream()
                .map(definition -> threads.submit(() -> Sql.run(database, definition)))
                .toList();
        making.forEach(Seeding::await);
    }
}
