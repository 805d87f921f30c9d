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
import java.util.Objects;
import marketplace.contracts.Role;
import marketplace.contracts.WireMoney;
import marketplace.stack.client.Buyer;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.Operator;
import marketplace.stack.client.OrderView;
import marketplace.stack.client.Product;
import marketplace.stack.client.Provider;
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
                                "NOTIFICATIONS", marketplace.addresses().notifications(),
                                "PAYMENTS", marketplace.addresses().payments(),
                                "VENDOR", marketplace.addresses().vendor(),
                                "TOKENS", work.toString()));

        assertThat(broken).isEmpty();
    }

    @Test
    @Order(3)
    void the_engineer_on_call_sees_all_of_an_order_on_one_screen() throws Exception {
        Marketplace marketplace = stack.marketplace();
        OrderView order = marketplace
                .buyer("rosa")
                .places(marketplace.provider("acme").lists(Product.databaseMigration(Load.PRICE)));
        String number = order.orderNumber();
        marketplace.buyer("rosa").awaitNotice(number, "pay-order");
        OnCall onCall = onCall();

        await().untilAsserted(() -> assertThat(onCall.ops("watch", "--from-beginning", "--until-end", "--order", number)
                        .lines())
                .singleElement()
                .asString()
                .contains(" order.placed.v1 ", number + " v1 PENDING_PAYMENT by BUYER rosa ", " order.events/"));
        assertThat(onCall.ops("order", number).lines())
                .containsSubsequence(
                        number + " PENDING_PAYMENT version 1",
                        "buyer rosa, provider acme",
                        "Must act",
                        "BUYER: PAYMENT by %s, or else CANCEL"
                                .formatted(
                                        Objects.requireNonNull(order.running()).dueAt()),
                        "Timeline",
                        "Messages",
                        "Notices")
                .anyMatch(line -> line.startsWith("order.events/") && line.endsWith(number + "-1"))
                .anyMatch(line -> line.contains(" BUYER rosa pay-order "));
        assertThat(onCall.ops("lag").lines())
                .anyMatch(line -> line.matches("timeout-service \\S+ order.events .*"))
                .anyMatch(line -> line.matches("notification-service \\S+ order.events .*"))
                .anyMatch(line -> line.matches("order-service \\S+ order.commands .*"));
        assertThat(onCall.ops("late", "--json").code()).isZero();
        assertThat(onCall.ops("status").lines())
                .contains(
                        "order-service 1 of 1 ready fine",
                        "timeout-service 1 of 1 ready fine",
                        "notification-service 1 of 1 ready fine")
                .anyMatch(line -> line.matches("relay \\d+ unsent, the oldest for \\d+ s .+"));
    }

    @Test
    @Order(4)
    void the_engineer_on_call_has_a_refund_tried_again() throws Exception {
        Marketplace marketplace = stack.marketplace();
        Provider provider = marketplace.provider("acme");
        Buyer buyer = marketplace.buyer("rosa");
        OrderView order = buyer.places(provider.lists(Product.databaseMigration(Load.PRICE)));
        String number = order.orderNumber();
        OrderView.PaymentAttempt voided = buyer.opensAttempt(order);
        var _ = provider.reprices(buyer.order(number), new WireMoney(90_000, "CNY"), "first order");
        OnCall onCall = onCall();

        onCall.failsNextRefund(number);
        buyer.pays(order, voided);
        String refund = Objects.requireNonNull(
                        buyer.awaitRefund(number, "FAILED").refunds())
                .getFirst()
                .refundId();

        assertThat(onCall.ops("refunds", "list").lines())
                .anyMatch(line -> line.startsWith("%s %s FAILED 1200.00 CNY ".formatted(number, refund)));
        assertThat(onCall.ops("order", number).lines())
                .anyMatch(line -> line.endsWith("ops refunds retry %s %s".formatted(number, refund)));
        assertThat(onCall.ops("refunds", "retry", number, refund).code()).isZero();
        assertThat(buyer.awaitRefund(number, "REFUNDED").refunds()).hasSize(1);
        OnCall.Ended refused = onCall.ops("refunds", "settle", number, refund, "--note", "by hand");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("409 The refund has not failed"),
                        line -> assertThat(line).contains("the order is PENDING_PAYMENT, version ", "allowed now: "));
    }

    @Test
    @Order(5)
    void the_engineer_on_call_closes_what_was_put_aside() throws Exception {
        OnCall onCall = onCall();
        String unknown = "000" + "0".repeat(15) + "Z";

        onCall.sendsPoison("payment.events", unknown);
        onCall.pays(unknown);

        String letter =
                await().until(() -> onCall.firstWith("letterId", "key", unknown, "dlt", "list"), id -> !id.isEmpty());
        assertThat(onCall.ops("dlt", "show", letter).lines())
                .contains("letter.key " + unknown, "value.content no JSON");
        assertThat(onCall.ops("dlt", "discard", letter, "--note", "a test").lines())
                .contains("state DISCARDED", "note a test");
        OnCall.Ended refused = onCall.ops("dlt", "replay", letter);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.lines()).containsExactly("409 The dead letter is closed: it is DISCARDED already");

        String parked = await().until(
                        () -> onCall.firstWith(
                                "parkingId", "orderNumber", unknown, "parked", "list", "--state", "WAITING"),
                        id -> !id.isEmpty());
        assertThat(onCall.ops("parked", "show", parked).lines()).contains("event.amount 1.00 CNY");
        assertThat(onCall.ops("parked", "settle", parked, "--note", "refunded").lines())
                .contains("state SETTLED");
        assertThat(onCall.ops("deliveries", "list", "--json").code()).isZero();
    }

    @Test
    @Order(6)
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
    @Order(7)
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

    private OnCall onCall() throws Exception {
        return new OnCall(PROJECT, stack.marketplace(), settings.ports());
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
