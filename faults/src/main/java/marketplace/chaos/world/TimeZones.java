package marketplace.chaos.world;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import marketplace.servers.Database;

/** Where machines think they are: in two places whose clocks on the wall change at different times, one of them by half an hour. */
final class TimeZones {

    private static final List<String> ALL = List.of("America/New_York", "Australia/Lord_Howe");

    private TimeZones() {}

    /**
     * The zone of a virtual machine. Instances of one service live in different ones.
     *
     * @param process counted from 0, in the order in which they are made
     */
    static String ofMachine(int process) {
        return ALL.get(process % ALL.size());
    }

    /** The zone of its sessions, which is never that of its machine. */
    static String ofSessions(int process) {
        return ofMachine(process + 1);
    }

    /** What its connections ask for; the rest is as every service has it. */
    static String sessionOptions(int process) {
        return "idle_in_transaction_session_timeout=10s;TimeZone=" + ofSessions(process);
    }

    /** What sessions get that ask for nothing. */
    static void set(Database database, String zone) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database %s set timezone to '%s'".formatted(database.name(), zone));
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot set the time zone of " + database.name(), failed);
        }
    }
}
