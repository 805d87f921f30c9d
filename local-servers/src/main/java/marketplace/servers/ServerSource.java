package marketplace.servers;

/** Where the servers of a test run come from. */
interface ServerSource {

    Databases startPostgres();

    /** Starts Kafka and gives its bootstrap servers. */
    String startKafka();

    void stop();
}
