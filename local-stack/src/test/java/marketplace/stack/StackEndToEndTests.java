package marketplace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.stack.client.Buyer;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.Operator;
import marketplace.stack.client.OrderView;
import marketplace.stack.client.Product;
import marketplace.stack.demo.Demo;
import marketplace.stack.process.SupervisedService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The services as they are built, as processes of their own. Each test goes on with what the one before it left. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackEndToEndTests {

    private static final Path PROJECT = Path.of("..");

    @TempDir
    private static Path directory;

    private final Console console = new Console(System.out, false);
    private StackSettings settings;
    private Stack stack;

    @BeforeAll
    void start() throws Exception {
        settings = new StackSettings(PROJECT, directory, Ports.free());
        stack = Stack.of(settings, console);
        stack.start();
    }

    @AfterAll
    void stop() throws Exception {
        stack.close();
    }

    @Test
    @Order(1)
    void theFourStoriesEndAsTheyShould() throws Exception {
        assertThat(new Demo(stack.marketplace(), console).play()).isTrue();
    }

    @Test
    @Order(2)
    void theApiDocumentRunsAsItStands() throws Exception {
        assumeThat(ApiDocument.canRun()).as("curl and jq are there").isTrue();
        Path work = Files.createDirectories(directory.resolve("api"));
        Marketplace marketplace = stack.marketplace();
        for (Role role : List.of(Role.BUYER, Role.PROVIDER, Role.OPERATOR)) {
            String name = role.name().toLowerCase(Locale.ROOT);
            Files.writeString(work.resolve(name), marketplace.token(role, "reader"));
        }

        List<String> broken = ApiDocument.read(PROJECT.resolve("docs/api.md"))
                .broken(
                        work,
                        Map.of(
                                "ORDERS", marketplace.addresses().orders(),
                                "PAYMENTS", marketplace.addresses().payments(),
                                "VENDOR", marketplace.addresses().vendor(),
                                "TOKENS", work.toString()));

        assertThat(broken).isEmpty();
    }

    @Test
    @Order(3)
    void noOrderIsStuckWhenAServiceIsKilledUnderLoad() throws Exception {
        try (Load load = Load.start(stack.marketplace(), 24, 4)) {
            load.awaitCompleted(8);
            kill("order-service");
            load.awaitCompleted(24);

            Operator operator = stack.marketplace().operator();
            assertThat(load.orders())
                    .hasSize(24)
                    .allSatisfy(this::wentWell)
                    .allSatisfy(driven -> operator.awaitNoDeadline(driven.orderNumber()));
        }
    }

    @Test
    @Order(4)
    void everythingIsThereAtTheNextStart() throws Exception {
        Marketplace before = stack.marketplace();
        Duration moved = before.operator().timeMoved();
        OrderView order =
                before.buyer("rita").places(before.provider("acme").lists(Product.databaseMigration(Load.PRICE)));
        before.provider("acme").awaitNotice(order.orderNumber(), "new-unpaid-order");

        stack.close();
        stack = Stack.of(settings, console);
        stack.start();

        Marketplace after = stack.marketplace();
        assertThat(moved).isPositive();
        assertThat(after.operator().timeMoved()).isEqualTo(moved);
        assertThat(after.provider("acme").notices(order.orderNumber())).hasSize(1);
        after.buyer("rita").pays(order);
        assertThat(after.buyer("rita")
                        .awaitStatus(order.orderNumber(), "AWAITING_REQUIREMENT")
                        .version())
                .isGreaterThan(order.version());
    }

    /** Kills the service like a power cut, and waits for another process to be there instead. */
    private void kill(String name) {
        SupervisedService service = stack.service(name);
        ProcessHandle killed = service.process();
        assertThat(killed.destroyForcibly()).isTrue();
        await().dontCatchUncaughtExceptions().until(() -> service.process().pid() != killed.pid());
    }

    /** Completed by its buyer, placed once, nothing refunded, and its buyer told once. */
    private void wentWell(Load.Driven driven) {
        Buyer buyer = driven.buyer();
        OrderView order = buyer.order(driven.orderNumber());
        assertThat(order.status()).isEqualTo("COMPLETED");
        assertThat(order.refundStates()).isEmpty();
        assertThat(buyer.orders()).containsExactly(driven.orderNumber());

        buyer.awaitNotice(driven.orderNumber(), "confirmed-by-you");
        List<String> told = buyer.notices(driven.orderNumber()).stream()
                .map(notice -> notice.message())
                .toList();
        assertThat(told)
                .doesNotHaveDuplicates()
                .contains("please-confirm")
                .noneMatch(message -> message.startsWith("cancelled"));
    }
}
