package marketplace.servers;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a single broker that is its own controller. */
final class KafkaSettings {

    /** Fixed, so that a server finds the data of the one before it. */
    static final String CLUSTER_ID = "bWFya2V0cGxhY2UtZGV2Zw";

    private KafkaSettings() {}

    static Properties of(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        addNode(settings, data);
        addListeners(settings, port, controllerPort);
        addSingleReplicas(settings);
        addSizes(settings);
        return settings;
    }

    private static void addNode(Properties settings, Path data) {
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    private static void addListeners(Properties settings, int port, int controllerPort) {
        String clients = "PLAINTEXT://" + Ports.LOOPBACK + ":" + port;
        String controller = Ports.LOOPBACK + ":" + controllerPort;
        settings.setProperty("listeners", clients + ",CONTROLLER://" + controller);
        settings.setProperty("advertised.listeners", clients);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("controller.quorum.voters", "1@" + controller);
    }

    private static void addSingleReplicas(Properties settings) {
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    }

    private static void addSizes(Properties settings) {
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    }
}
