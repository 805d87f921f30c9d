package marketplace.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import marketplace.operations.FakeServices.Request;
import marketplace.servers.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpsTests {

    private static final String LETTER = """
            {"letterId": 17, "state": "OPEN", "topic": "payment.events", "type": "payment.captured.v1", "key": "00701K9ZD6M4T1XW9QA", "cameAt": "2026-11-23T11:02:41Z",
             "consumerGroup": "order-service", "reason": "body is not \\u001b[31mreadable\\nJSON"}""";

    private final FakeServices services = new FakeServices();

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void a_list_is_a_table_in_which_no_text_steers_the_terminal() {
        services.answers("GET /v1/dead-letters?limit=200&state=OPEN", """
                {"letters": [%s,
                  {"letterId": 18, "state": "OPEN", "topic": "order.events", "cameAt": "2026-11-23T11:02:42Z"}]}""".formatted(LETTER));

        Ran ran = ops("dlt", "list");

        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .containsExactly(
                        "ID STATE CAME TOPIC TYPE KEY GIVEN UP BY REASON",
                        "17 OPEN 2026-11-23T11:02:41Z payment.events payment.captured.v1 00701K9ZD6M4T1XW9QA order-service"
                                + " body is not [31mreadable JSON",
                        "18 OPEN 2026-11-23T11:02:42Z order.events - - - -");
        assertThat(services.requests()).extracting(Request::token).containsExactly("Bearer secret-token");
    }

    @Test
    void a_list_as_json_is_what_the_api_says() {
        services.answers("GET /v1/dead-letters?limit=200&state=OPEN", "{\"letters\": [%s]}".formatted(LETTER));

        Ran ran = ops("dlt", "list", "--json");

        assertThat(json(ran.answers())).isEqualTo(json("[" + LETTER + "]"));
    }

    @Test
    void an_empty_list_is_no_table_but_is_an_array() {
        services.answers("GET /v1/parked-payments?limit=200&state=GIVEN_TO_OPERATOR", "{\"payments\": []}");

        assertThat(ops("parked", "list")).isEqualTo(new Ran(0, "", "none" + System.lineSeparator()));
        assertThat(json(ops("parked", "list", "--json").answers())).isEqualTo(json("[]"));
    }

    @Test
    void a_list_goes_on_over_pages_up_to_its_limit_and_says_that_there_is_more() {
        services.answers(
                        "GET /v1/parked-payments?limit=3",
                        "{\"payments\": [{\"parkingId\": 1}, {\"parkingId\": 2}], \"nextAfter\": 2}")
                .answers(
                        "GET /v1/parked-payments?after=2&limit=3",
                        "{\"payments\": [{\"parkingId\": 3}, {\"parkingId\": 4}], \"nextAfter\": 4}");

        Ran ran = ops("parked", "list", "--state", "ALL", "--limit", "3");

        assertThat(ran.lines()).hasSize(4).last().asString().startsWith("3 -");
        assertThat(ran.remarks()).startsWith("there are more");
        assertThat(services.requests()).hasSize(2);
    }

    @Test
    void one_thing_is_shown_field_by_field() {
        services.answers("GET /v1/parked-payments/7", """
                {"parkingId": 7, "event": {"type": "payment.captured.v1", "amount": {"amount": 99900, "currency": "CNY"}}, "tries": 2}""");

        Ran ran = ops("parked", "show", "7");

        assertThat(ran.lines())
                .containsExactly("parkingId 7", "event.type payment.captured.v1", "event.amount 999.00 CNY", "tries 2");
    }

    @Test
    void a_refusal_says_why_and_what_is_allowed() {
        services.answers("POST /v1/orders/N1/settle-refund", 409, """
                {"title": "The refund has not failed", "detail": "it is REFUNDED", "orderStatus": "CANCELLED", "orderVersion": 9,
                 "allowedActions": ["open-dispute", "ask-refund"], "errors": [{"pointer": "/note", "detail": "too\\nlong"}]}""");

        Ran ran = ops("refunds", "settle", "N1", "R-1", "--note", "by hand");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.answers()).isEmpty();
        assertThat(ran.remarks().lines())
                .containsExactly(
                        "409 The refund has not failed: it is REFUNDED",
                        "  /note: too long",
                        "  the order is CANCELLED, version 9; allowed now: open-dispute, ask-refund");
    }

    @Test
    void what_is_no_problem_document_is_told_as_it_is() {
        services.answers("POST /v1/dead-letters/17/replay", 502, "<html>bad gateway</html>");

        Ran ran = ops("dlt", "replay", "17");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.remarks().strip()).isEqualTo("502 <html>bad gateway</html>");
    }

    @Test
    void a_note_goes_with_what_is_closed_by_hand() {
        services.answers("POST /v1/dead-letters/17/discard", "{\"state\": \"DISCARDED\"}")
                .answers("POST /v1/parked-payments/7/settle", "{\"state\": \"SETTLED\"}")
                .answers("POST /v1/deliveries/N1/settle", "{\"state\": \"SETTLED\"}");

        assertThat(ops("dlt", "discard", "17", "--note", "said \"again\"").lines())
                .containsExactly("state DISCARDED");
        assertThat(ops("parked", "settle", "7", "--note", "refunded").lines()).containsExactly("state SETTLED");
        assertThat(ops("deliveries", "settle", "N1", "--note", "destroyed").lines())
                .containsExactly("state SETTLED");

        assertThat(services.requests())
                .extracting(request -> json(request.body()).path("note").asString())
                .containsExactly("said \"again\"", "refunded", "destroyed");
    }

    @Test
    void refunds_that_are_stuck_are_listed_from_their_orders() {
        services.answers(
                        "GET /v1/orders?limit=50&refundFailed=true&sort=OLDEST_FIRST",
                        "{\"orders\": [{\"orderNumber\": \"N1\"}]}")
                .answers("GET /v1/orders/N1", """
                        {"orderNumber": "N1", "refunds": [
                          {"refundId": "R-1", "state": "REFUNDED", "tries": 1},
                          {"refundId": "R-2", "state": "FAILED", "amount": {"amount": 5, "currency": "JPY"}, "cause": "CANCELLED",
                           "failure": "ACCOUNT_CLOSED", "tries": 10},
                          {"refundId": "R-3", "state": "FAILED", "amount": {"amount": 7, "currency": "JPY"}, "cause": "CANCELLED",
                           "failure": "TRY_LATER", "tries": 2, "nextTryAt": "2026-11-23T11:04:00Z"},
                          {"refundId": "R-4", "state": "PAID_TWICE", "amount": {"amount": 9, "currency": "JPY"},
                           "cause": "CANCELLED", "tries": 3, "note": "by transfer"}]}""");

        assertThat(ops("refunds", "list").lines())
                .containsExactly(
                        "ORDER REFUND STATE AMOUNT CAUSE FAILURE TRIES NEXT TRY NOTE",
                        "N1 R-2 FAILED 5 JPY CANCELLED ACCOUNT_CLOSED 10 none: given up -",
                        "N1 R-3 FAILED 7 JPY CANCELLED TRY_LATER 2 2026-11-23T11:04:00Z -",
                        "N1 R-4 PAID_TWICE 9 JPY CANCELLED - 3 none: paid twice by transfer");
    }

    @Test
    void a_refund_is_retried_under_a_key_and_shown_as_it_is_then() {
        services.answers("POST /v1/orders/N%201/retry-refund", """
                {"orderNumber": "N 1", "refunds": [{"refundId": "R-2", "state": "REQUESTED"}, {"refundId": "R-3", "state": "FAILED"}]}""");

        Ran ran = ops("refunds", "retry", "N 1", "R-2");

        assertThat(ran.lines()).containsExactly("orderNumber N 1", "refundId R-2", "state REQUESTED");
        assertThat(services.requests()).singleElement().satisfies(request -> {
            assertThat(json(request.body())).isEqualTo(json("{\"refundId\": \"R-2\"}"));
            assertThat(request.key()).hasSize(36);
        });
    }

    @Test
    void late_orders_come_by_due_time_with_what_the_timeout_service_makes_of_them() {
        String orders = """
                {"orders": [
                  {"orderNumber": "N1", "status": "AWAITING_START", "running": {"kind": "START", "dueAt": "2026-11-22T00:00:00Z", "onExpiry": "CANCEL"}},
                  {"orderNumber": "N2", "status": "PENDING_PAYMENT", "running": {"kind": "PAYMENT", "dueAt": "2026-11-21T00:00:00Z", "onExpiry": "CANCEL"}}]}""";
        services.answers("GET /v1/orders?deadlineWithin=PT0S&limit=50&sort=OLDEST_FIRST", orders)
                .answers("GET /v1/schedules/N1", "{\"attempts\": 3, \"nextAt\": \"2026-11-22T00:05:00Z\"}");

        assertThat(ops("late").lines())
                .containsExactly(
                        "ORDER STATUS DEADLINE DUE THEN NEXT TRY TRIES",
                        "N2 PENDING_PAYMENT PAYMENT 2026-11-21T00:00:00Z CANCEL - -",
                        "N1 AWAITING_START START 2026-11-22T00:00:00Z CANCEL 2026-11-22T00:05:00Z 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dlt",
                "dlt drop 7",
                "dlt show x",
                "dlt discard 7",
                "parked settle 7",
                "refunds retry N1",
                "refunds settle N1 R-1",
                "deliveries settle N1",
                "order",
                "late --limit x",
                "pause",
                "pause relay",
                "resume",
                "lag --nope",
                "status --nope",
                "watch --order"
            })
    void who_does_not_know_how_to_use_it_is_told_and_nothing_is_asked(String line) {
        Ran ran = ops(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.answers()).isEmpty();
        assertThat(ran.remarks()).contains("Usage: ops");
        assertThat(services.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "watch --help",
                "order --help",
                "lag --help",
                "status --help",
                "late --help",
                "pause --help",
                "resume --help",
                "paused --help",
                "refunds settle --help",
                "parked retry --help",
                "deliveries --help",
                "dlt replay -h"
            })
    void help_is_there_for_everything_and_asks_nobody(String line) {
        Ran ran = Ran.ops(Map.of(), line.split(" "));

        assertThat(ran.code()).isZero();
        assertThat(ran.answers()).startsWith("Usage: ops").contains("--json");
        assertThat(ran.remarks()).isEmpty();
    }

    @Test
    void the_token_is_the_one_that_run_leaves_behind(@TempDir Path tokens) throws IOException {
        services.answers("GET /v1/dead-letters/1", "{}");
        Map<String, String> elsewhere =
                Map.of("ORDERS", services.environment().getOrDefault("ORDERS", ""), "TOKENS", tokens.toString());
        Ran without = Ran.ops(elsewhere, "dlt", "show", "1");

        Files.writeString(tokens.resolve("operator"), "left-behind\n");
        Ran with = Ran.ops(elsewhere, "dlt", "show", "1");

        assertThat(without.code()).isEqualTo(1);
        assertThat(without.remarks()).startsWith("no token: set TOKEN");
        assertThat(with.code()).isZero();
        assertThat(services.requests()).extracting(Request::token).containsExactly("Bearer left-behind");
    }

    @Test
    void where_nobody_answers_that_is_told() {
        String nobody = "http://127.0.0.1:" + Ports.free();

        Ran ran = Ran.ops(Map.of("ORDERS", nobody, "TOKEN", "t"), "late");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.remarks()).startsWith("order-service does not answer at " + nobody);
    }

    private Ran ops(String... arguments) {
        return Ran.ops(services.environment(), arguments);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
