package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.ServiceProcess;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.download.RawHttp;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Files in a process of its own, with little memory, which may end at any moment: in the last test it does. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LargeFileTests {

    private static final int LARGE = 64 * 1024 * 1024;
    /** With the compiler that knows the processor's instructions for encryption: without them uploads take too long. */
    private static final List<String> LITTLE_MEMORY = List.of("-Xmx112m", "-XX:+UseSerialGC");

    private static final List<String> SETTINGS = List.of(
            "marketplace.attachments.largest=64MB",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();

    @TempDir
    private static Path directory;

    private static ServiceProcess process;
    private static String large;
    private static String repeatedly;

    @BeforeAll
    static void start() {
        try (RunningService service = RunningService.start(
                DATABASE, CLOCK, "marketplace.relay.enabled=false", "spring.kafka.listener.auto-startup=false")) {
            String product = service.party("provider", "acme")
                    .post("/v1/products", TestMarketplace.offer("Operations"))
                    .expect(201)
                    .text("/productId");
            large = place(service, product, "large");
            repeatedly = place(service, product, "repeatedly");
        }
        process = ServiceProcess.start(DATABASE, directory.resolve("service.log"), LITTLE_MEMORY, SETTINGS);
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    @Order(1)
    void files_that_are_larger_than_the_memory_together_come_in_and_go_out() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Party buyer = process.party("buyer", "alice");
            List<Callable<Answer>> uploads = List.of(() -> upload(buyer, 1), () -> upload(buyer, 2));

            List<Answer> answers =
                    threads.invokeAll(uploads).stream().map(Future::resultNow).toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    answer.expect(201).body().at("/size").asLong())
                            .isEqualTo(LARGE));
            try (RawHttp first = fetch(buyer, answers.getFirst());
                    RawHttp second = fetch(buyer, answers.getLast())) {
                RawHttp.Drained one = first.drain();
                RawHttp.Drained other = second.drain();

                assertThat(one.size()).isEqualTo(LARGE);
                assertThat(one.digest()).isEqualTo(first.header("Repr-Digest"));
                assertThat(other.digest()).isEqualTo(second.header("Repr-Digest"));
            }
        }
    }

    @Test
    @Order(2)
    void an_upload_whose_instance_is_killed_is_repeated_with_another_one() {
        byte[] content = TestFiles.pdf(TestFiles.LARGEST);
        try (RawUpload upload = new RawUpload(
                process.party("buyer", "alice"),
                TestFiles.path(repeatedly, "evidence", "plan.pdf"),
                "application/pdf",
                content.length)) {
            upload.send(TestFiles.pdf(TestFiles.LARGEST / 2));
            awaitChunks();
            process.kill();
        }

        try (RunningService service = RunningService.start(
                DATABASE,
                CLOCK,
                "marketplace.attachments.purge.every=50ms",
                "marketplace.relay.enabled=false",
                "spring.kafka.listener.auto-startup=false")) {
            Party buyer = service.party("buyer", "alice");
            Answer repeated = TestFiles.upload(buyer, repeatedly, "evidence", "plan.pdf", "application/pdf", content);

            assertThat(TestFiles.fetch(buyer, repeatedly, repeated.expect(201).text("/attachmentId")))
                    .isEqualTo(content);
            try (TestSql sql = new TestSql(DATABASE)) {
                assertThat(sql.number(
                                "select count(*) from attachments where order_number = '%s'".formatted(repeatedly)))
                        .isEqualTo(2);
            }
        }
    }

    private static String place(RunningService service, String product, String key) {
        return service.party("buyer", "alice")
                .post("/v1/orders", TestMarketplace.placing(product), "Idempotency-Key", key)
                .expect(201)
                .text("/orderNumber");
    }

    private static Answer upload(Party who, int seed) {
        return TestFiles.upload(
                who,
                TestFiles.path(large, "evidence", seed + ".pdf"),
                "application/pdf",
                BodyPublishers.ofInputStream(() -> new ManyBytes(seed)));
    }

    private static RawHttp fetch(Party who, Answer uploaded) {
        return RawHttp.get(who, "/v1/orders/%s/attachments/%s".formatted(large, uploaded.text("/attachmentId")));
    }

    private static void awaitChunks() {
        try (TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await()
                    .until(() -> sql.number("select count(*) from attachment_chunks where order_number = '%s'"
                                    .formatted(repeatedly))
                            > 4);
        }
    }

    /** As many as a large file has, made while they are read. */
    private static final class ManyBytes extends InputStream {

        private static final int HEAD = 16;

        private final byte[] pattern = TestFiles.pdf(64 * 1024 + 1);
        private final int seed;
        private int read;

        ManyBytes(int seed) {
            this.seed = seed;
        }

        @Override
        public int read() {
            return read < LARGE ? next() : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, LARGE - read);
            for (int i = 0; i < count; i++) {
                target[offset + i] = (byte) next();
            }
            return count == 0 ? -1 : count;
        }

        private int next() {
            int place = read++;
            return (pattern[place % pattern.length] + (place < HEAD ? 0 : seed)) & 0xff;
        }
    }
}
