package marketplace.order.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.download.RawHttp.Received;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in downloaded files. */
class DownloadContentTests {

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void an_unpaid_order_in_chinese_and_shanghai() {
        String product = market.product(TestMarketplace.offer("数据库迁移"));
        String number = market.place(product);
        Instant now = clock.instant();

        Table table = Table.download(market.provider, "zone=Asia/Shanghai");

        assertThat(table.titles())
                .startsWith("订单号", "版本", "状态", "状态代码", "商品编号", "商品名称", "交付方式", "用户", "服务商")
                .containsSequence("截止时间", "待处理方", "退款状态", "退款金额", "已退金额", "实收金额", "退款申请")
                .endsWith("申请退款时间", "纠纷处理中", "交付编号", "交付收回时间")
                .hasSize(34)
                .doesNotHaveDuplicates();
        assertThat(table.cell("订单号")).isEqualTo(number);
        assertThat(table.cell("版本")).isEqualTo("1");
        assertThat(table.cell("状态")).isEqualTo("待付款");
        assertThat(table.cell("状态代码")).isEqualTo("PENDING_PAYMENT");
        assertThat(table.cell("商品编号")).isEqualTo(product);
        assertThat(table.cell("商品名称")).isEqualTo("数据库迁移");
        assertThat(table.cell("交付方式")).isEqualTo("人工交付");
        assertThat(table.cell("标价")).isEqualTo("120.00");
        assertThat(table.cell("成交价")).isEqualTo("120.00");
        assertThat(table.cell("币种")).isEqualTo("CNY");
        assertThat(table.cell("当前期限")).isEqualTo("支付");
        assertThat(table.cell("待处理方")).isEqualTo("用户");
        assertThat(table.cell("购买时间")).endsWith("+08:00");
        assertThat(OffsetDateTime.parse(table.cell("购买时间")).toInstant()).isEqualTo(now);
        assertThat(OffsetDateTime.parse(table.cell("截止时间")).toInstant()).isEqualTo(now.plus(Duration.ofDays(7)));
        assertThat(table.cell("支付时间")).isEmpty();
        assertThat(table.cell("纠纷处理中")).isEqualTo("否");
        for (String money : new String[] {"退款金额", "已退金额", "实收金额", "申请退款金额"}) {
            assertThat(table.cell(money)).as(money).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void a_completed_order_in_english(String format) {
        String number = market.awaitingConfirmation(market.productWithForm());
        market.press(market.buyer, number, "confirm", "").expect(200);

        Table table = Table.download(market.buyer, "language=en&format=" + format);

        assertThat(table.cell("Order number")).isEqualTo(number);
        assertThat(table.cell("Status")).isEqualTo("Completed");
        assertThat(table.cell("Delivery")).isEqualTo("Manual service");
        assertThat(table.cell("Buyer")).startsWith("alice-");
        assertThat(table.cell("Provider")).startsWith("acme-");
        assertThat(table.cell("Price")).isEqualTo("120.00");
        for (String time : new String[] {"Paid at", "Started at", "Declared complete at", "Completed at"}) {
            assertThat(Instant.parse(table.cell(time))).as(time).isEqualTo(clock.instant());
        }
        assertThat(table.cell("Waiting for")).isEmpty();
        assertThat(table.cell("Due at")).isEmpty();
        assertThat(table.lines().toString()).doesNotContain("s3cret", "Li Lei", "138 0000");
    }

    @Test
    void a_repriced_and_cancelled_order_with_its_refund() {
        String number = market.place(market.productWithoutForm());
        market.press(market.provider, number, "reprice", TestMarketplace.price(9905), "If-Match", "\"1\"")
                .expect(200);
        String attempt = market.openAttempt(number);
        market.press(market.buyer, number, "cancel", Map.of("reason", "bought \"elsewhere\",\r\nsorry"))
                .expect(200);
        market.capture(number, attempt, 9905);
        Awaitility.await()
                .until(() -> market.order(market.buyer, number)
                        .text("/refunds/0/state")
                        .equals("REQUESTED"));

        Table table = Table.download(market.provider, "language=en");

        assertThat(table.cell("List price")).isEqualTo("120.00");
        assertThat(table.cell("Price")).isEqualTo("99.05");
        assertThat(table.cell("Status code")).isEqualTo("CANCELLED");
        assertThat(table.cell("Cancelled because")).isEqualTo("Cancelled by the buyer");
        assertThat(table.cell("Reason given")).isEqualTo("bought \"elsewhere\",\r\nsorry");
        assertThat(Instant.parse(table.cell("Cancelled at"))).isEqualTo(clock.instant());
        assertThat(table.cell("Refund")).isEqualTo("Refund requested");
        assertThat(table.cell("Refund amount")).isEqualTo("99.05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void an_order_over_whose_refund_there_is_a_dispute(String format) {
        String number = market.inProgress(market.productWithoutForm());
        Map<String, Object> wish =
                Map.of("reason", "DOES_NOT_WORK", "text", "=1+1", "amount", TestMarketplace.cny(5000));
        market.press(market.buyer, number, "ask-refund", wish).expect(200);
        market.press(market.provider, number, "open-dispute", Map.of("reason", "it does"))
                .expect(200);

        Table open = Table.download(market.provider, "language=en&format=" + format);
        market.press(
                        market.operator,
                        number,
                        "decide-dispute",
                        Map.of("outcome", "CANCEL", "reason", "half of it", "refund", TestMarketplace.cny(3000)))
                .expect(200);
        Table decided = Table.download(market.provider, "language=en&format=" + format);

        assertThat(open.cell("Refund claim")).isEqualTo("Awaiting an answer");
        assertThat(open.cell("Claimed because")).isEqualTo("Does not work");
        assertThat(open.cell("Amount claimed")).isEqualTo("50.00");
        assertThat(Instant.parse(open.cell("Claimed at"))).isEqualTo(clock.instant());
        assertThat(open.cell("Open dispute")).isEqualTo("Yes");
        assertThat(open.cell("Kept amount")).isEqualTo("120.00");
        assertThat(decided.cell("Refund claim")).isEqualTo("Overtaken by the end of the order");
        assertThat(decided.cell("Open dispute")).isEqualTo("No");
        assertThat(decided.cell("Refund amount")).isEqualTo("30.00");
        assertThat(decided.cell("Refunded amount")).isEqualTo("0.00");
        assertThat(decided.cell("Kept amount")).isEqualTo("90.00");
        assertThat(open.lines().toString()).doesNotContain("1+1", "it does");
    }

    @Test
    void a_currency_without_minor_units_has_no_digits_after_the_point() {
        Map<String, Object> offer = new HashMap<>(TestMarketplace.offer("Operations"));
        offer.put("listPrice", Map.of("amount", 12_000, "currency", "JPY"));
        market.place(market.product(offer));

        Table table = Table.download(market.provider, "language=en");

        assertThat(table.cell("Price")).isEqualTo("12000");
        assertThat(table.cell("Currency")).isEqualTo("JPY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "＋1", "－1", "＠x"})
    void what_a_spreadsheet_would_calculate_is_text(String name) {
        market.place(market.product(TestMarketplace.offer(name)));

        Table csv = Table.download(market.provider, "language=en");
        Table xlsx = Table.download(market.provider, "language=en&format=xlsx");

        assertThat(csv.cell("Product")).isEqualTo("'" + name);
        assertThat(xlsx.cell("Product")).isEqualTo(name);
    }

    @Test
    void a_query_that_selects_nothing_is_a_file_with_titles() {
        for (String format : new String[] {"csv", "xlsx"}) {
            Table table = Table.download(market.provider, "format=" + format);

            assertThat(table.titles()).contains("订单号");
            assertThat(table.lines()).isEmpty();
        }
    }

    @Test
    void a_csv_file_is_as_rfc_4180_has_it_with_a_byte_order_mark_on_request() {
        market.place(market.product(TestMarketplace.offer("a \"b\", c\nd")));

        byte[] plain = file("language=en");
        byte[] marked = file("language=en&bom=true");

        String text = new String(plain, StandardCharsets.UTF_8);
        assertThat(text).startsWith("Order number,Version,").endsWith("\r\n").contains(",\"a \"\"b\"\", c\nd\",");
        assertThat(text.replace("\r\n", "").replace("c\nd", "")).doesNotContain("\r", "\n");
        assertThat(marked)
                .startsWith(0xEF, 0xBB, 0xBF)
                .hasSize(plain.length + 3)
                .endsWith(plain);
    }

    @Test
    void the_answer_says_what_it_is_and_how_to_call_it() {
        try (RawHttp csv = RawHttp.get(market.buyer, "/v1/orders/download?zone=Asia/Shanghai");
                RawHttp xlsx = RawHttp.get(market.buyer, "/v1/orders/download?format=xlsx&language=en")) {
            assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
            assertThat(csv.header("Content-Disposition"))
                    .matches("attachment; filename=\"orders-[0-9]{8}-[0-9]{6}\\.csv\";"
                            + " filename\\*=UTF-8''%E8%AE%A2%E5%8D%95-[0-9]{8}-[0-9]{6}\\.csv");
            assertThat(csv.header("Cache-Control")).isEqualTo("no-store");
            assertThat(csv.header("Trailer")).isEqualTo("Row-Count, Repr-Digest");
            assertThat(csv.header("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(xlsx.header("Content-Type"))
                    .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assertThat(xlsx.header("Content-Disposition")).contains("filename*=UTF-8''orders-");
        }
    }

    private byte[] file(String query) {
        try (RawHttp http = RawHttp.get(market.provider, "/v1/orders/download?" + query)) {
            Received received = http.receive();
            assertThat(received.complete()).isTrue();
            return received.body();
        }
    }
}
