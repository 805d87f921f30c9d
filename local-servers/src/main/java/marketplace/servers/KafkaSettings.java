package marketplace.servers;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a broker that is a controller, too. */
final class KafkaSettings {

    /** Fixed, so that a server finds the data of the one before it. */
    static final String CLUSTER_ID = "bWFya2V0cGxhY2UtZGV2Zw";

    private KafkaSettings() {}

    static Properties of(Path data, KafkaNode node) {
        Properties settings = new Properties();
        addNode(settings, data, node);
        addListeners(settings, node);
        addReplicas(settings, node);
        addSizes(settings);
        return settings;
    }

    private static void addNode(Properties settings, Path data, KafkaNode node) {
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(node.id()));
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    private static void addListeners(Properties settings, KafkaNode node) {
        String clients = "PLAINTEXT://" + Ports.LOOPBACK + ":" + node.port();
        String controller = Ports.LOOPBACK + ":" + node.controllerPort();
        settings.setProperty("listeners", clients + ",CONTROLLER://" + controller);
        settings.setProperty("advertised.listeners", clients);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("controller.quorum.voters", node.voters());
    }

    private static void addReplicas(Properties settings, KafkaNode node) {
        String replicas = Integer.toString(node.replicas());
        String inSync = Integer.toString(node.inSync());
        settings.setProperty("min.insync.replicas", inSync);
        settings.setProperty("offsets.topic.replication.factor", replicas);
        settings.setProperty("transaction.state.log.replication.factor", replicas);
        settings.setProperty("transaction.state.log.min.isr", inSync);
        settings.setProperty("share.coordinator.state.topic.replication.factor", replicas);
        settings.setProperty("share.coordinator.state.topic.min.isr", inSync);
    }

    private static void addSizes(Properties settings) {
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    }
}
