package marketplace.contracts;

import static marketplace.contracts.FixtureOrder.BUYER;
import static marketplace.contracts.FixtureOrder.OPERATOR;
import static marketplace.contracts.FixtureOrder.PROVIDER;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import marketplace.contracts.OrderCommandMessage.AgreeRefundByDeadline;
import marketplace.contracts.OrderEventDetails.DisputeDecided;
import marketplace.contracts.OrderEventDetails.DisputeOpened;
import marketplace.contracts.OrderEventDetails.DisputeWithdrawn;
import marketplace.contracts.OrderEventDetails.EvidenceAdded;
import marketplace.contracts.OrderEventDetails.ExtensionAccepted;
import marketplace.contracts.OrderEventDetails.ExtensionDeclined;
import marketplace.contracts.OrderEventDetails.ExtensionProposed;
import marketplace.contracts.OrderEventDetails.RefundAgreed;
import marketplace.contracts.OrderEventDetails.RefundAsked;
import marketplace.contracts.OrderEventDetails.RefundRefused;
import marketplace.contracts.OrderEventDetails.RefundRetried;
import marketplace.contracts.OrderEventDetails.RefundSettled;
import marketplace.contracts.OrderEventDetails.RefundWithdrawn;
import marketplace.contracts.WireDeadline.Expiry;

/** An order about which buyer and provider do not agree at once: more time, money back, and what the operator says. */
final class ClaimFixtures {

    private static final WireMoney PRICE = new WireMoney(150_000, "CNY");
    private static final WireMoney HALF = new WireMoney(75_000, "CNY");

    private static final FixtureOrder ORDER = new FixtureOrder(
            "00501K9ZG8N4TQXC2W6J",
            "product-migration",
            "应用上云迁移 Application migration",
            "MANUAL",
            true,
            PRICE,
            Instant.parse("2026-11-02T02:00:00Z"),
            null);

    private static final Duration DAY = Duration.ofDays(1);
    private static final WireDeadline TO_START = FixtureOrder.deadline(
            "START-5",
            "2026-11-02T04:00:00Z",
            Duration.ofDays(15),
            Role.PROVIDER,
            Expiry.CANCEL,
            DAY.multipliedBy(3),
            DAY);
    private static final WireDeadline TO_START_LATER = FixtureOrder.deadline(
            "START-9",
            "2026-11-02T04:00:00Z",
            Duration.ofDays(18),
            Role.PROVIDER,
            Expiry.CANCEL,
            DAY.multipliedBy(3),
            DAY);
    private static final WireDeadline TO_ANSWER = FixtureOrder.deadline(
            "REFUND_ANSWER-16",
            "2026-11-24T06:30:00.200Z",
            Duration.ofDays(3),
            Role.PROVIDER,
            Expiry.AGREE_REFUND,
            DAY);

    private ClaimFixtures() {}

    static Stream<Message> all() {
        return Stream.of(extensions(), refunds(), disputes(), failedRefund(), commands())
                .flatMap(messages -> messages);
    }

    private static Stream<Message> extensions() {
        return Stream.of(
                ORDER.event(
                        6,
                        "2026-11-09T01:00:00Z",
                        PROVIDER,
                        "AWAITING_START",
                        TO_START,
                        new ExtensionProposed(
                                1,
                                Role.PROVIDER,
                                "START-5",
                                Instant.parse("2026-11-24T04:00:00Z"),
                                "our engineers are booked until then")),
                ORDER.event(7, "2026-11-09T03:12:30.450Z", BUYER, "AWAITING_START", TO_START, new ExtensionDeclined(1)),
                ORDER.event(
                        9,
                        "2026-11-10T02:20:00.100Z",
                        BUYER,
                        "AWAITING_START",
                        TO_START_LATER,
                        new ExtensionAccepted(2, "START", TO_START.dueAt(), TO_START_LATER.dueAt())));
    }

    private static Stream<Message> refunds() {
        return Stream.of(
                ORDER.event(
                        13,
                        "2026-11-23T05:00:00Z",
                        BUYER,
                        "AWAITING_CONFIRMATION",
                        toConfirm("CONFIRMATION-13", "2026-11-23T05:00:00Z", 14),
                        new RefundWithdrawn(1)),
                ORDER.event(
                        15,
                        "2026-11-23T09:45:12.008Z",
                        PROVIDER,
                        "AWAITING_CONFIRMATION",
                        toConfirm("CONFIRMATION-15", "2026-11-23T09:45:12.008Z", 13),
                        new RefundRefused(2, "two of three applications run, as the minutes of Friday say")),
                ORDER.event(
                        16,
                        "2026-11-24T06:30:00.200Z",
                        BUYER,
                        "AWAITING_CONFIRMATION",
                        TO_ANSWER,
                        new RefundAsked(3, "NOT_AS_DESCRIBED", "第三个应用没有迁移 (the third one is not migrated)", HALF)),
                ORDER.event(
                        17,
                        "2026-11-27T06:30:00.910Z",
                        FixtureOrder.DEADLINE,
                        "AWAITING_CONFIRMATION",
                        null,
                        new RefundAgreed(3, HALF)));
    }

    private static Stream<Message> disputes() {
        return Stream.of(
                ORDER.event(
                        12,
                        "2026-11-22T11:00:00Z",
                        PROVIDER,
                        "AWAITING_CONFIRMATION",
                        null,
                        new DisputeOpened(1, Role.PROVIDER, "the buyer does not answer and does not confirm")),
                ORDER.event(
                        13,
                        "2026-11-22T12:30:00.330Z",
                        BUYER,
                        "AWAITING_CONFIRMATION",
                        null,
                        new EvidenceAdded(1, Role.BUYER)),
                ORDER.event(
                        14,
                        "2026-11-22T14:00:00Z",
                        PROVIDER,
                        "AWAITING_CONFIRMATION",
                        toConfirm("CONFIRMATION-14", "2026-11-22T14:00:00Z", 14),
                        new DisputeWithdrawn(1)),
                ORDER.event(
                        17,
                        "2026-11-26T08:00:00Z",
                        OPERATOR,
                        "AWAITING_CONFIRMATION",
                        null,
                        new DisputeDecided(
                                2, "CANCEL", HALF, "half of the work was done, and half of the price is due")));
    }

    private static Stream<Message> failedRefund() {
        return Stream.of(
                ORDER.event(
                        21,
                        "2026-11-26T08:16:03.700Z",
                        FixtureOrder.PAYMENTS,
                        "CANCELLED",
                        null,
                        new RefundRetried("R-capture-a7d0", "capture-a7d0", HALF, 2)),
                ORDER.event(
                        23,
                        "2026-11-27T02:00:00Z",
                        OPERATOR,
                        "CANCELLED",
                        null,
                        new RefundSettled("R-capture-a7d0", HALF, null)));
    }

    private static Stream<Message> commands() {
        return Stream.of(new AgreeRefundByDeadline(
                ORDER.number(), TO_ANSWER.id(), TO_ANSWER.dueAt(), Instant.parse("2026-11-27T06:30:00.440Z")));
    }

    private static WireDeadline toConfirm(String id, String startedAt, int days) {
        return FixtureOrder.deadline(
                id, startedAt, Duration.ofDays(days), Role.BUYER, Expiry.CONFIRM, DAY.multipliedBy(3), DAY);
    }
}
