package marketplace.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServersTests {

    @Test
    void givesEveryTestADatabaseOfItsOwn() throws Exception {
        Database first = Servers.shared().freshDatabase();
        Database second = Servers.shared().freshDatabase();

        Sql.execute(first, "create table notes (text text)");

        assertThat(Sql.query(second, "select count(*) from pg_tables where tablename = 'notes'"))
                .isEqualTo("0");
        assertThat(Sql.query(first, "select version()")).startsWith("PostgreSQL 18");
    }

    @Test
    void givesAllTestsOneKafka() throws Exception {
        String bootstrapServers = Servers.shared().bootstrapServers();
        Topic topic = new Topic(bootstrapServers, "servers-tests");

        topic.create();
        topic.send("hello");

        assertThat(Servers.shared().bootstrapServers()).isEqualTo(bootstrapServers);
        assertThat(topic.first()).isEqualTo("hello");
    }
}
